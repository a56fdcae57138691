import { UNKNOWN_HAND } from '../../model/unknown-hand.ts';
import { accountName } from './account-name.ts';
import type { AddressBook } from './address-book.ts';
import type { Entry } from './entry.ts';
import type { HostileTimes } from './hostile-time.ts';

/** Where nothing but another attack speaks against an address, more accounts than this are rather its neighbours'. */
const FEW = 3;

export interface SiftedEntries {
  readonly entered: readonly Entry[];
  /** Of a shared line: honest customers may be among them. */
  readonly shared: ReadonlySet<Entry>;
  /** Nothing tells whether the actor or somebody else behind the same address logged in. */
  readonly doubtful: readonly Entry[];
}

/**
 * Keeps what can be laid to the actor. From an address that attacked logins, all accounts that were not at home there;
 * on a shared line, of those with a name only the ones that a finding names. From an address that only attacked
 * otherwise, a few accounts, and none where many people are, nor where no more than a few requests speak against it:
 * whoever was marked for an odd search logs in to an own account.
 */
export function siftEntries(
  entries: readonly Entry[],
  times: HostileTimes,
  addresses: AddressBook,
): SiftedEntries {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(placeOf(entry), (counts.get(placeOf(entry)) ?? 0) + 1);
  const entered: Entry[] = [];
  const shared = new Set<Entry>();
  const doubtful: Entry[] = [];
  for (const entry of entries) {
    const time = times.of(entry.address, entry.tenant);
    const isShared = addresses.of(entry)?.isShared === true;
    const isNamed = time?.named.has(accountName(entry.account)) === true;
    const isLaid =
      entry.actor === UNKNOWN_HAND ||
      (time?.byLogins === true
        ? !isShared || isNamed || entry.account === ''
        : !isShared && time?.isSlight !== true && counts.get(placeOf(entry))! <= FEW);
    if (isLaid) entered.push(entry);
    else doubtful.push(entry);
    if (isLaid && isShared) shared.add(entry);
  }
  return { entered, shared, doubtful };
}

function placeOf({ tenant, address }: Entry): string {
  return `${tenant}\0${address}`;
}
