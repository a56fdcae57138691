import { beforeAll, describe, expect, it } from 'vitest';
import { createChance } from '../src/model/chance.ts';
import { logLine } from './logged-request.ts';
import {
  breach,
  exportsOf,
  honestTraffic,
  INTRUDER,
  OPERATOR,
  UNLISTED_OPERATOR,
  VIEWED,
} from './platform/breach.ts';
import { ordersBetween, personsOf } from './platform/count-naively.ts';
import { configOf, PROFILE } from './platform/profile.ts';
import { inventShop, membersCsv, type Order, ordersCsv, type Shop } from './platform/shop-data.ts';
import { hinomi, type Run } from './program.ts';
import { workspace } from './workspace.ts';

const TENANTS = ['a', 'b', 'c'];
const DAY = 86_400_000;
const START = Date.parse('2026-09-10T00:00:00+09:00');
const random = createChance(11);
const shops = new Map<string, Shop>(
  TENANTS.map((id, n) => [
    id,
    inventShop(random, Date.parse('2026-07-20T00:00:00+09:00'), 60, 300 * (n + 1)),
  ]),
);
const work = workspace();
let run: Run;

interface Exposure {
  readonly id: string;
  readonly actor: string | null;
  readonly tenant: string;
  readonly channel: string;
  readonly certainty: string;
  readonly bound: string;
  readonly items: readonly string[];
  readonly records: Readonly<Record<string, number>>;
  readonly persons: number;
  readonly evidenceCount: number;
}

interface ScopeReport {
  readonly actors: readonly { readonly id: string; readonly addresses: readonly string[] }[];
  readonly findings: readonly {
    readonly sources: readonly string[];
    readonly level: string;
    readonly title: string;
  }[];
  readonly scope: {
    readonly exposures: readonly Exposure[];
    readonly totals: readonly {
      tenant: string | null;
      certainty: string;
      unit: string;
      n: number;
      bound: string;
    }[];
    readonly partitions: readonly {
      tenant: string | null;
      unit: string;
      total: number;
      parts: readonly { items: string[]; n: number }[];
    }[];
    readonly checked: readonly { question: string; answer: string }[];
  };
}

function report(): ScopeReport {
  return work.json('out/report.json');
}

beforeAll(async () => {
  const requests = [...honestTraffic(random, START, 8, TENANTS), ...breach(START)].sort(
    (x, y) => x.at - y.at,
  );
  work.write(
    'logs/access.log',
    requests.map((one) => `${logLine(one, `${one.tenant}.shop.example`)}\n`).join(''),
  );
  for (const [id, shop] of shops) {
    work.write(`data/${id}-orders.csv`, ordersCsv(shop));
    work.write(`data/${id}-customers.csv`, membersCsv(shop));
  }
  work.write('profile.yaml', PROFILE);
  work.write('hinomi.yaml', configOf(TENANTS, '  - { kind: access_log, path: logs/access.log }'));
  run = await hinomi(['investigate', '--config', work.at('hinomi.yaml'), '--out', work.at('out')]);
});

function taken(): Order[] {
  const shop = shops.get('b')!;
  const rows = exportsOf(START)
    .filter(({ tenant, status }) => tenant === 'b' && status === 200)
    .flatMap(({ from, to, at }) =>
      ordersBetween(shop, Date.parse(`${from}T00:00:00+09:00`), Date.parse(`${to}T23:59:59.999+09:00`), at),
    );
  return [...new Set(rows)];
}

