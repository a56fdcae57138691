import type { AuthFacts } from './auth-facts.ts';

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
