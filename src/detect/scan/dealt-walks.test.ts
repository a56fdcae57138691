import { expect, test } from 'vitest';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import { InventEvent } from '../invent-event.ts';
import { dealtWalks } from './dealt-walks.ts';
import { type ListWalk, newListWalk, notePlace } from './list-walk.ts';

const invent = new InventEvent();

/** What an address reads of a list, a place a second. */
function walk(address: number, places: readonly (number | string)[], at = 0): ListWalk {
  const events = places.map(
    (_, i): ShopEvent =>
      invent.event(at + i * 1_000, 'GET /api/orders?page=1 200', { address: `192.0.2.${address}` }),
  );
  const made = newListWalk(events[0]!, undefined);
  for (const [i, event] of events.entries()) notePlace(made, event, String(places[i]), -Infinity);
  return made;
}

const numbers = (n: number, of: (i: number) => number) => Array.from({ length: n }, (_, i) => of(i));
const addressesOf = (walks: readonly ListWalk[]) => walks.map(({ address }) => address);

test('pages dealt out in turns are one walk, also by offsets', () => {
  for (const step of [1, 50]) {
    const walks = numbers(3, (i) => i).map((k) =>
      walk(
        k,
        numbers(20, (i) => step * (3 * i + k)),
      ),
    );
    expect(dealtWalks(walks, walks, 3)).toEqual(walks);
  }
});

test('in blocks too, and whoever turns the first pages besides is not part of it', () => {
  const walks = numbers(3, (i) => i).map((k) =>
    walk(
      k,
      numbers(20, (i) => 20 * k + i),
    ),
  );
  const visitor = walk(9, [2, 3]);
  expect(addressesOf(dealtWalks([...walks, visitor], [...walks, visitor], 4))).toEqual(addressesOf(walks));
});

test('robots that each read a public list are none', () => {
  const walks = numbers(4, (i) => i).map((k) =>
    walk(
      k,
      numbers(60, (i) => i),
    ),
  );
  expect(dealtWalks(walks, walks, 4)).toEqual([]);
});

test('customers with cursors of their own are none, where many come', () => {
  const walks = numbers(20, (i) => i).map((k) =>
    walk(
      k,
      numbers(12, (i) => i).map((i) => `cursor-${k}-${i}`),
    ),
  );
  expect(dealtWalks(walks, walks, 400)).toEqual([]);
  expect(dealtWalks(walks, walks, 20)).toHaveLength(20);
});

test('nor are numbers of their own with gaps between them, on several days', () => {
  const walks = numbers(9, (i) => i).map((k) =>
    walk(
      k,
      numbers(12, (i) => 977 * k + 1_013 * i * i + 7),
      k * 24 * HOUR_MS,
    ),
  );
  expect(dealtWalks(walks, walks, 9)).toEqual([]);
});
