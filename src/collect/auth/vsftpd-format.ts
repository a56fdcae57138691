import type { Format } from '../format.ts';
import { VsftpdParser } from './vsftpd-parser.ts';
import { XferlogParser } from './xferlog-parser.ts';

/** vsftpd's own log (`vsftpd_log_file`, with `dual_log_enable` or without xferlog). */
export const VSFTPD: Format = {
  name: 'vsftpd',
  kind: 'auth',
  createParser: (options) => new VsftpdParser(options),
};

/** The transfer log of wu-ftpd, which vsftpd, ProFTPD and Pure-FTPd write too (xferlog(5)). */
export const WU_FTPD: Format = {
  name: 'wu-ftpd',
  kind: 'auth',
  createParser: (options) => new XferlogParser(options),
};
