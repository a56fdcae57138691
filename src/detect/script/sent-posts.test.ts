import { expect, test } from 'vitest';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { InventEvent } from '../invent-event.ts';
import { SentPosts } from './sent-posts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-04-06T00:00:00Z');
const invent = new InventEvent();

/** A script that first answered the first of two addresses. */
function sightingAt(firstAt: number): ScriptSighting {
  return {
    tenant: 'a',
    path: '/x.php',
    inContent: true,
    firstAt: START + firstAt,
    first: { input: 0, line: 1, offset: 0 },
    lastAt: START + firstAt,
    answered: 3,
    posts: 2,
    addresses: ['203.0.113.1', '203.0.113.2'],
    addressCount: 2,
  };
}

/** What came before a script that answered two addresses, the first of them first. */
function wayAt(
  firstAt: number,
  ...sent: readonly [at: number, request: string, more?: Partial<ShopEvent>][]
) {
  const posts = new SentPosts();
  for (const [at, request, more] of sent)
    posts.note(invent.event(START + at, request, { address: '203.0.113.1', ...more }));
  const way = posts.before(sightingAt(firstAt));
  return way === undefined ? null : [way.event.path, way.named];
}

test('an upload by its name goes before what was sent later', () => {
  expect(wayAt(HOUR, [0, 'POST /a.php?action=put_upload 200'], [30 * MINUTE, 'POST /cart 302'])).toEqual([
    '/a.php',
    true,
  ]);
});

test('else the last request within an hour counts', () => {
  expect(wayAt(HOUR, [10 * MINUTE, 'POST /cart 302'], [20 * MINUTE, 'POST /a.php 200'])).toEqual([
    '/a.php',
    false,
  ]);
  expect(wayAt(3 * HOUR, [10 * MINUTE, 'POST /cart 302'])).toBeNull();
});

test.each<[string, [number, string, Partial<ShopEvent>?]]>([
  ['was refused', [0, 'POST /upload.php 403']],
  ['came after it', [2 * HOUR, 'POST /upload.php 200']],
  ['went to the script itself', [0, 'POST /x.php?upload=1 200']],
  ['only asked', [0, 'GET /upload.php 200']],
  [
    'came from somebody who found it later, and is no upload',
    [50 * MINUTE, 'POST /cart 200', { address: '203.0.113.2' }],
  ],
  ['came from somebody else', [0, 'POST /upload.php 200', { address: '203.0.113.3' }]],
])('nothing is said of what %s', (_, sent) => {
  expect(wayAt(HOUR, sent)).toBeNull();
});

test.each([
  'POST /important_notice.php 200',
  'POST /profile_update.php 200',
  'POST /reconnectors.php 200',
  'POST /reattachable.php 200',
])('%s is no upload by its name', (request) => {
  expect(wayAt(3 * HOUR, [0, request])).toBeNull();
});

/** The page of an upload five minutes before a script, after customers who sent forms; null where it is none. */
function uploadFrom(upload: Partial<ShopEvent>, { naming = 9, minutes = 5 } = {}): string | null {
  const posts = new SentPosts();
  for (let i = 0; i < 9; i++) {
    const referer = i < naming ? 'https://shop.example/cart' : '';
    posts.note(invent.event(START, 'POST /cart 302', { address: `198.51.100.${i}`, referer }));
  }
  posts.note(invent.event(START, 'POST /upload.php 200', { address: '203.0.113.1', ...upload }));
  return posts.uploadBefore(sightingAt(minutes * MINUTE))?.referer ?? null;
}

test('who got the first answer had sent an upload just before', () => {
  expect(uploadFrom({})).toBe('');
  expect(uploadFrom({ referer: 'https://shop.example/review' })).toBe('https://shop.example/review');
  expect(uploadFrom({ address: '203.0.113.2' })).toBeNull();
  expect(uploadFrom({}, { minutes: 60 })).toBeNull();
});

test('where customers name no page either, it says nothing', () => {
  expect(uploadFrom({}, { naming: 5 })).toBeNull();
});

test('who sent something a day before is long known', () => {
  const posts = new SentPosts();
  for (const at of [START, START + 40 * HOUR])
    posts.note(invent.event(at, 'POST /ipn 200', { address: '198.51.100.1' }));
  expect(posts.isLongKnown('a', '198.51.100.1', START + 20 * HOUR)).toBe(false);
  expect(posts.isLongKnown('a', '198.51.100.1', START + 41 * HOUR)).toBe(true);
  expect(posts.isLongKnown('a', '198.51.100.2', START + 41 * HOUR)).toBe(false);
});
