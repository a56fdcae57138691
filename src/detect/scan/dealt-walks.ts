import { DAY_MS } from '../../model/time-units.ts';
import { DEEP } from './list-readers.ts';
import { commonStep, type ListWalk } from './list-walk.ts';

/** So many pages together are no customer's. */
const MANY = 50;
/** So much of what an address read nobody else did. */
const OWN = 0.8;
/** So much of what lies between the lowest place and the highest was read. */
const DENSE = 0.6;
/** More others who read the list, and places that are no numbers in a row may be each reader's own. */
const FEW = 5;
const SHORT_MS = 2 * DAY_MS;

/**
 * Addresses among which a list was dealt out: each read pages that hardly anybody else did, and together they are many, with few gaps
 * between them. Who turns pages of a public list reads the same first ones as everybody; and who reads an own list by cursors
 * leaves gaps.
 *
 * @param walks all who read the list
 * @param strangers those of them for whom nothing speaks
 * @param turning how many addresses read more than one place of the list
 * @returns [] where there are none
 */
export function dealtWalks(
  walks: Iterable<ListWalk>,
  strangers: readonly ListWalk[],
  turning: number,
): readonly ListWalk[] {
  const readers = countReaders(walks);
  const own = strangers.filter(({ places }) => {
    let alone = 0;
    for (const place of places) if (readers.get(place) === 1) alone++;
    return places.size >= 2 && alone >= OWN * places.size;
  });
  const deep = own.filter(({ places }) => places.size >= DEEP);
  for (const dealt of [own, deep]) if (isMany(dealt) && isDense(dealt)) return dealt;
  return isMany(deep) && turning - deep.length < FEW && isShort(deep) ? deep : [];
}

/** How many different places some walks reached together. */
export function placesOf(walks: readonly ListWalk[]): ReadonlySet<number> {
  return new Set(walks.flatMap(({ places }) => [...places]));
}

function countReaders(walks: Iterable<ListWalk>): ReadonlyMap<number, number> {
  const readers = new Map<number, number>();
  for (const { places } of walks)
    for (const place of places) readers.set(place, (readers.get(place) ?? 0) + 1);
  return readers;
}

function isMany(walks: readonly ListWalk[]): boolean {
  return walks.length >= 2 && placesOf(walks).size >= MANY;
}

function isDense(walks: readonly ListWalk[]): boolean {
  const low = Math.min(...walks.map((walk) => walk.low));
  const high = Math.max(...walks.map((walk) => walk.high));
  if (Number.isNaN(low + high)) return false;
  const step = walks.reduce((known, walk) => commonStep(commonStep(known, walk.step), walk.low - low), 0);
  return placesOf(walks).size >= DENSE * ((high - low) / Math.max(1, step) + 1);
}

function isShort(walks: readonly ListWalk[]): boolean {
  const first = Math.min(...walks.map(({ firstAt }) => firstAt));
  return Math.max(...walks.map(({ lastAt }) => lastAt)) - first <= SHORT_MS;
}
