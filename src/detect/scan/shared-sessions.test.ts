import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { InventEvent } from '../invent-event.ts';
import type { Observation } from '../observation.ts';
import type { RuleInfo } from '../rule-info.ts';
import { SharedSessions } from './shared-sessions.ts';

const invent = new InventEvent();
const BEGIN = Date.parse('2026-10-05T00:00:00Z');
const PHONE = 'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Mobile';
const DESK = 'Mozilla/5.0 (Windows NT 10.0) Firefox/120.0';
const S = 'PHPSESSID=9a7c2f4b8e1d06537fa2c4';

const use = (minute: number, address: string, userAgent: string, line = `GET /mypage?${S} 200`) =>
  invent.event(BEGIN + minute * 60_000, line, { address, userAgent });
const change = `POST /mypage/change?${S} 302`;

function told(...events: readonly ShopEvent[]) {
  const sessions = new SharedSessions({ limits: new ReachedLimits() });
  const observations: Observation[] = [];
  const rule = {} as RuleInfo;
  for (const event of events) {
    const signal = {
      event,
      action: event.action,
      role: '',
      busy: false,
      hostile: false,
      aimed: false,
      script: false,
      contentScript: false,
      storefront: '',
      codeEntry: false,
      sessionEdge: '',
    } as const;
    sessions.observe(signal, (one) => {
      observations.push(one);
      return Number(one.fields.changes) > 0 ? [rule] : [];
    });
  }
  return observations;
}

const owner = use(0, '203.0.113.20', PHONE);
const thief = (minute: number, line?: string) => use(minute, '198.51.100.66', DESK, line);

test('what another browser of another network does with a session is counted, and what was not told yet is told once', () => {
  const seen = told(owner, thief(5), thief(6), thief(7, change), thief(8, change));
  expect(seen.map(({ fields }) => [fields.uses, fields.changes])).toEqual([
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 2],
  ]);
  expect(seen.map(({ earlier = [] }) => [...earlier].length)).toEqual([0, 1, 2, 0]);
  expect(seen[0]!.related).toHaveLength(1);
});

test('nobody else has it who is of the same network, of the same device, or only opens goods; nor is a session remembered for long', () => {
  expect(told(owner, use(5, '203.0.113.99', DESK, change))).toEqual([]);
  expect(told(owner, use(5, '198.51.100.66', PHONE.replace('; wv', '').replace('537', '538')))).toEqual([]);
  expect(told(owner, thief(5, `GET /products/1?${S} 200`), thief(6, `GET /mypage?${S} 302`))).toEqual([]);
  expect(told(owner, thief(7 * 60, change))).toEqual([]);
});

test('of a link that many open the later ones are left out', () => {
  const many = Array.from({ length: 9 }, (_, i) => use(i + 1, `198.51.${i}.7`, DESK));
  expect(told(owner, ...many)).toHaveLength(4);
});
