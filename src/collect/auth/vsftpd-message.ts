import type { ShopAction } from '../../model/shop-action.ts';
import type { AuthFacts } from './auth-facts.ts';

/** `[alice] OK DOWNLOAD: Client "203.0.113.9", "/a.zip", 12 bytes, 3.4Kbyte/sec`. */
const LINE =
  /^(?:\[(?<account>[^\]]*)\] )?(?<verb>[A-Za-z ]+): Client "(?<address>[^"]*)"(?:, (?<rest>.*))?$/s;
const FILE = /^"(?<object>.*)"(?:, (?<bytes>\d+) bytes)?/s;

/** What the verbs of vsftpd mean to us; others (CONNECT, MKDIR, FTP command) are no logins or transfers. */
const ACTIONS: Readonly<Record<string, ShopAction>> = {
  LOGIN: 'ftp.login',
  DOWNLOAD: 'ftp.download',
  UPLOAD: 'ftp.upload',
  'APPEND UPLOAD': 'ftp.upload',
};

/** All that `auth.log` and `secure` hold of vsftpd: what PAM says there of a wrong password. */
const REFUSED =
  /^(?<module>pam_\w+\(\w+:auth\)|\(pam_unix\)):? authentication failure; logname=\S* uid=\d+ euid=\d+ tty=\S* ruser=(?<account>.*?) rhost=(?<address>\S+)/;

/** Reads a message of vsftpd in the syslog; undefined when it tells of no login. */
export function readVsftpdSyslog(text: string): AuthFacts | undefined {
  const groups = REFUSED.exec(text)?.groups;
  if (groups === undefined) return readVsftpdMessage(text);
  const { account, address, module } = groups;
  return {
    address: address?.replace(/^::ffff:(?=\d+\.)/i, ''),
    account,
    action: 'ftp.login',
    result: 'failure',
    // By this the server's own line of the same try is told from it, and that of another module.
    object: module,
    message: 'pam-failure',
  };
}

/** Reads a message of vsftpd, behind its process id; undefined when it is none. */
export function readVsftpdMessage(text: string): AuthFacts | undefined {
  const groups = LINE.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { outcome, name } = verbOf(groups.verb ?? '');
  const file = FILE.exec(groups.rest ?? '')?.groups;
  return {
    address: groups.address?.replace(/^::ffff:(?=\d+\.)/i, ''),
    account: groups.account,
    action: ACTIONS[name] ?? '',
    result: outcome,
    object: file?.object,
    bytes: file?.bytes === undefined ? -1 : Number(file.bytes),
    message: groups.verb,
  };
}

function verbOf(verb: string): { outcome: 'success' | 'failure' | ''; name: string } {
  if (verb.startsWith('OK ')) return { outcome: 'success', name: verb.slice(3) };
  return verb.startsWith('FAIL ') ? { outcome: 'failure', name: verb.slice(5) } : { outcome: '', name: verb };
}
