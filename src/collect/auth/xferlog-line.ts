import type { AuthFacts } from './auth-facts.ts';

/**
 * Behind the time: seconds, host, size, file, type, special action, direction, access mode, user, service,
 * authentication method and user, completion status. The file's name may hold blanks, so both ends are fixed.
 */
const LINE =
  /^ (?<seconds>\d+) (?<address>\S+) (?<bytes>\d+) (?<object>.+) [ab] \S+ (?<direction>[oid]) (?<mode>[agr]) (?<account>\S+) \S+ [01] \S+ (?<status>[ci])$/s;

const ACTIONS: Readonly<Record<string, AuthFacts['action']>> = { o: 'ftp.download', i: 'ftp.upload' };

/** What a line of a transfer log says behind its time (xferlog(5)); undefined where it is none. */
export function readXferlogLine(text: string): AuthFacts | undefined {
  const groups = LINE.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { direction = '' } = groups;
  return {
    address: groups.address?.replace(/^::ffff:(?=\d+\.)/i, ''),
    // An anonymous visitor's "account" is whatever was given as password, often an e-mail address.
    account: groups.mode === 'a' ? 'anonymous' : groups.account,
    action: ACTIONS[direction] ?? '',
    result: groups.status === 'c' ? 'success' : 'failure',
    object: groups.object,
    bytes: Number(groups.bytes),
    durationMs: Number(groups.seconds) * 1000,
    message: direction === 'd' ? 'DELETE' : '',
  };
}
