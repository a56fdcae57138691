import type { AddressBook } from './address-book.ts';
import type { Entry, ToldActs } from './entry.ts';

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
  return unnamed.filter((entry) => {
    const login = addresses.of(entry)?.takeNearest(entry.at, SAME_LOGIN_MS);
    if (login === undefined) return true;
    login.entry?.absorb(entry, toldOf(entry.tenant));
    return false;
  });
}
