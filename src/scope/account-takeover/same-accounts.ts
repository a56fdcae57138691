import type { Entry } from './entry.ts';

/**
 * Puts together the logins of an actor to one member's account where the log names none, but the requests that followed
 * tell whose it was.
 *
 * @param entries in order of time; of those put together the first stands for all
 */
export function sameAccounts(entries: readonly Entry[]): Entry[] {
  const first = new Map<string, Entry>();
  return entries.filter((entry) => {
    const { tenant, actor, account, member } = entry;
    if (account !== '' || member === null) return true;
    const key = JSON.stringify([tenant, actor, member.by, member.value]);
    const known = first.get(key);
    if (known === undefined) first.set(key, entry);
    else known.absorb(entry, { changes: false, purchases: false });
    return known === undefined;
  });
}
