import { expect, test } from 'vitest';
import { attackSetOf } from '../model/attack-set.ts';
import type { Finding } from '../model/finding.ts';
import { ReachedLimits } from '../model/reached-limits.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { SILENT_EVENT } from '../model/silent-event.ts';
import { Knowledge } from './knowledge.ts';
import { AccountHands } from './notes/account-hands.ts';
import { ToolUses } from './notes/tool-uses.ts';

const HOUR = 3_600_000;

function event(n: number, given: Partial<ShopEvent>): ShopEvent {
  return {
    ...SILENT_EVENT,
    kind: 'web',
    tenant: 'a',
    at: n * HOUR,
    source: { input: 0, line: n + 1, offset: n * 100 },
    ...given,
  };
}

/** What is told of `n` events. */
function toldOf(
  n: number,
  of: (limits: ReachedLimits) => (event: ShopEvent) => void,
  at: (n: number) => ShopEvent,
) {
  const limits = new ReachedLimits();
  const observe = of(limits);
  for (let i = 0; i < n; i++) observe(at(i));
  return limits.all();
}

const hands = (limits: ReachedLimits) => {
  const book = new AccountHands(() => 'actor-1', [], limits);
  return (seen: ShopEvent) => book.observe(seen);
};
const use = (n: number) =>
  event(n, {
    kind: 'audit',
    action: 'customer.login',
    result: 'success',
    address: '203.0.113.9',
    account: `m${n}`,
  });

test('accounts of which nobody can say in whose hands they were', () => {
  expect(toldOf(50_000, hands, use)).toEqual([]);
  expect(toldOf(50_007, hands, use)).toEqual([{ limit: 'entered-accounts', n: 7 }]);
});

test('requests of one moment that cannot be held against an audit log', () => {
  const order = (n: number) =>
    event(0, { kind: 'web', action: 'customer.change', status: 200, address: `2001:db8::${n.toString(16)}` });
  expect(toldOf(10_003, hands, order)).toEqual([{ limit: 'entered-accounts', n: 3 }]);
});

test('holes that one address tried with a rare tool', () => {
  const tools = (limits: ReachedLimits) => {
    const uses = new ToolUses(new Set(), limits);
    return (seen: ShopEvent) => uses.note(seen);
  };
  const attack = (userAgent: string) => (n: number) =>
    event(n, {
      kind: 'web',
      method: 'GET',
      path: `/page-${n}`,
      target: `/page-${n}?id=1'`,
      status: 200,
      attacks: attackSetOf(['sqli']),
      userAgent,
    });
  expect(toldOf(512, tools, attack('rarely-seen/1.0'))).toEqual([]);
  expect(toldOf(520, tools, attack('rarely-seen/1.0'))).toEqual([{ limit: 'tools', n: 8 }]);
  // A browser is everybody's: nobody would have been joined on it.
  expect(
    toldOf(
      520,
      tools,
      attack(
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
      ),
    ),
  ).toEqual([]);
});

test('addresses that a grave finding counts and does not name', () => {
  const finding = (given: Partial<Finding>): Finding => ({
    id: 'f',
    rule: 'r',
    title: 'R',
    level: 'high',
    outcome: 'attempted',
    reason: '',
    techniques: [],
    attacks: ['credential-stuffing'],
    firstAt: 0,
    lastAt: HOUR,
    count: 9_000,
    sources: ['203.0.113.1', '203.0.113.2'],
    sourceCount: 9_000,
    accounts: [],
    tenants: ['a'],
    files: [],
    evidence: [],
    ...given,
  });
  const told = (...findings: Finding[]) => {
    const limits = new ReachedLimits();
    new Knowledge(findings, limits);
    return limits.all();
  };
  expect(told(finding({}), finding({ id: 'g', sourceCount: 2 }))).toEqual([{ limit: 'traced', n: 8_998 }]);
  expect(told(finding({ level: 'low' }), finding({ sourceCount: 2 }))).toEqual([]);
});
