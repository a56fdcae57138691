import { beforeAll, describe, expect, it } from 'vitest';
import { type Chance, createChance } from '../src/model/chance.ts';
import { disagreements } from './platform/disagreements.ts';
import { outputsOf } from './platform/outputs-of.ts';
import { PROFILE } from './platform/profile.ts';
import { type ScopeReport, totalOf } from './platform/scope-report.ts';
import { inventShop, membersCsv, ordersCsv } from './platform/shop-data.ts';
import { hinomi, type Run } from './program.ts';
import { workspace } from './workspace.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-09-10T00:00:00+09:00');
const work = workspace();
const random = createChance(29);
const shop = inventShop(random, Date.parse('2026-07-20T00:00:00+09:00'), 60, 800);
let run: Run;

interface Act {
  readonly at: number;
  readonly ip: string;
  readonly event: string;
  readonly result: string;
  readonly user: string;
}

/** Members who log in from home, mistype, change their address and buy; some households share an address. */
function honest(chance: Chance): Act[] {
  return shop.members.flatMap((member, n) => {
    const ip = `2001:db8:0:${(n >> 1).toString(16)}::1`;
    const at = START + chance.below(6 * DAY);
    const act = (after: number, event: string, result = 'success'): Act => ({
      at: at + after,
      ip,
      event,
      result,
      user: member.id,
    });
    const acts = [act(5_000, 'customer.login')];
    if (chance.below(5) === 0) acts.unshift(act(0, 'customer.login', 'failure'));
    if (chance.below(6) === 0) acts.push(act(60_000, 'customer.change'));
    if (chance.below(3) === 0) acts.push(act(120_000, 'checkout.complete'));
    return acts;
  });
}

const ENTERED = 14;
const CHANGED = 9;
const BOUGHT = 6;

/** A list is tried from one address; those that open are entered, changed and used to buy. */
function listAttack(): Act[] {
  const ip = '203.0.113.90';
  const at = START + 3 * DAY;
  const misses = Array.from({ length: 120 }, (_, n): Act => {
    return { at: at + n * 3_000, ip, event: 'customer.login', result: 'failure', user: `x${n}@list.example` };
  });
  const hits = shop.members.slice(20, 20 + ENTERED).flatMap(({ id }, n): Act[] => {
    const act = (after: number, event: string): Act => {
      return { at: at + 30_000 * n + 1_000 + after, ip, event, result: 'success', user: id };
    };
    return [
      act(0, 'customer.login'),
      ...(n < CHANGED ? [act(5_000, 'customer.change')] : []),
      ...(n < BOUGHT ? [act(9_000, 'checkout.complete')] : []),
    ];
  });
  return [...misses, ...hits];
}

function auditLine({ at, ip, event, result, user }: Act): string {
  const time = new Date(at + 9 * HOUR).toISOString().slice(0, 19);
  return `${JSON.stringify({ time, ip, event, result, user, object: '' })}\n`;
}

beforeAll(async () => {
  const acts = [...honest(random), ...listAttack()].sort((a, b) => a.at - b.at);
  work.write('audit/app.jsonl', acts.map(auditLine).join(''));
  work.write('data/orders.csv', ordersCsv(shop));
  work.write('data/customers.csv', membersCsv(shop));
  work.write('profile.yaml', PROFILE);
  work.write(
    'hinomi.yaml',
    `timezone: Asia/Tokyo
tenants:
  - { id: shop, hosts: [shop.example], profile: ./profile.yaml, data: { kind: csv, orders: data/orders.csv, customers: data/customers.csv, asOf: 2026-09-22T00:00:00+09:00 } }
evidence:
  - { kind: audit_log, path: audit/*.jsonl, fields: { at: time, address: ip, action: event, outcome: result, account: user, target: object } }
`,
  );
  run = await hinomi([
    'investigate',
    '--config',
    work.at('hinomi.yaml'),
    '--out',
    work.at('out'),
    '--unmask',
  ]);
});

describe('a list attack in an audit log', () => {
  const report = () => work.json<ScopeReport>('out/report.json');

  it('ends well', () => {
    expect(run.code, run.stderr).toBe(0);
  });

  it('tells accounts entered, changed and used to buy', () => {
    expect(report().scope.funnels.map(({ tenant, steps }) => ({ tenant, steps }))).toEqual([
      {
        tenant: 'shop',
        steps: [
          { name: 'entered', n: ENTERED },
          { name: 'changed', n: CHANGED },
          { name: 'purchased', n: BOUGHT },
        ],
      },
    ]);
  });

  it('counts each account as a person whose data was viewed', () => {
    const entered = report().scope.exposures.filter(({ channel }) => channel === 'account-takeover');
    expect(entered.length).toBeGreaterThan(0);
    for (const { certainty, items } of entered) {
      expect(certainty).toBe('viewed');
      expect(items).not.toContain('password_hash');
    }
    expect(totalOf(report(), 'shop', 'viewed', 'persons')).toBe(ENTERED);
    expect(totalOf(report(), null, 'viewed', 'accounts')).toBe(ENTERED);
    expect(totalOf(report(), 'shop', 'taken', 'persons')).toBe(0);
  });

  it('accuses nobody else', () => {
    expect(report().actors.flatMap(({ addresses }) => addresses)).toEqual(['203.0.113.90']);
  });

  it('says the same in all that it writes', async () => {
    expect(disagreements(...(await outputsOf(work, 'out')))).toEqual([]);
  });
});
