import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { createChance } from '../src/model/chance.ts';
import { logLine } from './logged-request.ts';
import { honestTraffic, type PlatformRequest } from './platform/breach.ts';
import { configOf, PROFILE } from './platform/profile.ts';
import type { ScopeReport } from './platform/scope-report.ts';
import { inventShop, membersCsv, ordersCsv } from './platform/shop-data.ts';
import { hinomi, type Run } from './program.ts';
import { workspace } from './workspace.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-09-01T00:00:00+09:00');
const INTRUDER = '203.0.113.31';
const SESSION = '9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const SECRETS = [SESSION, 'hunter2secret', '4111111111111111'];
const FORMAT =
  '\'%v:%p %h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i" "%{Cookie}i" "%{X-Forwarded-For}i"\'';
const work = workspace();
let run: Run;

/** Rows 4 to 9, three in a cookie and three in a header; nothing in the target tells of it. */
function wave(at: number): PlatformRequest[] {
  return [4, 5, 6, 7, 8, 9].map((n) => ({
    ...{ tenant: 'a', at: at + n * 1500, address: INTRUDER, method: 'GET', target: '/products/list' },
    ...{ userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Firefox/120.0', status: 200, bytes: 8000 + n },
  }));
}

function lineOf(request: PlatformRequest, place: number): string {
  const sql = `abc' UNION SELECT email,2 FROM customers LIMIT ${request.bytes - 8000},1-- -`;
  const isHostile = request.address === INTRUDER;
  const track = isHostile && place % 2 === 0 ? sql : 'GA1.2.17.4';
  const forwarded = isHostile && place % 2 === 1 ? sql : '192.0.2.200, unknown';
  const cart = encodeURIComponent('{"ids":[1,2],"name":"花子","note":"O\'Brien & co"}');
  const cookies = `PHPSESSID=${SESSION}; password=hunter2secret; track=${track}; card=4111111111111111; cart=${cart}`;
  return `${logLine(request, `${request.tenant}.shop.example`)} "${cookies}" "${forwarded}"\n`;
}

beforeAll(async () => {
  const random = createChance(41);
  const shop = inventShop(random, Date.parse('2026-07-20T00:00:00+09:00'), 60, 400);
  const honest = honestTraffic(random, START, 4, ['a']);
  const requests = [...honest, ...wave(START + 2 * DAY)].sort((x, y) => x.at - y.at);
  work.write('logs/access.log', requests.map(lineOf).join(''));
  work.write('data/a-orders.csv', ordersCsv(shop));
  work.write('data/a-customers.csv', membersCsv(shop));
  work.write('profile.yaml', PROFILE);
  work.write(
    'hinomi.yaml',
    configOf(['a'], `  - { kind: access_log, path: logs/access.log, format: ${FORMAT} }`),
  );
  run = await hinomi(['investigate', '--config', work.at('hinomi.yaml'), '--out', work.at('out')]);
});

it('rows that were read through a cookie or a header are counted, and nobody else is accused', () => {
  expect(run.code, run.stderr).toBe(0);
  const { scope, actors } = work.json<ScopeReport>('out/report.json');
  const read = scope.exposures.map(({ channel, certainty, items, persons }) => {
    return { channel, certainty, items: [...items], persons };
  });
  expect(read).toEqual([{ channel: 'sql-injection', certainty: 'taken', items: ['email'], persons: 6 }]);
  expect(actors.flatMap(({ addresses }) => addresses)).toEqual([INTRUDER]);
});

it('no output holds what stood in the other cookies', () => {
  for (const name of readdirSync(work.at('out'))) {
    const text = readFileSync(work.at(`out/${name}`), 'latin1');
    for (const secret of SECRETS) expect(text.includes(secret), `${secret} in ${name}`).toBe(false);
  }
});
