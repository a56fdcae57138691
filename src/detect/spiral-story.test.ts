import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { attackSetOf } from '../model/attack-set.ts';
import type { Finding } from '../model/finding.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { createDetection } from './create-detection.ts';
import { createRuleEngine } from './create-rule-engine.ts';
import { InventEvent } from './invent-event.ts';
import { readRules } from './sigma/read-rules.ts';

const folder = new URL('../../rules/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => ({ path: `rules/${name}`, text: readFileSync(new URL(name, folder), 'utf8') }));
const set = readRules(files);
const idOf = (file: string) =>
  [...set.rules, ...set.correlations].find((rule) => rule.path === `rules/${file}.yaml`)!.id;

const ATTACKER = '198.51.100.7';
const OPERATOR_B = '203.0.113.20';
const OPERATOR_C = '203.0.113.40';
const DAY = 86_400_000;
const SQLI = { attacks: attackSetOf(['sqli']), attackLevel: 'high' as const };

const login = (result: 'success' | 'failure', tenant: string) =>
  ({ action: 'admin.login', result, tenant, status: result === 'success' ? 302 : 200 }) as const;

/** A miniature of what a platform published in 2016, with invented addresses and paths. */
function story(): ShopEvent[] {
  const invent = new InventEvent((event) => {
    const held: string[] = [];
    if (event.attacks !== 0) held.push(idOf('sql-injection'));
    if (event.path.startsWith('/content/') && event.path.endsWith('.php'))
      held.push(idOf('content-script-request'));
    return held;
  });
  const events: ShopEvent[] = [];
  const by =
    (address: string) =>
    (at: string | number, request: string, more: Partial<ShopEvent> = {}) =>
      events.push(invent.event(at, request, { address, ...more }));

  const attack = by(ATTACKER);
  for (let i = 0; i < 400; i++) {
    attack(Date.parse('2016-04-13T15:28:20+09:00') + i * 1000, `GET /item?id=${i}'or+1=1 404`, {
      tenant: 'b',
      ...SQLI,
    });
  }
  attack('2016-04-14T19:21:38', 'PUT /content/a1.php 201', { tenant: 'b' });
  attack('2016-04-14T19:22:10', 'GET /content/a1.php 200', { tenant: 'b' });
  attack('2016-04-14T19:25:00', 'PUT /content/p1.dat 201', { tenant: 'b' });
  attack('2016-04-14T19:25:30', 'PUT /content/p2.dat 201', { tenant: 'b' });
  attack('2016-04-14T19:26:00', 'POST /content/a1.php 200', { tenant: 'b', bytes: 77 });
  attack('2016-04-14T19:27:30', 'GET /content/whole.php 200', { tenant: 'b' });
  for (let i = 0; i < 60; i++) {
    attack(Date.parse('2016-04-18T09:03:54+09:00') + i * 60_000, 'POST /content/whole.php 200', {
      tenant: 'b',
      bytes: 500 + i * 37,
    });
  }
  for (let i = 0; i < 12; i++) {
    attack(
      Date.parse('2016-04-18T11:00:00+09:00') + i * 900_000,
      'POST /admin/login 200',
      login('failure', 'b'),
    );
  }
  attack('2016-04-18T15:31:32', 'POST /admin/login 302', login('success', 'b'));
  attack('2016-04-18T15:40:00', 'GET /admin/orders/1 200', {
    tenant: 'b',
    action: 'order.view',
    object: '1',
  });
  attack('2016-04-18T15:45:00', 'GET /admin/orders/export 200', {
    tenant: 'b',
    action: 'order.export',
    bytes: 400_000,
  });
  attack('2016-04-18T15:52:00', 'GET /admin/orders/export 200', {
    tenant: 'b',
    action: 'order.export',
    bytes: 2_000_000,
  });
  attack('2016-04-18T16:17:41', 'POST /admin/login 302', login('success', 'b'));
  attack('2016-04-18T17:00:00', 'POST /admin/orders/9/status 302', {
    tenant: 'b',
    action: 'order.status',
    object: '9',
  });
  attack('2016-04-18T17:35:50', 'POST /content/whole.php 200', { tenant: 'b' });
  attack('2016-04-18T17:36:39', 'POST /admin/login 302', login('success', 'test.shop.example'));
  attack('2016-04-18T17:47:18', 'POST /admin/login 200', login('failure', 'c'));
  attack('2016-04-18T17:48:00', 'POST /admin/login 302', login('success', 'c'));
  attack('2016-04-18T17:50:00', 'GET /admin/settings/payment 200', { tenant: 'c', action: 'settings.view' });
  for (const tenant of ['d', 'e', 'f', 'g']) {
    attack('2016-04-18T17:52:34', 'POST /admin/login 200', login('failure', tenant));
  }
  attack('2016-04-22T00:05:50', 'POST /content/whole.php 200', { tenant: 'b' });

  for (const [address, tenant] of [
    [OPERATOR_B, 'b'],
    [OPERATOR_C, 'c'],
  ] as const) {
    const work = by(address);
    for (let day = 0; day < 14; day++) {
      const morning = Date.parse('2016-04-08T09:30:00+09:00') + day * DAY;
      if (day % 3 === 0) {
        for (let i = 0; i < 3; i++)
          work(morning + i * 20_000, 'POST /admin/login 200', login('failure', tenant));
      }
      work(morning + 90_000, 'POST /admin/login 302', login('success', tenant));
      for (let i = 0; i < 30; i++) {
        work(morning + 120_000 + i * 60_000, `GET /admin/orders/${i} 200`, {
          tenant,
          action: 'order.view',
          object: `${day * 100 + i}`,
        });
      }
      if (day % 7 === 0) {
        work(morning + 7_200_000, 'GET /admin/orders/export 200', {
          tenant,
          action: 'order.export',
          bytes: 900_000,
        });
      }
      work(morning + 8_000_000, 'POST /admin/orders/5/status 302', {
        tenant,
        action: 'order.status',
        object: '5',
      });
    }
  }
  return events.sort((a, b) => a.at - b.at || a.source.line - b.source.line);
}

function detect(events: readonly ShopEvent[]): readonly Finding[] {
  const detection = createDetection({
    rules: set,
    known: [],
    busyAddresses: new Set(),
    language: 'en',
    timezone: 'Asia/Tokyo',
  });
  for (const event of events) detection.observe(event);
  detection.closeFirstPass([]);
  return detection.judge(new Map());
}

describe('a platform whose files could be written from outside', () => {
  const findings = detect(story());
  const of = (file: string) => findings.filter((finding) => finding.rule === idOf(file));

  test('every rule of the set can be read', () => {
    expect(set.problems).toEqual([]);
    expect(createRuleEngine(set, 'ja').infoOf(idOf('webshell-talk'))?.title).toBe(
      '不正プログラム(Webシェル)の操作',
    );
  });

  test('the scan, the script put there, its first answer and the talk are found', () => {
    expect(of('scanner-burst')).toMatchObject([{ count: 400, sources: [ATTACKER], outcome: 'attempted' }]);
    expect(of('script-written-by-method')).toMatchObject([
      { outcome: 'succeeded', files: ['/content/a1.php'], level: 'critical' },
    ]);
    expect(of('dropped-script-answered')[0]).toMatchObject({
      outcome: 'succeeded',
      files: ['/content/a1.php'],
      calls: [{ file: '/content/a1.php', by: ATTACKER, caller: ATTACKER }],
    });
    expect(of('dropped-script-answered')[0]!.reason).toContain('201');
    expect(of('script-assembled-on-server')).toMatchObject([{ files: ['/content/whole.php'], count: 1 }]);
    const talks = of('webshell-talk').map(({ count, files }) => [count, files[0]]);
    expect(talks).toEqual([
      [1, '/content/a1.php'],
      [60, '/content/whole.php'],
      [1, '/content/whole.php'],
      [1, '/content/whole.php'],
    ]);
    expect(of('webshell-talk')[1]!.reason).toContain('/content/whole.php that were answered: 60.');
  });

  test('the logins are found with and without failures, and each tenant apart', () => {
    const tenants = of('admin-login-with-webshell').map((finding) => [finding.tenants[0], finding.count]);
    expect(tenants).toEqual([
      ['b', 1],
      ['b', 1],
      ['test.shop.example', 1],
      ['c', 1],
    ]);
    expect(of('admin-login-after-failures')).toMatchObject([{ tenants: ['b'], outcome: 'succeeded' }]);
    expect(of('admin-login-test-environment')).toMatchObject([{ tenants: ['test.shop.example'] }]);
    expect(of('admin-try-by-attacker').map((finding) => finding.tenants[0])).toEqual(
      expect.arrayContaining(['b', 'c', 'd', 'e', 'f', 'g']),
    );
    expect(of('admin-login-several-tenants').length).toBeGreaterThan(0);
  });

  test('what was done in those sessions is found', () => {
    expect(of('order-export-by-suspect')).toMatchObject([
      { count: 2, level: 'critical', outcome: 'succeeded' },
    ]);
    expect(of('orders-viewed-by-suspect')).toMatchObject([{ count: 1 }]);
    expect(of('changes-by-suspect')).toMatchObject([{ count: 1 }]);
    expect(of('settings-viewed-by-suspect')).toMatchObject([{ tenants: ['c'] }]);
  });

  test('the operators who work meanwhile are not accused', () => {
    const accused = findings
      .filter((finding) => finding.level !== 'informational')
      .flatMap((finding) => finding.sources.map((source) => [source, finding.title]))
      .filter(([source]) => source === OPERATOR_B || source === OPERATOR_C);
    expect(accused).toEqual([]);
  });

  test('the same events give the same findings', () => {
    expect(detect(story())).toEqual(findings);
  });
});
