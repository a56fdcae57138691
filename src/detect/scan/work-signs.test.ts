import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import { InventEvent } from '../invent-event.ts';
import type { Signal } from '../signal.ts';
import { Acquaintances } from './acquaintances.ts';
import { DailyWalks } from './daily-walks.ts';
import { WorkSigns } from './work-signs.ts';

const START = Date.parse('2026-10-05T09:00:00+09:00');
const invent = new InventEvent();
const page = (at: number, more: Partial<ShopEvent> = {}) =>
  invent.event(at, 'GET /invoices/1400.pdf 200', { object: '1400', ...more });

function signsAfter(login: string, more: Partial<Signal> = {}): WorkSigns {
  const signs = new WorkSigns(new Acquaintances(new ReachedLimits()), new DailyWalks());
  if (login !== '')
    signs.observe({ event: invent.event(START, login), action: '', hostile: false, ...more } as Signal);
  return signs;
}

const FROM_LIST = { asked: 100, fromPage: 99 };

test('a login and a list speak for who opens pages by number', () => {
  expect(signsAfter('POST /staff/login.php 302').speakFor(page(START + 1), FROM_LIST)).toBe(true);
});

test.each<[string, WorkSigns, Partial<ShopEvent>, number]>([
  ['nobody logged in', signsAfter(''), {}, 99],
  ['the login led nowhere', signsAfter('POST /staff/login.php 200'), {}, 99],
  ['they were asked for from no page', signsAfter('POST /login 302'), {}, 50],
  ['they are customers’ own pages', signsAfter('POST /login 302'), { action: 'customer.page' }, 99],
])('nothing speaks for them where %s', (_, signs, more, fromPage) => {
  expect(signs.speakFor(page(START + 1, more), { asked: 100, fromPage })).toBe(false);
});

test.each([
  ['a program with a name, at the same hour', 'HakoLink/3.2', 24 * HOUR_MS, true],
  ['one that comes at another hour', 'HakoLink/3.2', 27 * HOUR_MS, false],
  ['a library that everybody uses', 'python-requests/2.31', 24 * HOUR_MS, false],
  ['what calls itself a browser', 'Mozilla/5.0 (X11)', 24 * HOUR_MS, false],
])('of %s, on two days', (_, userAgent, later, expected) => {
  const daily = new DailyWalks();
  for (const day of [START, START + later])
    for (let i = 0; i < 60; i++) daily.note(page(day + i * 1_000, { userAgent }));
  daily.settle(() => undefined);
  const signs = new WorkSigns(new Acquaintances(new ReachedLimits()), daily);
  expect(signs.speakFor(page(START, { userAgent }), { asked: 60, fromPage: 0 })).toBe(expected);
});

test.each([
  ['staff', 6, true],
  ['all customers', 30, false],
])('a login at the page where %s log in', (_, others, expected) => {
  const signs = signsAfter('POST /users/login.php 302');
  for (let i = 0; i < others; i++) {
    const event = invent.event(START + i, 'POST /users/login.php 302', { address: `198.51.100.${i}` });
    signs.observe({ event, action: '', hostile: false } as Signal);
  }
  expect(signs.speakFor(page(START + HOUR_MS), FROM_LIST)).toBe(expected);
});

test.each([
  ['a few others are shown some each', 3, 2, true],
  ['many others are shown some each', 30, 2, false],
  ['others who work with them are shown many each', 12, 20, true],
])('a login and a list, where %s', (_, others, pages, expected) => {
  const daily = new DailyWalks();
  for (let i = 0; i < others; i++)
    for (let k = 0; k < pages; k++) daily.note(page(START + k, { address: `198.51.100.${i}` }));
  daily.settle(() => undefined);
  const signs = new WorkSigns(new Acquaintances(new ReachedLimits()), daily);
  signs.observe({
    event: invent.event(START, 'POST /staff/login.php 302'),
    action: '',
    hostile: false,
  } as Signal);
  expect(signs.speakFor(page(START + 1), FROM_LIST)).toBe(expected);
});
