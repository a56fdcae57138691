import { expect, test } from 'vitest';
import { attackSetOf } from '../../model/attack-set.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { InventEvent } from '../invent-event.ts';
import { Collectors } from './collectors.ts';

const ORDER = 'https://shop.example/order.php';
const THIEF = '203.0.113.66';
const invent = new InventEvent();

const SIGHTING: ScriptSighting = {
  tenant: 'a',
  path: '/img/p.php',
  inContent: true,
  firstAt: 0,
  first: { input: 0, line: 1, offset: 0 },
  lastAt: 0,
  answered: 20,
  posts: 20,
  addresses: [],
  addressCount: 10,
};

/** What a customer's browser sends, each from a network of its own. */
function sent(n: number, more: Partial<ShopEvent> = {}): ShopEvent {
  const address = `198.51.${n}.1`;
  return invent.event(1_000 * n, 'POST /img/p.php 200', { address, referer: ORDER, bytes: 2, ...more });
}

function fetched(bytes: number, more: Partial<ShopEvent> = {}): ShopEvent {
  return invent.event(1_000_000, 'GET /img/p.php 200', { address: THIEF, bytes, ...more });
}

function learn(events: readonly ShopEvent[], scripts: readonly ScriptSighting[] = [SIGHTING]): Collectors {
  const collectors = new Collectors(scripts);
  for (const event of events) collectors.note(event);
  collectors.settle();
  return collectors;
}

const CUSTOMERS = Array.from({ length: 10 }, (_, n) => sent(n));

test('what customers send is theirs, and who fetches it is told', () => {
  const collectors = learn([...CUSTOMERS, fetched(50_000)]);
  expect(CUSTOMERS.every((event) => collectors.isSent(event))).toBe(true);
  expect(collectors.isRead(fetched(50_000))).toBe(true);
  expect(collectors.isRead(fetched(50_000, { at: -1 }))).toBe(false);
  expect(collectors.isSent(sent(1, { referer: '' }))).toBe(false);
  expect(collectors.isSent(sent(1, { address: THIEF }))).toBe(false);
});

test.each<[string, ShopEvent[]]>([
  ['answers of many sizes', CUSTOMERS.map((event, n) => ({ ...event, bytes: 20 + n }))],
  [
    'pages where nobody pays',
    CUSTOMERS.map((event) => ({ ...event, referer: 'https://shop.example/item/3' })),
  ],
  ['no page', CUSTOMERS.map((event) => ({ ...event, referer: '' }))],
  ['one network', CUSTOMERS.map((event, n) => ({ ...event, address: `198.51.100.${n}` }))],
  ['two customers', CUSTOMERS.slice(0, 2)],
])('is no collector: %s', (_, events) => {
  expect(learn(events).has(SIGHTING)).toBe(false);
});

test('a script that many pages send to is a part of the shop, and who talks with it is not', () => {
  const talk = Array.from({ length: 40 }, (_, n) => sent(99, { bytes: 500 + n }));
  const collectors = learn([...CUSTOMERS.map((event, n) => ({ ...event, bytes: 20 + n })), ...talk]);
  expect(collectors.isSent(CUSTOMERS[0]!)).toBe(true);
  expect(collectors.isSent(talk[0]!)).toBe(false);
});

test('an attack is what no page sends, whatever Referer it has', () => {
  const attack = sent(1, { attacks: attackSetOf(['rce']) });
  expect(learn([...CUSTOMERS, attack]).isSent(attack)).toBe(false);
  expect(learn([...CUSTOMERS, attack]).isSent(sent(1, { attacks: attackSetOf(['scanner']) }))).toBe(true);
});

test('a Referer alone does not make a program that came later and says very different things a part of the shop', () => {
  const talk = CUSTOMERS.map((event, n) => ({ ...event, bytes: 77 + 900 * n }));
  const form = CUSTOMERS.map((event, n) => ({ ...event, bytes: 4_000 + 100 * n }));
  const index = { ...SIGHTING, path: '/index.php', inContent: false };
  const late = [index, { ...SIGHTING, firstAt: 90_000_000 }];
  expect(learn(talk, [index, SIGHTING]).isSent(talk[0]!)).toBe(true);
  expect(learn(talk, late).isSent(talk[0]!)).toBe(false);
  expect(learn(form, late).isSent(form[0]!)).toBe(true);
});

test('what everybody is shown nobody fetched', () => {
  const pages = CUSTOMERS.map((event, n) => fetched(5_000 + n, { address: event.address }));
  expect(learn([...CUSTOMERS, ...pages]).isRead(pages[0]!)).toBe(false);
  const script = CUSTOMERS.map(({ address }) => fetched(5_000, { address }));
  const collectors = learn([...CUSTOMERS, ...script, fetched(90_000)]);
  expect(collectors.isRead(script[0]!)).toBe(false);
  expect(collectors.isRead(fetched(90_000))).toBe(true);
});
