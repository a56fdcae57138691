import type { AuthFacts } from './auth-facts.ts';

/** Pure-FTPd: `(alice@203.0.113.9) [INFO] alice is now logged in`. */
const PURE = /^\((?<account>[^@\s]*)@(?:::ffff:)?(?<address>[^)\s]+)\) \[[A-Z]+\] (?<says>.*)$/s;
const PURE_LOGIN = /^(?<account>.+) is now logged in$/s;
const PURE_FAILURE = /^Authentication failed for user \[(?<account>.*)\]$/s;
const PURE_FILE = /^(?<object>.+) (?<verb>uploaded|downloaded) {1,2}\((?<bytes>\d+) bytes,/s;

/** Reads a message of Pure-FTPd, in which whoever has not logged in is `?`. */
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
