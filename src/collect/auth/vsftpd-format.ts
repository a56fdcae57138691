import type { Format } from '../format.ts';
import type { AuthFacts } from './auth-facts.ts';
import { TimedLineParser } from './timed-line-parser.ts';
import { readVsftpdMessage } from './vsftpd-message.ts';
import { readXferlogLine } from './xferlog-line.ts';

/** Behind the time, before what vsftpd also gives to syslog. */
const HEAD = /^ \[pid \d+\] /;

/** vsftpd's own log (`vsftpd_log_file`, with `dual_log_enable` or without xferlog). */
export const VSFTPD: Format = {
  name: 'vsftpd',
  kind: 'auth',
  createParser: (options) => new TimedLineParser('vsftpd', readVsftpdLine, options),
};

/** The transfer log of wu-ftpd, which vsftpd, ProFTPD and Pure-FTPd write too (xferlog(5)). */
export const WU_FTPD: Format = {
  name: 'wu-ftpd',
  kind: 'auth',
  createParser: (options) => new TimedLineParser('wu-ftpd', readXferlogLine, options),
};

function readVsftpdLine(text: string): AuthFacts | undefined {
  const head = HEAD.exec(text)?.[0];
  return head === undefined ? undefined : readVsftpdMessage(text.slice(head.length));
}
