import { beforeAll, describe, expect, it } from 'vitest';
import { createChance } from '../src/model/chance.ts';
import { logLine } from './logged-request.ts';
import { honestTraffic, type PlatformRequest } from './platform/breach.ts';
import { configOf, PROFILE } from './platform/profile.ts';
import { type ScopeReport, totalOf } from './platform/scope-report.ts';
import { inventShop, membersCsv, ordersCsv } from './platform/shop-data.ts';
import { hinomi, type Run } from './program.ts';
import { workspace } from './workspace.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-09-01T00:00:00+09:00');
const work = workspace();
const random = createChance(37);
const shop = inventShop(random, Date.parse('2026-07-20T00:00:00+09:00'), 60, 400);
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0';
let run: Run;

function probe(
  at: number,
  address: string,
  injected: string,
  status: number,
  bytes: number,
): PlatformRequest {
  const target = `/products/list?category_id=${encodeURIComponent(injected)}`;
  return { tenant: 'a', at, address, userAgent: BROWSER, method: 'GET', target, status, bytes };
}

/** Rows 0 to 6, the e-mail only; some requests twice, and the wrong number of columns first. */
function firstWave(at: number): PlatformRequest[] {
  const read = (n: number) =>
    `-1 UNION ALL SELECT NULL,CONCAT(0x7178,IFNULL(CAST(email AS CHAR),0x20),0x7178),NULL FROM customers LIMIT ${n},1-- -`;
  return [
    ...[1, 2].map((n) =>
      probe(
        at + n * 900,
        '203.0.113.31',
        `-1 UNION ALL SELECT ${Array(n).fill('NULL').join(',')}-- -`,
        500,
        310,
      ),
    ),
    probe(at + 4_000, '203.0.113.31', '-1 ORDER BY 9-- -', 500, 310),
    ...[0, 1, 2, 3, 3, 4, 5, 6].map((n, i) =>
      probe(at + 10_000 + i * 1_500, '203.0.113.31', read(n), 200, 8_000 + n),
    ),
    probe(at + 60_000, '203.0.113.31', read(7), 403, 290),
  ];
}

/** Rows 3 to 42 with name, e-mail and password hash, from another address. */
function secondWave(at: number): PlatformRequest[] {
  return Array.from({ length: 40 }, (_, n) =>
    probe(
      at + n * 1_200,
      '198.51.100.131',
      `-1/**/uNiOn/**/aLl/**/sElEcT/**/NULL,CONCAT_WS(0x3a,name,email,password),NULL/**/FROM/**/customers/**/LIMIT/**/1/**/OFFSET/**/${n + 3}#`,
      200,
      8_100 + (n % 7),
    ),
  );
}

beforeAll(async () => {
  const requests = [
    ...honestTraffic(random, START, 8, ['a']),
    ...firstWave(START + 2 * DAY),
    ...secondWave(START + 5 * DAY),
  ].sort((x, y) => x.at - y.at);
  work.write(
    'logs/access.log',
    requests.map((one) => `${logLine(one, `${one.tenant}.shop.example`)}\n`).join(''),
  );
  work.write('data/a-orders.csv', ordersCsv(shop));
  work.write('data/a-customers.csv', membersCsv(shop));
  work.write('profile.yaml', PROFILE);
  work.write('hinomi.yaml', configOf(['a'], '  - { kind: access_log, path: logs/access.log }'));
  run = await hinomi(['investigate', '--config', work.at('hinomi.yaml'), '--out', work.at('out')]);
});

describe('two waves of SQL injection that read other columns', () => {
  const report = () => work.json<ScopeReport>('out/report.json');

  it('ends well', () => {
    expect(run.code, run.stderr).toBe(0);
  });

  it('tells the rows that came back, by the columns that were read', () => {
    const taken = report().scope.exposures.filter(
      ({ channel, certainty }) => channel === 'sql-injection' && certainty === 'taken',
    );
    const read = taken.map(({ items, persons }) => ({ items: [...items], persons }));
    expect(read).toEqual(
      expect.arrayContaining([
        { items: ['email'], persons: 7 },
        { items: ['name', 'email', 'password_hash'], persons: 40 },
      ]),
    );
    expect(read).toHaveLength(2);
  });

  it('makes both waves parts of one partition', () => {
    const partition = report().scope.partitions.find(
      ({ tenant, unit, certainty }) => tenant === 'a' && unit === 'persons' && certainty === 'taken',
    );
    expect(partition?.total).toBe(43);
    expect(partition?.parts).toEqual([
      { items: ['name', 'email', 'password_hash'], n: 40 },
      { items: ['email'], n: 3 },
    ]);
    expect(totalOf(report(), null, 'taken', 'persons')).toBe(43);
  });

  it('accuses the two addresses and no customer', () => {
    const accused = report().actors.flatMap(({ addresses }) => addresses);
    expect(accused.sort()).toEqual(['198.51.100.131', '203.0.113.31']);
  });
});
