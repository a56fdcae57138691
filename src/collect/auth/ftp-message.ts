import type { AuthFacts } from './sshd-message.ts';

/** ProFTPD: `192.0.2.1 (client.example[203.0.113.9]) - USER alice: Login successful.` */
const PROFTPD = /^\S+ \([^[\])]*\[(?:::ffff:)?(?<address>[^\]]+)\]\)(?: -|:) (?<says>.*)$/s;
const PROFTPD_LOGIN = /^(?:USER|ANON) (?<account>.*?)(?: \(Login failed\))?: (?<outcome>.*)$/s;

/** Reads a message of ProFTPD; its transfers stand in a log of their own (xferlog). */
export function readProftpdMessage(text: string): AuthFacts {
  const { address, says = '' } = PROFTPD.exec(text)?.groups ?? {};
  const login = PROFTPD_LOGIN.exec(says)?.groups;
  if (address === undefined || login === undefined) return { address, message: text };
  const result = /^Login successful/.test(login.outcome ?? '') ? 'success' : 'failure';
  return { action: 'ftp.login', result, address, account: login.account, message: says };
}

/** Pure-FTPd: `(alice@203.0.113.9) [INFO] alice is now logged in`. */
const PURE = /^\((?<account>[^@\s]*)@(?:::ffff:)?(?<address>[^)\s]+)\) \[[A-Z]+\] (?<says>.*)$/s;
const PURE_LOGIN = /^(?<account>.+) is now logged in$/s;
const PURE_FAILURE = /^Authentication failed for user \[(?<account>.*)\]$/s;
const PURE_FILE = /^(?<object>.+) (?<verb>uploaded|downloaded) {1,2}\((?<bytes>\d+) bytes,/s;

/** Reads a message of Pure-FTPd, which names who is nobody yet `?`. */
export function readPureFtpdMessage(text: string): AuthFacts {
  const { address, account, says = '' } = PURE.exec(text)?.groups ?? {};
  if (address === undefined) return { message: text };
  const login = PURE_LOGIN.exec(says)?.groups;
  if (login !== undefined)
    return { action: 'ftp.login', result: 'success', address, account: login.account, message: 'logged-in' };
  const failure = PURE_FAILURE.exec(says)?.groups;
  if (failure !== undefined)
    return { action: 'ftp.login', result: 'failure', address, account: failure.account, message: 'failed' };
  const file = PURE_FILE.exec(says)?.groups;
  const known = { address, account: account === '?' ? '' : account };
  if (file === undefined) return { ...known, message: says };
  return {
    ...known,
    action: file.verb === 'uploaded' ? 'ftp.upload' : 'ftp.download',
    result: 'success',
    object: file.object?.replace(/^(\/.*?)\/\//, '$1/'),
    bytes: Number(file.bytes),
    message: file.verb,
  };
}
