import { expect, test } from 'vitest';
import type { ShopEvent } from '../../model/shop-event.ts';
import { InventEvent } from '../invent-event.ts';
import { LoginAnswers } from './login-answers.ts';
import { OpenLogins } from './open-logins.ts';

const invent = new InventEvent();
const START = Date.parse('2026-10-05T20:00:00+09:00');
const CUSTOMER = '203.0.113.1';
const PROGRAM = '203.0.113.2';

function post(address: string, more: Partial<ShopEvent> = {}): ShopEvent {
  return invent.event(START, 'POST /login 302', { address, action: 'customer.login', ...more });
}

/** Both addresses sent a login twice; the first made nine requests in all, the other six. */
function settled(answers = new LoginAnswers()): OpenLogins {
  const open = new OpenLogins(answers);
  for (const address of [CUSTOMER, CUSTOMER, PROGRAM, PROGRAM]) {
    open.note(post(address));
    answers.note(post(address));
  }
  expect(open.addresses()).toEqual(new Set([CUSTOMER, PROGRAM]));
  open.settle((address) => (address === CUSTOMER ? 9 : 6));
  return open;
}

test('a login of who looks around is told from that of a program, where its answer tells nothing', () => {
  const open = settled();
  expect(open.isOrdinary(post(CUSTOMER))).toBe(true);
  expect(open.isOrdinary(post(PROGRAM))).toBe(false);
});

test.each<[string, Partial<ShopEvent>]>([
  ['was let in', { result: 'success' }],
  ['was turned away by its status', { status: 401 }],
  ['is one of an administration', { action: 'admin.login' }],
])('a login that %s is judged like any', (_, more) => {
  expect(settled().isOrdinary(post(CUSTOMER, more))).toBe(false);
});

test('where customers are seen to get in, every login is judged', () => {
  const answers = new LoginAnswers();
  const open = settled(answers);
  for (let visitor = 10; visitor < 20; visitor++) {
    const address = `198.51.100.${visitor}`;
    answers.note(post(address));
    answers.note(invent.event(START + 1_000, 'GET /mypage 200', { address, action: 'customer.page' }));
  }
  expect(open.isOrdinary(post(CUSTOMER))).toBe(false);
});

test('where it is not known what else an address did, every login is judged', () => {
  const open = settled();
  open.settle(() => Number.NaN);
  expect(open.isOrdinary(post(CUSTOMER))).toBe(false);
});
