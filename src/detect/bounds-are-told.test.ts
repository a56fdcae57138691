import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type MemoryLimit, ReachedLimits } from '../model/reached-limits.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../model/time-units.ts';
import { createDetection } from './create-detection.ts';
import { InventEvent } from './invent-event.ts';
import { readRules } from './sigma/read-rules.ts';

const folder = new URL('../../rules/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ path: name, text: readFileSync(new URL(name, folder), 'utf8') }));
const rules = readRules(files);
const START = Date.parse('2026-04-06T00:00:00+09:00');

type Add = (at: number, request: string, more: Partial<ShopEvent>) => void;

/** What a run over some events tells of its bounds, and what it found. */
function judge(tell: (add: Add) => void) {
  const limits = new ReachedLimits();
  const invent = new InventEvent();
  const detection = createDetection({
    rules,
    known: [],
    busyAddresses: new Set(),
    language: 'en',
    timezone: 'Asia/Tokyo',
    memory: { limits },
  });
  tell((at, request, more) => detection.observe(invent.event(START + at, request, more)));
  detection.closeFirstPass([]);
  const findings = detection.judge(new Map());
  return { reached: new Map(limits.all().map(({ limit, n }) => [limit, n])), findings };
}

const addressOf = (n: number) => `2001:db8:${(n >> 16).toString(16)}:${(n & 0xffff).toString(16)}::1`;
const times = (n: number, act: (i: number) => void) => Array.from({ length: n }, (_, i) => act(i));

const login = (add: Add, at: number, more: Partial<ShopEvent>) =>
  add(at, 'POST /login 200', { action: 'customer.login', ...more });

/** Three addresses that try a list slowly side by side; each gets in once, after some tries, and goes on. */
function listTried(add: Add, tries: number): void {
  times(tries, (n) =>
    times(3, (who) =>
      login(add, n * 5 * MINUTE_MS + who, {
        address: addressOf(who),
        account: `user-${n}-${who}`,
        result: n === 20 ? 'success' : 'failure',
      }),
    ),
  );
}

const FLOODS: readonly [MemoryLimit, string, (add: Add) => void][] = [
  [
    'at-work',
    'operators of very many shops',
    (add) =>
      times(5_200, (n) =>
        add(n * MINUTE_MS, 'GET /admin/orders/1 200', {
          action: 'order.view',
          address: addressOf(n),
          tenant: `t${n}`,
        }),
      ),
  ],
  [
    'at-work',
    'very many files fetched from servers within an hour',
    (add) =>
      times(8_300, (n) =>
        add(n * 300, '- - -1', {
          kind: 'auth',
          action: 'ftp.download',
          result: 'success',
          object: `/f${n}.csv`,
          account: `a${n}`,
          address: addressOf(n),
        }),
      ),
  ],
  [
    'watched',
    'logins to servers with very many names',
    (add) =>
      times(8_300, (n) =>
        add(n * 1_000, '- - -1', {
          kind: 'auth',
          action: 'ssh.login',
          result: 'failure',
          account: `a${n}`,
          address: '203.0.113.7',
        }),
      ),
  ],
  [
    'entered-accounts',
    'members of very many shops',
    (add) =>
      times(4_200, (n) =>
        login(add, n * 1_000, {
          kind: 'audit',
          address: addressOf(n),
          account: `m${n}`,
          tenant: `t${n}`,
          result: 'success',
          userAgent: '',
        }),
      ),
  ],
  [
    'dropped-files',
    'more files put by one address than are remembered by it',
    (add) => times(300, (n) => add(n * 1_000, `PUT /content/f${n}.php 201`, { address: '203.0.113.7' })),
  ],
  [
    'named',
    'one address that tries more accounts than are followed, and gets in',
    (add) =>
      times(300, (n) =>
        login(add, n * 1_000, {
          address: '203.0.113.7',
          account: `user-${n}`,
          result: n === 299 ? 'success' : 'failure',
        }),
      ),
  ],
];

describe('a bound that is reached is told', () => {
  test.each(FLOODS)('%s: %s', (limit, _, tell) => {
    const { reached } = judge(tell);
    expect([...reached.keys()]).toContain(limit);
    expect(reached.get(limit)).toBeGreaterThan(0);
  });

  test('what fits is not told of', () => {
    const { reached, findings } = judge((add) => {
      times(200, (n) => {
        const at = n * HOUR_MS;
        add(at, 'GET /admin/orders/1 200', { action: 'order.view', address: addressOf(n % 5) });
        login(add, at, {
          account: `m${n}`,
          address: addressOf(n),
          result: n % 9 === 0 ? 'failure' : 'success',
        });
      });
      times(200, (n) =>
        login(add, 30 * DAY_MS + n * 1_000, { account: `u${n}`, address: '203.0.113.7', result: 'failure' }),
      );
    });
    expect([...reached]).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
  });
});

test('of a list that is tried for long each try is counted', () => {
  const few = judge((add) => listTried(add, 100));
  const many = judge((add) => listTried(add, 5_000));
  const alike = (found: typeof few.findings, outcome: string) =>
    found.find((each) => each.sourceCount === 3 && each.outcome === outcome)!;
  expect(alike(few.findings, 'attempted').count + alike(few.findings, 'succeeded').count).toBe(300);
  expect(alike(many.findings, 'attempted').count + alike(many.findings, 'succeeded').count).toBe(15_000);
  expect(alike(many.findings, 'succeeded').accounts).toEqual(
    expect.arrayContaining(['user-20-0', 'user-20-1', 'user-20-2']),
  );
  expect([...many.reached]).toEqual([]);
});
