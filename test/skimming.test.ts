import { beforeAll, describe, expect, it } from 'vitest';
import { createChance } from '../src/model/chance.ts';
import { logLine } from './logged-request.ts';
import { honestTraffic } from './platform/breach.ts';
import { personsOf } from './platform/count-naively.ts';
import { configOf, PROFILE } from './platform/profile.ts';
import { type ScopeReport, totalOf } from './platform/scope-report.ts';
import { inventShop, membersCsv, ordersCsv } from './platform/shop-data.ts';
import { hinomi, type Run } from './program.ts';
import { workspace } from './workspace.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-09-01T00:00:00+09:00');
const work = workspace();
const random = createChance(31);
const shop = inventShop(random, Date.parse('2026-07-20T00:00:00+09:00'), 60, 900);
const other = inventShop(random, Date.parse('2026-07-20T00:00:00+09:00'), 60, 300);
const [GOOD, BAD, TAG] = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
let run: Run;

/** Looked at every six hours. The tag is changed for two days, and good again at the look after. */
const LAST_GOOD = START + 4 * 24 * HOUR;
const NEXT_GOOD = LAST_GOOD + 54 * HOUR;

function looks(): string {
  const lines: string[] = [];
  for (let at = START; at < START + 12 * 24 * HOUR; at += 6 * HOUR) {
    const page = 'https://a.shop.example/cart/payment';
    const isBad = at > LAST_GOOD && at < NEXT_GOOD;
    const time = new Date(at + 9 * HOUR).toISOString().slice(0, 19);
    const look = (url: string, sha256: string | undefined, approved: boolean) =>
      lines.push(JSON.stringify({ at: time, page, url, sha256, ...(approved ? { approved } : {}) }));
    look('https://a.shop.example/js/cart.js', GOOD, true);
    look('https://tags.example/form.js', isBad ? BAD : TAG, !isBad);
  }
  return `${lines.join('\n')}\n`;
}

beforeAll(async () => {
  const requests = honestTraffic(random, START, 12, ['a', 'c']).sort((x, y) => x.at - y.at);
  work.write(
    'logs/access.log',
    requests.map((one) => `${logLine(one, `${one.tenant}.shop.example`)}\n`).join(''),
  );
  work.write('scripts.jsonl', looks());
  for (const [id, data] of [
    ['a', shop],
    ['c', other],
  ] as const) {
    work.write(`data/${id}-orders.csv`, ordersCsv(data));
    work.write(`data/${id}-customers.csv`, membersCsv(data));
  }
  work.write('profile.yaml', PROFILE);
  const evidence =
    '  - { kind: access_log, path: logs/access.log }\n  - { kind: script_history, path: scripts.jsonl }';
  work.write('hinomi.yaml', configOf(['a', 'c'], evidence));
  run = await hinomi(['investigate', '--config', work.at('hinomi.yaml'), '--out', work.at('out')]);
});

describe('a changed script on the payment page', () => {
  const report = () => work.json<ScopeReport>('out/report.json');
  const exposed = () =>
    shop.orders.filter(
      ({ placedAt, payment }) => payment === 'card' && placedAt >= LAST_GOOD && placedAt <= NEXT_GOOD,
    );

  it('ends well', () => {
    expect(run.code, run.stderr).toBe(0);
  });

  it('exposes the orders paid by card between the last good look and the next', () => {
    const skimmed = report().scope.exposures.filter(({ channel }) => channel === 'skimming');
    expect(skimmed).toHaveLength(1);
    expect(skimmed[0]).toMatchObject({
      tenant: 'a',
      actor: null,
      certainty: 'possible',
      bound: 'exact',
      items: ['card_number'],
      persons: personsOf(exposed(), shop, 'a').size,
    });
    expect(skimmed[0]!.records.orders).toBe(exposed().length);
    expect(totalOf(report(), null, 'possible', 'cards')).toBe(exposed().length);
  });

  it('shows the unapproved script among the findings, and accuses nobody', () => {
    expect(report().findings.some(({ level }) => level === 'critical' || level === 'high')).toBe(true);
    expect(report().actors).toEqual([]);
  });

  it('knows the history as evidence', () => {
    expect(report().inputs.map(({ path }) => path.split('/').at(-1))).toEqual([
      'access.log',
      'scripts.jsonl',
    ]);
  });
});

describe('what a card company said, without any log', () => {
  const from = new Date(LAST_GOOD + 9 * HOUR).toISOString().slice(0, 10);
  const config = (said: string) => `${configOf(['a'], '').replace(/known:[\s\S]*$/, '')}${said}`;

  it('counts the orders paid by card in the days it named', async () => {
    const told = `told:\n  - { says: card-company, channel: skimming, tenant: a, from: ${from}, to: ${from} }\n`;
    const file = work.write('told.yaml', config(told));
    const said = await hinomi([
      'investigate',
      '--config',
      file,
      '--out',
      work.at('told'),
      '--lang',
      'en',
      '--quiet',
    ]);
    // No line of any input was understood: there is none.
    expect(said.code, said.stderr).toBe(3);
    const [start, end] = [Date.parse(`${from}T00:00:00+09:00`), Date.parse(`${from}T24:00:00+09:00`)];
    const paid = shop.orders.filter(
      ({ placedAt, payment }) => payment === 'card' && placedAt >= start && placedAt < end,
    );
    expect(paid.length).toBeGreaterThan(0);
    expect(totalOf(work.json<ScopeReport>('told/report.json'), null, 'possible', 'cards')).toBe(paid.length);
  });

  it('wants one or the other', async () => {
    const said = await hinomi([
      'investigate',
      '--config',
      work.write('none.yaml', config('')),
      '--lang',
      'en',
    ]);
    expect(said.code).toBe(2);
    expect(said.stderr).toContain('INPUT_NONE');
  });
});
