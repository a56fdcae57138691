import { expect, test } from 'vitest';
import { InventEvent } from '../invent-event.ts';
import type { Signal } from '../signal.ts';
import { ForgottenPasswords } from './forgotten-passwords.ts';
import { TriesByHand } from './tries-by-hand.ts';

const MINUTE = 60_000;
const FORM = 'https://shop.example/login';
const ASKED = [5, 'POST /password/forgot 302'] as const;
const LINK = [9, 'GET /password/reset/9f2c41d07ab3 200'] as const;
const CHOSEN = [10, 'POST /password/reset/9f2c41d07ab3 302'] as const;
type Step = readonly [minute: number, says: string];

/** How many of so many visitors count as having lost the password, who fail twelve times, do these and then get in. */
function forgotten(steps: readonly Step[], { visitors = 1, logins = 0, entersAt = 11 } = {}): number {
  const invent = new InventEvent();
  const passwords = new ForgottenPasswords();
  const enter = (minute: number, address: string) => {
    const event = invent.event(minute * MINUTE, 'POST /login 302', { address, result: 'success' });
    passwords.observe({ event, action: 'customer.login' } as unknown as Signal);
  };
  for (let n = 0; n < logins; n++) enter(n, '192.0.2.1');
  const rows = Array.from({ length: visitors }, (_, n) => {
    const address = `203.0.113.${n}`;
    const row = new TriesByHand();
    for (let at = 0; at < 12; at++)
      row.note({ at: at * 15_000, userAgent: 'B', referer: FORM, isShown: true });
    expect(passwords.watch(row, invent.event(0, 'POST /login 200', { address }))).toBe(true);
    if (!Number.isNaN(entersAt)) enter(entersAt, address);
    for (const [minute, says] of steps) passwords.noteVisit(invent.event(minute * MINUTE, says, { address }));
    return row;
  });
  return rows.filter((row) => passwords.wereForgotten(row)).length;
}

test('who asked for a new password, opened the mailed link, chose one and got in had lost it', () => {
  expect(forgotten([ASKED, LINK, CHOSEN])).toBe(1);
  // Requests may be shown in any order.
  expect(forgotten([CHOSEN, LINK, ASKED])).toBe(1);
});

test.each<[string, readonly Step[], number]>([
  ['only asked', [ASKED], 11],
  ['opened no mailed link', [ASKED, CHOSEN], 11],
  ['chose none', [ASKED, LINK], 11],
  ['got in before', [ASKED, LINK, CHOSEN], 4],
  ['never got in', [ASKED, LINK, CHOSEN], Number.NaN],
  [
    'asked an hour later',
    [
      [70, ASKED[1]],
      [75, LINK[1]],
      [76, CHOSEN[1]],
    ],
    80,
  ],
  ['asked again and again', [ASKED, ASKED, ASKED, ASKED, ASKED, ASKED, LINK, CHOSEN], 11],
])('who %s guesses', (_, steps, entersAt) => {
  expect(forgotten(steps, { entersAt })).toBe(0);
});

test('who got in by guessing had lost nothing, and chose a password of another account', () => {
  const later: readonly Step[] = [
    [15, 'GET /mypage 200'],
    [16, 'GET /mypage/orders 200'],
  ];
  expect(forgotten([ASKED, LINK, CHOSEN, ...later], { entersAt: 3 })).toBe(0);
  expect(forgotten([ASKED, LINK, CHOSEN, ...later], { entersAt: 11 })).toBe(1);
});

test('where many do so on one day nobody did, unless as many more log in', () => {
  const steps = [ASKED, LINK, CHOSEN];
  expect(forgotten(steps, { visitors: 3 })).toBe(3);
  expect(forgotten(steps, { visitors: 4 })).toBe(0);
  expect(forgotten(steps, { visitors: 4, logins: 400 })).toBe(4);
});
