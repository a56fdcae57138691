import type { AddressBook, NamedLogin } from './address-book.ts';
import { absorb, type Entry, type ToldActs } from './entry.ts';

/** Clocks of a shop's machines differ by no more. */
const SAME_LOGIN_MS = 2 * 60_000;

/**
 * Puts together what two logs tell of one login: the web server's line, which names no account, and the audit log's,
 * which does, of the same address within two minutes. What the audit log gives to the owner is the owner's.
 *
 * @returns the logins that only the web server's log tells of
 */
export function joinLogs(
  unnamed: readonly Entry[],
  addresses: AddressBook,
  toldOf: (tenant: string) => ToldActs,
): Entry[] {
  const told = new Set<NamedLogin>();
  return unnamed.filter((entry) => {
    const login = nearest(addresses.of(entry).logins, entry.at, told);
    if (login === undefined) return true;
    told.add(login);
    if (login.entry !== undefined) absorb(login.entry, entry, toldOf(entry.tenant));
    return false;
  });
}

function nearest(
  logins: readonly NamedLogin[],
  at: number,
  told: ReadonlySet<NamedLogin>,
): NamedLogin | undefined {
  let best: NamedLogin | undefined;
  for (let i = firstFrom(logins, at - SAME_LOGIN_MS); i < logins.length; i++) {
    const login = logins[i]!;
    if (login.at > at + SAME_LOGIN_MS) break;
    if (told.has(login)) continue;
    if (best === undefined || Math.abs(login.at - at) < Math.abs(best.at - at)) best = login;
  }
  return best;
}

/** The place of the first login at a time or later. */
function firstFrom(logins: readonly NamedLogin[], at: number): number {
  let low = 0;
  let high = logins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (logins[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
