import type { AuthFacts } from './auth-facts.ts';

/** Commands by which files are sent and fetched (RFC 959, 4.1.3). */
const UPLOADS: ReadonlySet<string> = new Set(['STOR', 'STOU', 'APPE']);
const COMMANDS: ReadonlySet<string> = new Set(
  'USER PASS ACCT CWD CDUP REIN QUIT PORT PASV TYPE STRU MODE RETR STOR STOU APPE ALLO REST RNFR RNTO ABOR DELE RMD MKD PWD LIST NLST SITE SYST STAT HELP NOOP FEAT OPTS AUTH PBSZ PROT EPSV EPRT MDTM SIZE MLSD MLST MFMT LANG CLNT XCWD XPWD XMKD XRMD HOST'.split(
    ' ',
  ),
);

/** Whether a word is a command of FTP, which no method of HTTP is. */
export function isFtpCommand(word: string): boolean {
  return COMMANDS.has(word);
}

/**
 * What a command of FTP tells that a server logged with its answer.
 *
 * @param status the reply's code (RFC 959, 4.2.1); -1 when the log has none
 */
export function readFtpCommand(command: string, argument: string, status: number): AuthFacts {
  const result = status < 0 ? '' : status < 400 ? 'success' : 'failure';
  // What stands behind PASS is a password where a server does not hide it.
  if (command === 'PASS')
    return { action: 'ftp.login', result: status === 331 ? '' : result, message: command };
  if (UPLOADS.has(command)) return { action: 'ftp.upload', result, object: argument, message: command };
  if (command === 'RETR') return { action: 'ftp.download', result, object: argument, message: command };
  return { object: argument, message: command };
}
