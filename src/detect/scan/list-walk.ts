import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import { browserKind } from '../../request/browser-kind.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { Run } from '../state/run.ts';
import { SmallSet } from '../state/small-set.ts';
import { textHash } from '../state/text-hash.ts';

/** More places of one address say nothing more. */
export const PLACES_KEPT = 2_048;
const SIZES_KEPT = 64;
const DAYS_KEPT = 8;
const AGENTS_KEPT = 8;

/** What one address read of one list. */
export interface ListWalk {
  readonly tenant: string;
  readonly address: string;
  /** Hash of its first User-Agent. */
  readonly program: number;
  /** Its first browser: {@link browserKind}. */
  readonly browser: string;
  /** Hours of the day (UTC) in which it read: a bit for each. */
  hours: number;
  /** Hashes of the places that were answered. */
  readonly places: SmallSet<number>;
  readonly sizes: SmallSet<number>;
  readonly days: SmallSet<number>;
  readonly agents: SmallSet<number>;
  /** Of the part that is told of. */
  readonly run: Run;
  readonly firstAt: number;
  lastAt: number;
  bytes: number;
  /** Answers, those to requests that came from another page, and those with a size. */
  read: number;
  linked: number;
  sized: number;
  /** Where the places are numbers: the lowest, the highest, and what divides all their distances; else NaN. */
  low: number;
  high: number;
  step: number;
  busy: boolean;
}

/** @param since what lies before is learned from and not told, in milliseconds since the epoch */
export function notePlace(walk: ListWalk, event: ShopEvent, place: string, since: number): void {
  walk.read++;
  if (event.referer.length > 1) walk.linked++;
  if (event.bytes >= 0) walk.sized++;
  if (walk.places.size <= PLACES_KEPT) {
    const known = walk.places.size;
    walk.places.add(textHash(place));
    if (walk.places.size > known) noteNumber(walk, place);
  }
  if (walk.sizes.size < SIZES_KEPT) walk.sizes.add(event.bytes);
  if (walk.days.size < DAYS_KEPT) walk.days.add(Math.floor(event.at / DAY_MS));
  if (walk.agents.size < AGENTS_KEPT) walk.agents.add(textHash(event.userAgent));
  walk.hours |= 1 << (Math.floor(event.at / HOUR_MS) % 24);
  walk.bytes += Math.max(event.bytes, 0);
  walk.lastAt = Math.max(walk.lastAt, event.at);
  if (!(event.at < since)) walk.run.note(event);
}

export function newListWalk(
  { tenant, address, at, userAgent }: ShopEvent,
  spill: MarkSpill | undefined,
): ListWalk {
  return {
    tenant,
    address,
    program: textHash(userAgent),
    browser: browserKind(userAgent),
    hours: 0,
    places: new SmallSet(),
    sizes: new SmallSet(),
    days: new SmallSet(),
    agents: new SmallSet(),
    run: new Run(Number.POSITIVE_INFINITY, spill),
    firstAt: at,
    lastAt: at,
    bytes: 0,
    read: 0,
    linked: 0,
    sized: 0,
    low: Number.POSITIVE_INFINITY,
    high: Number.NEGATIVE_INFINITY,
    step: 0,
    busy: false,
  };
}

/** The greatest whole number that divides both; the other one where one is 0. */
export function commonStep(a: number, b: number): number {
  let [larger, smaller] = [Math.abs(a), Math.abs(b)];
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

function noteNumber(walk: ListWalk, place: string): void {
  const number = /^\d{1,15}$/.test(place) ? Number(place) : Number.NaN;
  if (walk.low <= walk.high) walk.step = commonStep(walk.step, number - walk.low);
  walk.low = Math.min(walk.low, number);
  walk.high = Math.max(walk.high, number);
}
