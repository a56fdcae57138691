import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReachedLimits } from '../model/reached-limits.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../model/time-units.ts';
import { createRuleEngine } from './create-rule-engine.ts';
import { createDetectionWith } from './detection.ts';
import { InventEvent } from './invent-event.ts';
import { readRules } from './sigma/read-rules.ts';
import { createMemorySpill } from './testing/memory-spill.ts';

const folder = new URL('../../rules/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ path: name, text: readFileSync(new URL(name, folder), 'utf8') }));
const CORRELATION = {
  path: 'many.yaml',
  text: `
title: Many calls
id: 5ba0ddb5-8b43-4a9e-9d8e-0f5a0ad9a001
correlation:
  type: event_count
  rules: [7d0b6b1c-50a7-4c7e-8a0e-3a1f9f0c2d64]
  group-by: [c-ip]
  timespan: 30d
  condition: { gte: 600 }
level: high
`,
};
const rules = readRules([...files, CORRELATION]);
const START = Date.parse('2026-04-06T00:00:00+09:00');
const A = '203.0.113.7';

type Add = (at: number, request: string, more: Partial<ShopEvent>) => void;
type World = (add: Add, n: number) => void;

const times = (n: number, act: (i: number) => void) => Array.from({ length: n }, (_, i) => act(i));
const fails = { action: 'customer.login', result: 'failure' } as const;

/** Conduct of `n` events that a rule comes to hold on late, or in the end. */
const WORLDS: Readonly<Record<string, World>> = {
  'a list read page after page': (add, n) =>
    times(n, (i) =>
      add(2 * DAY_MS + i * 1_000, `GET /api/orders?page=${i} 200`, { address: A, bytes: 9_000 + i }),
    ),
  'an interface drained': (add, n) => {
    times(12, (i) => add(i * MINUTE_MS, 'POST /graphql 200', { address: `198.51.100.${i}`, bytes: 100 }));
    times(n, (i) => add(2 * DAY_MS + i * 1_000, 'POST /graphql 200', { address: A, bytes: 90_000 + i }));
  },
  'a page that runs what it is sent': (add, n) => {
    times(3, (i) => add(i, `GET /gone${i}.php 404`, { address: '198.51.100.1' }));
    times(n, (i) =>
      add(i * 1_000, `POST /_ignition/execute-solution 200`, {
        address: A,
        bytes: i,
        rules: [files.find(({ path }) => path === 'code-entry-request.yaml')!.text.match(/^id: (.+)$/m)![1]!],
      }),
    );
  },
  'a list tried by three addresses for days': (add, n) =>
    times(n, (i) =>
      add(i * 5 * MINUTE_MS, 'POST /login 200', {
        ...fails,
        address: `203.0.113.${i % 3}`,
        account: `u${i}`,
        result: i % 40 === 39 ? 'success' : 'failure',
      }),
    ),
  'codes tried': (add, n) => {
    const code = (at: number, i: number, address: string) =>
      add(at, `POST /cart/coupon ${i % 2 === 0 ? 200 : 404}`, { address, bytes: 300 });
    times(48, (i) => code(i * HOUR_MS, i, `198.51.100.${i}`));
    times(n, (i) => code(3 * DAY_MS + i * 1_000, i, A));
  },
  'a correlation over many events': (add, n) =>
    times(n, (i) => {
      add(i * 1_000, 'POST /xmlrpc.php 200', {
        address: A,
        rules: ['7d0b6b1c-50a7-4c7e-8a0e-3a1f9f0c2d64'],
      });
    }),
};

test.each(Object.entries(WORLDS))(
  '%s: each event that a finding counts is among its references',
  (_, world) => {
    fc.assert(
      fc.property(fc.integer({ min: 600, max: 2_600 }), (n) => {
        const rows = new Map<number, Set<string>>();
        const invent = new InventEvent();
        const memory = { limits: new ReachedLimits(), spill: createMemorySpill() };
        const detection = createDetectionWith({
          engine: createRuleEngine(rules, 'en', memory),
          known: [],
          busyAddresses: new Set(),
          language: 'en',
          timezone: 'Asia/Tokyo',
          memory,
          sink: (key, { input, line }, _, counted) => {
            if (!counted) return;
            const known = rows.get(key) ?? new Set();
            if (known.size === 0) rows.set(key, known);
            known.add(`${input}:${line}`);
          },
        });
        world((at, request, more) => detection.observe(invent.event(START + at, request, more)), n);
        detection.closeFirstPass([]);
        const findings = detection.judge(new Map());
        const idOf = detection.findingIds();
        const listed = new Map<string, Set<string>>();
        for (const [key, refs] of rows)
          listed.set(idOf(key)!, new Set([...(listed.get(idOf(key)!) ?? []), ...refs]));
        expect(Math.max(...findings.map(({ count }) => count))).toBeGreaterThan(n / 3);
        for (const { id, count } of findings) expect(listed.get(id)!.size).toBe(count);
      }),
      { numRuns: 2 },
    );
  },
);
