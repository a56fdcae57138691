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
  const limits = new ReachedLimits();
  const acquaintances = new Acquaintances(limits);
  const lists = new WalkedLists(acquaintances, { since }, { limits });
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

const registration = (day: number) => signal(invent.event(BEGIN + day * DAY_MS, 'POST /api/register 201'));

test.each([
  ['logged in', { before: [login(-1)] }, {}, true],
  ['follows links', {}, { referer: 'https://shop.example/orders' }, true],
  ['calls itself a crawler', {}, { userAgent: 'Googlebot/2.1' }, true],
  ['failed to log in', { before: [login(-1, 401)] }, {}, false],
  ['logged in and attacks', { before: [login(-1), signal(page(0), true)] }, {}, false],
  ['registered, logged in', { before: [registration(-1), login(-1)] }, {}, false],
] as const)('an address that %s', (_, given, more, excused) => {
  const pages = Array.from({ length: 60 }, (_each, i) => page(i, more));
  expect(told(pages, given)).toMatchObject([
    { fields: { excused }, outcome: excused ? 'unknown' : 'succeeded' },
  ]);
});

test('pages that several addresses dealt out among themselves are told once', () => {
  const addresses = ['192.0.2.7', '192.0.2.8', '192.0.2.9'];
  const pages = Array.from({ length: 90 }, (_, i) => page(i, { address: addresses[i % 3]! }));
  expect(told(pages)).toMatchObject([
    {
      fields: { pages: 90, addresses: 3, readers: 1, visitors: 0 },
      sources: addresses,
      reason: { code: 'listReadByMany', params: { pages: 90, addresses: 3 } },
    },
  ]);
});

test.each([
  [
    'logged in',
    [
      signal(
        invent.event(BEGIN - DAY_MS, 'POST /login 302', { action: 'customer.login', address: '192.0.2.7' }),
      ),
    ],
    '192.0.2.',
    true,
  ],
  [
    'logged in from another network',
    [
      signal(
        invent.event(BEGIN - DAY_MS, 'POST /login 302', { action: 'customer.login', address: '192.0.2.7' }),
      ),
    ],
    '198.51.100.',
    false,
  ],
  ['never logged in', [], '192.0.2.', false],
] as const)('machines of a program one of which %s', (_, before, network, excused) => {
  const own = Array.from({ length: 30 }, (_each, i) => page(i, { address: '192.0.2.7' }));
  const others = Array.from({ length: 60 }, (_each, i) =>
    page(30 + i, { address: `${network}${8 + (i % 2)}` }),
  );
  const observations = told([...own, ...others], { before });
  expect(observations.at(-1)).toMatchObject({ fields: { excused } });
});

test('where the log holds no sizes, how the answers differ is not known', () => {
  const pages = Array.from({ length: 60 }, (_, i) => page(i, { bytes: -1 }));
  expect(told(pages)).toMatchObject([{ fields: { sizes: -1 }, outcome: 'unknown' }]);
});

test('a program’s name does not speak for an address that reads far more than the program does', () => {
  const habit = [0, 1, 2, 3].flatMap((day) =>
    Array.from({ length: 12 }, (_, i) =>
      page(i, { at: BEGIN + day * DAY_MS + i, address: '192.0.2.50', userAgent: 'Sync/1' }),
    ),
  );
  const read = (n: number) =>
    Array.from({ length: n }, (_, i) => page(i, { address: '192.0.2.7', userAgent: 'Sync/1' }));
  expect(told([...habit, ...read(300)])).toMatchObject([{ fields: { days: 1, excused: true, pages: 300 } }]);
  expect(told([...habit, ...read(55)])).toMatchObject([{ fields: { days: 4, pages: 55 } }]);
});

test('others who read the list are counted, and those who read the same of it', () => {
  const readers = ['192.0.2.60', '192.0.2.61', '192.0.2.62'].flatMap((address) =>
    Array.from({ length: 20 }, (_, i) => page(i, { address })),
  );
  expect(told([...readers, ...PAGES.slice(0, 100)])).toMatchObject([{ fields: { readers: 4, visitors: 3 } }]);
  expect(told([...readers, ...PAGES.slice(0, 400)])).toMatchObject([{ fields: { readers: 1, visitors: 3 } }]);
});

test.each([
  ['visitors who follow links', {}, [], 24, true],
  ['visitors who come from no page', { referer: '' }, [], 24, false],
  ['a few visitors', {}, [], 3, false],
  ['no more than an office has', {}, [], 12, false],
  ['customers who logged in', {}, [0, 1, 2, 3, 4, 5, 6, 7], 24, false],
] as const)('a list whose pages are turned by %s', (_, more, entered, count, excused) => {
  const visitors = Array.from({ length: count }, (_each, i) => `192.0.2.${60 + i}`).flatMap((address) =>
    [2, 3].map((i) => page(i, { address, referer: 'https://shop.example/members', ...more })),
  );
  const before = entered.map((i) =>
    signal(
      invent.event(BEGIN - DAY_MS, 'POST /login 302', {
        action: 'customer.login',
        address: `192.0.2.${60 + i}`,
      }),
    ),
  );
  const alone = Array.from({ length: 90 }, (_each, i) => page(i));
  const dealt = alone.map((event, i) => ({ ...event, address: `203.0.113.${i % 3}` }));
  for (const read of [alone, dealt])
    expect(told([...visitors, ...read], { before })).toMatchObject([{ fields: { excused } }]);
});
