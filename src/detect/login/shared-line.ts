import { HOUR_MS } from '../../model/time-units.ts';
import { networkOf } from '../../request/address/network-of.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SmallSet } from '../state/small-set.ts';
import { textHash } from '../state/text-hash.ts';

/** What was tried is added up for so long at a time: what happens on a line before and after says nothing of it. */
const SPAN_MS = 2 * HOUR_MS;
/** A carrier gives its customers many addresses. */
const LEAST_ADDRESSES = 3;
/** Fewer people who get in may be a list's few right pairs. */
const LEAST_ENTERED = 10;
/** Of those who mistype most get in in the end; of a list hardly any pair is right. */
const LEAST_SHARE = 0.08;
const KEPT_ADDRESSES = 16;

/** What all addresses of one network tried at one login page in one span of time. */
export interface LineTally {
  tries: number;
  entered: number;
  /** Hashes of the addresses that tried. */
  readonly addresses: SmallSet<number>;
}

/**
 * Networks (/24, /48) behind whose addresses many people are: a mobile carrier's, which gives one person's next request
 * another address, and the next person this one's. Known by how many get in, over all of the network's addresses.
 */
export class SharedLines {
  readonly #tallies: RecentMap<string, LineTally>;

  /** @param forgot is told where there was no room */
  constructor(forgot?: () => void) {
    this.#tallies = new RecentMap({ capacity: 8_192, idleMs: 2 * SPAN_MS, forgot });
  }

  /** Counts a try at a login page, and gives what it is counted in. */
  note(page: string, address: string, at: number, hasEntered: boolean): LineTally {
    const span = Math.floor(at / SPAN_MS);
    const tally = this.#tallies.open(`${page}\0${span}\0${networkOf(address)}`, at, newTally);
    tally.tries++;
    if (hasEntered) tally.entered++;
    if (tally.addresses.size < KEPT_ADDRESSES) tally.addresses.add(textHash(address));
    return tally;
  }
}

/** Whether what was tried in these spans is what many people try on one line. */
export function isSharedLine(tallies: readonly LineTally[]): boolean {
  const tries = tallies.reduce((sum, tally) => sum + tally.tries, 0);
  const entered = tallies.reduce((sum, tally) => sum + tally.entered, 0);
  const addresses = Math.max(0, ...tallies.map((tally) => tally.addresses.size));
  return addresses >= LEAST_ADDRESSES && entered >= LEAST_ENTERED && entered >= LEAST_SHARE * tries;
}

function newTally(): LineTally {
  return { tries: 0, entered: 0, addresses: new SmallSet() };
}
