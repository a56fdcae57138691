import { expect, test } from 'vitest';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { InventEvent } from '../invent-event.ts';
import { SentPosts } from './sent-posts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-04-06T00:00:00Z');
const invent = new InventEvent();

/** What came before a script that answered two addresses, the first of them first. */
function wayAt(
  firstAt: number,
  ...sent: readonly [at: number, request: string, more?: Partial<ShopEvent>][]
) {
  const posts = new SentPosts();
  for (const [at, request, more] of sent)
    posts.note(invent.event(START + at, request, { address: '203.0.113.1', ...more }));
  const sighting: ScriptSighting = {
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
  const way = posts.before(sighting);
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
