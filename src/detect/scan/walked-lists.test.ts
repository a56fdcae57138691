import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { InventEvent } from '../invent-event.ts';
import type { Observation } from '../observation.ts';
import type { Signal } from '../signal.ts';
import { Acquaintances } from './acquaintances.ts';
import { WalkedLists } from './walked-lists.ts';

const invent = new InventEvent();
const BEGIN = Date.parse('2026-10-05T00:00:00Z');

const page = (i: number, more: Partial<ShopEvent> = {}) =>
  invent.event(BEGIN + i * 1_000, `GET /api/orders?page=${i} 200`, { bytes: 1_000 + i, ...more });

const signal = (event: ShopEvent, hostile = false): Signal => ({
  event,
  action: event.action,
  role: '',
  busy: false,
  hostile,
  aimed: hostile,
  script: false,
  contentScript: false,
  storefront: '',
  codeEntry: false,
  sessionEdge: '',
});

/** What is told of a list that was read, and of what came before. */
function told(pages: readonly ShopEvent[], { since = -Infinity, before = [] as readonly Signal[] } = {}) {
  const acquaintances = new Acquaintances(new ReachedLimits());
  const lists = new WalkedLists(acquaintances, since);
  for (const each of [...before, ...pages.map((event) => signal(event))]) {
    acquaintances.observe(each);
    lists.observe(each);
  }
  const observations: Observation[] = [];
  lists.finish([], (one) => {
    observations.push(one);
    return [];
  });
  return observations;
}

const PAGES = Array.from({ length: 3_000 }, (_, i) => page(i));
const login = (day: number, status = 302) =>
  signal(invent.event(BEGIN + day * DAY_MS, `POST /login ${status}`, { action: 'customer.login' }));

test('more pages than are kept are told as more', () => {
  const [one] = told(PAGES);
  expect(one).toMatchObject({
    outcome: 'succeeded',
    reason: { code: 'listReadMore', params: { pages: 2_048 } },
  });
  expect([...one!.earlier!]).toHaveLength(2_999);
});

test('of what lies before the time that is told of nothing counts, however much it was', () => {
  const [one] = told(PAGES, { since: PAGES[2_399]!.at });
  const earlier = [...one!.earlier!];
  expect(earlier).toHaveLength(600);
  expect(earlier[0]!.at).toBe(PAGES[2_399]!.at);
});

test.each([
  ['logged in', { before: [login(-1)] }, {}, true],
  ['follows links', {}, { referer: 'https://shop.example/orders' }, true],
  ['calls itself a crawler', {}, { userAgent: 'Googlebot/2.1' }, true],
  ['failed to log in', { before: [login(-1, 401)] }, {}, false],
  ['logged in and attacks', { before: [login(-1), signal(page(0), true)] }, {}, false],
] as const)('an address that %s', (_, given, more, excused) => {
  const pages = Array.from({ length: 60 }, (_each, i) => page(i, more));
  expect(told(pages, given)).toMatchObject([
    { fields: { excused }, outcome: excused ? 'unknown' : 'succeeded' },
  ]);
});
