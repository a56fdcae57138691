import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { createKnownFinder } from '../../request/known/known-finder.ts';
import { SettledEvents } from '../visits/settled-events.ts';
import { ClientBook } from './connection/client-book.ts';
import { DatabaseSessions } from './connection/database-sessions.ts';

const addressOf = (n: number) => `2001:db8:${(n >> 16).toString(16)}:${(n & 0xffff).toString(16)}::1`;

function event(n: number, given: Partial<ShopEvent>): ShopEvent {
  return {
    ...SILENT_EVENT,
    kind: 'web',
    tenant: 'a',
    at: n,
    source: { input: 0, line: n + 1, offset: n * 100 },
    ...given,
  };
}

test('sessions of a database that all stay open', () => {
  const limits = new ReachedLimits();
  const sessions = new DatabaseSessions(() => {}, limits);
  const login = (n: number) =>
    event(n, {
      kind: 'database',
      action: 'database.login',
      result: 'success',
      referer: `${n}`,
      account: 'shop',
    });
  for (let n = 0; n < 50_000; n++) sessions.take({ event: login(n), actor: null });
  expect(limits.all()).toEqual([]);
  for (let n = 50_000; n < 50_004; n++) sessions.take({ event: login(n), actor: null });
  expect(limits.all()).toEqual([{ limit: 'database-clients', n: 4 }]);
});

test('addresses that are refused by a database', () => {
  const limits = new ReachedLimits();
  const book = new ClientBook([], createKnownFinder([]), limits);
  const refuse = (n: number) =>
    book.noteLogin(
      { account: 'shop', address: addressOf(n), application: '', database: '', tenant: '', actor: null },
      'failure',
    );
  for (let n = 0; n < 100_000; n++) refuse(n);
  // One that is known by now is counted on.
  refuse(5);
  expect(limits.all()).toEqual([]);
  refuse(100_000);
  expect(limits.all()).toEqual([{ limit: 'database-clients', n: 1 }]);
});

test('acts that wait for the next page of their visitor', () => {
  const limits = new ReachedLimits();
  const next = { path: '/mypage', status: 200 };
  const route = { action: 'customer.login', path: '/login', success: { next } } as const;
  let told = 0;
  const settled = new SettledEvents(
    () => route as never,
    () => told++,
    limits,
  );
  const login = (n: number) =>
    event(0, { kind: 'web', action: 'customer.login', method: 'POST', status: 200, address: addressOf(n) });
  for (let n = 0; n < 50_002; n++) settled.take({ event: login(n), actor: null });
  expect(limits.all()).toEqual([{ limit: 'entered-accounts', n: 2 }]);
  settled.finish();
  expect(told).toBe(50_002);
});