describe('exports and views of a stolen administration', () => {
  it('ends well', () => {
    expect(run.code, run.stderr).toBe(0);
  });

  it('counts the rows that were sent once, and the people behind them', () => {
    const orders = taken();
    const exposure = report().scope.exposures.find(({ channel }) => channel === 'export');
    expect(exposure).toMatchObject({
      tenant: 'b',
      certainty: 'taken',
      bound: 'exact',
      items: ['name', 'address', 'phone', 'email', 'order', 'amount'].sort(byItem),
      records: { orders: orders.length },
      persons: personsOf(orders, shops.get('b')!, 'b').size,
    });
  });

  it('counts what was displayed apart, and each person once at the highest certainty', () => {
    const shop = shops.get('b')!;
    const viewed = shop.orders.filter(({ id }) => VIEWED.includes(id));
    const { exposures, totals } = report().scope;
    expect(exposures.find(({ channel }) => channel === 'view')).toMatchObject({
      certainty: 'viewed',
      records: { orders: new Set(VIEWED).size },
      persons: personsOf(viewed, shop, 'b').size,
    });
    const high = personsOf(taken(), shop, 'b');
    const only = [...personsOf(viewed, shop, 'b')].filter((person) => !high.has(person)).length;
    const n = (certainty: string) =>
      totals.find((one) => one.tenant === 'b' && one.certainty === certainty && one.unit === 'persons')?.n ??
      0;
    expect([n('taken'), n('viewed')]).toEqual([high.size, only]);
  });

  it('says who must be told, without a date as long as nobody said when it became known', () => {
    const { duties } = work.json<{ duties: { authority: string; kind: string; dueAt: string | null }[] }>(
      'out/report.json',
    );
    const prompt = duties.filter(({ authority, kind }) => authority === 'ppc' && kind === 'prompt-report');
    expect(prompt.length).toBeGreaterThan(0);
    expect(duties.every(({ dueAt }) => dueAt === null)).toBe(true);
    expect(work.read('out/report.html')).toContain('id="duties"');
  });

  it('names parts that add up to their total', () => {
    const { partitions } = report().scope;
    expect(partitions.length).toBeGreaterThan(0);
    for (const { parts, total } of partitions) expect(parts.reduce((sum, { n }) => sum + n, 0)).toBe(total);
    const persons = partitions.find(({ tenant, unit }) => tenant === 'b' && unit === 'persons');
    expect(persons!.total).toBe(personsOf(taken(), shops.get('b')!, 'b').size);
  });

  it('says nothing of tenants whose exports were refused or honest', () => {
    expect(new Set(report().scope.exposures.map(({ tenant }) => tenant))).toEqual(new Set(['b']));
  });

  it('accuses no operator', () => {
    const accused = report().actors.flatMap(({ addresses }) => addresses);
    expect(accused).toEqual(expect.arrayContaining(Object.values(INTRUDER)));
    expect(accused).not.toContain(OPERATOR);
    expect(accused).not.toContain(UNLISTED_OPERATOR);
  });

  it('cannot tell what the planted script read', () => {
    const { checked } = report().scope;
    expect(checked.filter(({ answer }) => answer === 'cannot-tell').length).toBeGreaterThan(0);
  });

  it('writes each affected person once an exposure, masked', () => {
    const lines = work.read('out/affected.ndjson').trim().split('\n');
    const persons = report().scope.exposures.reduce((sum, exposure) => sum + exposure.persons, 0);
    expect(lines).toHaveLength(persons);
    expect(work.read('out/affected.ndjson')).not.toContain('@mail.example');
  });

  it('gives the same report a day later', async () => {
    const again = await hinomi([
      'investigate',
      '--config',
      work.at('hinomi.yaml'),
      '--out',
      work.at('again'),
      '--workers',
      '2',
    ]);
    expect(again.code).toBe(0);
    const without = (name: string) => work.read(name).replace(/"generatedAt": "[^"]*"/, '');
    expect(without('again/report.json')).toBe(without('out/report.json'));
    expect(work.read('again/affected.ndjson')).toBe(work.read('out/affected.ndjson'));
    expect(START + DAY).toBeGreaterThan(START);
  });
});

const ORDER = ['name', 'address', 'phone', 'email', 'order', 'amount'];
function byItem(a: string, b: string): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b);
}
