import type { Format } from '../format.ts';
import { SshdParser } from './sshd-parser.ts';

/** Authentication logs of a server (`auth.log`, `secure`): sshd, sudo, su and FTP servers as syslog writes them. */
export const SSHD: Format = {
  name: 'sshd',
  kind: 'auth',
  createParser: (options) => new SshdParser(options),
};
