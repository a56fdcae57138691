import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anActor, anInvestigation, HOSTILE_TEXTS, NIGHT } from '../../../test/invented-investigation.ts';
import { workspace } from '../../../test/workspace.ts';
import { servedLine } from '../../disclose/report/lines/served-line.ts';
import { renderReportJson } from '../../disclose/report/render-report-json.ts';
import { reportOf } from '../../disclose/report/report-of.ts';
import { rfc3339 } from '../../disclose/report/rfc3339.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Exposure, Scope, ServedRows } from '../../model/exposure.ts';
import type { Notice } from '../../model/investigation.ts';
import type { Language } from '../../model/language.ts';
import type { AffectedLine } from '../../model/report-lines.ts';
import { displayWidth } from '../../text/display-width.ts';
import { explain } from './explain.ts';

const space = workspace();
const MINUTE = 60_000;
const same = (text: string) => ({ ja: text, en: text });

function anExposure(given: Partial<Exposure> = {}): Exposure {
  return {
    id: 'exposure-00aa11bb22cc33dd',
    actor: 'actor-1',
    tenant: 'b',
    channel: 'export',
    from: NIGHT,
    to: NIGHT + 9 * MINUTE,
    certainty: 'taken',
    bound: 'exact',
    items: ['name', 'address'],
    records: { orders: 15_581 },
    persons: 10_946,
    misuse: 'not-asked',
    altered: [],
    says: 'own-logs',
    basis: { ja: '成功した出力を数えました。', en: 'Successful exports were counted.' },
    incomplete: [],
    evidence: [{ input: 0, line: 1201, offset: 88_000 }],
    evidenceCount: 2,
    ...given,
  };
}

function served(rows: number | null, given: Partial<ServedRows> = {}): ServedRows {
  const evidence = { input: 0, line: 1201, offset: 88_000 };
  return {
    exposure: 0,
    set: 'orders',
    at: NIGHT,
    evidence,
    selection: same('orders: placed_at 2026-09-01'),
    rows,
    ...given,
  };
}

interface Folder {
  readonly exposures?: readonly Exposure[];
  readonly scope?: Partial<Scope>;
  readonly served?: readonly ServedRows[];
  /** Rows of each person of the first exposure. */
  readonly persons?: readonly number[];
  readonly notices?: readonly Notice[];
  readonly tenantNames?: ReadonlyMap<string, string>;
}

function scopeOf(exposures: readonly Exposure[]): Scope {
  return { exposures, totals: [], partitions: [], funnels: [], checked: [], sources: [] };
}

let folders = 0;

/** A report's folder as `hinomi investigate` writes it. */
function folder({
  exposures = [anExposure()],
  scope = {},
  served: rows,
  persons,
  tenantNames,
  notices = [],
}: Folder = {}): string {
  const name = `report-${folders++}`;
  const investigation = anInvestigation({
    actors: [anActor()],
    notices,
    ...(tenantNames === undefined ? {} : { tenantNames }),
    scope: { ...scopeOf(exposures), ...scope },
  });
  space.write(`${name}/report.json`, renderReportJson(investigation));
  const context = {
    exposures: exposures.map(({ id }) => id),
    inputs: investigation.inputs.map(({ path }) => path),
    time: rfc3339('Asia/Tokyo'),
  };
  if (rows !== undefined) {
    space.write(`${name}/served.ndjson`, rows.map((one) => servedLine(one, context)).join(''));
  }
  if (persons !== undefined) {
    const { id, tenant, certainty } = exposures[0]!;
    const lines = persons.map((orders, n): AffectedLine => {
      const about = { exposure: id, tenant, certainty };
      return { ...about, person: { customer: `m**${n}` }, items: ['name'], records: { orders } };
    });
    space.write(`${name}/affected.ndjson`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  return space.at(name);
}

async function said(
  path: string,
  exposure = '00aa',
  language: Language = 'ja',
  width = 100,
): Promise<string> {
  let text = '';
  const stdout = { write: (part: string) => (text += part) } as unknown as NodeJS.WritableStream;
  const io = { stdout, stderr: stdout, colour: false, width };
  expect(await explain({ folder: path, exposure, language }, io)).toBe(0);
  return text;
}

const unwrapped = (text: string) => text.replace(/\n\s*/g, '');

describe('hinomi explain', () => {
  const requests = [
    served(12_000),
    served(13_905, { at: NIGHT + MINUTE, evidence: { input: 0, line: 1377, offset: 99_000 } }),
  ];

  it('walks from served rows over distinct ones to persons', async () => {
    const text = unwrapped(await said(folder({ served: requests })));
    for (const step of ['25,905', '25,905 - 10,324 = 15,581', '15,581', '10,946名', '4,635']) {
      expect(text).toContain(step);
    }
    expect(text).toContain('logs/access.log:1201');
    expect(text).toContain('logs/access.log:1377');
    expect(text).toContain('2026-09-22T03:01:00+09:00');
    expect(text).toContain('203.0.113.9');
    expect(text).toContain('漏えいした');
    expect(text).toContain('成功した出力を数えました。');
  });

  it('says the same in English', async () => {
    const text = (await said(folder({ served: requests }), '00aa', 'en')).replace(/\n\s*/g, ' ');
    for (const step of ['25,905 - 10,324 = 15,581 orders', '4,635 fewer persons', 'taken', 'name, address']) {
      expect(text).toContain(step);
    }
  });

  it('shows masked persons, and how many rows each has', async () => {
    const exposures = [anExposure({ records: { orders: 12 }, persons: 4 })];
    const text = unwrapped(await said(folder({ exposures, served: [served(12)], persons: [1, 1, 2, 8] })));
    expect(text).toContain('1件: 2名');
    expect(text).toContain('2件: 1名');
    expect(text).toContain('5件以上: 1名');
    expect(text).toContain('会員番号 m**0、注文1件');
    expect(text).toContain('すべて異なる行');
  });

  it('notices a list of persons that does not fit the figure', async () => {
    const exposures = [anExposure({ records: { orders: 12 }, persons: 5 })];
    expect(unwrapped(await said(folder({ exposures, persons: [1, 1] })))).toContain('一致しません');
  });

  it('says so when the list of persons is encrypted or missing', async () => {
    const path = folder();
    expect(unwrapped(await said(path))).toContain('affected.ndjson)がこのフォルダにありません');
    writeFileSync(`${path}/affected.ndjson.age`, 'age-encryption.org/v1');
    expect(unwrapped(await said(path))).toContain('affected.ndjson.age');
  });

  it('shows the partition that the figure is part of', async () => {
    const parts = [
      { items: ['name', 'address'] as const, n: 8_000 },
      { items: ['name'] as const, n: 2_946 },
    ];
    const partition = {
      id: 'partition-1',
      tenant: 'b',
      certainty: 'taken',
      unit: 'persons',
      total: 10_946,
      bound: 'exact',
      parts,
    } as const;
    const text = await said(
      folder({ scope: { partitions: [partition, { ...partition, tenant: 'c', total: 7 }] } }),
    );
    expect(text).toMatch(/8,000名 +氏名、住所/);
    expect(text).toMatch(/2,946名 +氏名/);
    expect(text).not.toContain('計 7名');
  });

  it('says with every figure how it stands to the truth', async () => {
    const reason = { ja: '条件を読み取れません。', en: 'A condition cannot be read.' };
    const exposures = [anExposure({ bound: 'max', incomplete: [reason], persons: null, records: {} })];
    const text = unwrapped(await said(folder({ exposures, served: [served(null)] })));
    expect(text).toContain('条件を読み取れません。');
    expect(text).toContain('0名という意味ではありません');
    expect(text).toContain('行数不明');
    const most = unwrapped(
      await said(folder({ exposures: [anExposure({ bound: 'max', incomplete: [reason] })] })),
    );
    expect(most).toContain('最大10,946名');
    const least = unwrapped(await said(folder({ exposures: [anExposure({ bound: 'min' })] })));
    expect(least).toContain('少なくとも10,946名');
  });

  it('says that nothing is missing only where all was examined', async () => {
    const whole = '欠けている部分は知られていません';
    expect(unwrapped(await said(folder()))).toContain(whole);
    const code = 'limit-traced';
    for (const notice of [code, 'interrupted', 'period', 'input-broken']) {
      const notices = [{ code: notice, text: same('') }];
      const text = unwrapped(await said(folder({ notices })));
      expect(text).toContain('調べきれていない部分があります');
      expect(text).not.toContain(whole);
    }
    expect(
      unwrapped(await said(folder({ notices: [{ code: 'limit-sql-rows', text: same('') }] }))),
    ).toContain(whole);
  });

  it('does not say that nobody is concerned where persons could not be counted', async () => {
    const path = folder({ exposures: [anExposure({ persons: null })], persons: [] });
    expect(unwrapped(await said(path))).toContain(
      '一覧にどなたも載っていません(0名という意味ではありません)',
    );
  });

  it('takes candidates for what they are', async () => {
    const exposures = [
      anExposure({ certainty: 'possible', bound: 'max', records: { orders: 300 }, persons: 250 }),
    ];
    const text = unwrapped(await said(folder({ exposures, served: [served(912)] })));
    expect(text).toContain('候補は延べ912行');
    expect(text).toContain('最大300行');
    expect(text).toContain('最大250名');
    expect(text).not.toContain('612');
  });

  it('shows the first and the last of many requests, and how many lie between', async () => {
    const many = Array.from({ length: 500 }, (_, n) =>
      served(1, { at: NIGHT + n * MINUTE, evidence: { input: 0, line: n + 1, offset: n } }),
    );
    const text = await said(folder({ served: many }));
    expect(text).toMatch(/access\.log:1 /);
    expect(text).toMatch(/access\.log:500 /);
    expect(text).toContain('間の470件');
    expect(text).not.toMatch(/access\.log:100 /);
  });

  it('counts lines that it cannot read, and goes on', async () => {
    const path = folder({ served: requests });
    writeFileSync(`${path}/served.ndjson`, '{"exposure":"exposure-00aa11bb22cc33dd"\n{}\n', { flag: 'a' });
    expect(unwrapped(await said(path))).toContain('読めない行が1行');
  });

  it.each([
    ['exposure-00aa11bb22cc33dd', 0],
    ['exposure-00aa', 0],
    ['00bb', 1],
  ])('finds an exposure by %s', async (id, index) => {
    const exposures = [anExposure(), anExposure({ id: 'exposure-00bb', tenant: 'c' })];
    expect(await said(folder({ exposures }), id)).toContain(exposures[index]!.id);
  });

  describe('of more exposures than the report lists', () => {
    const many = Array.from({ length: 300 }, (_, n) =>
      anExposure({ id: `exposure-${n.toString(16).padStart(4, '0')}`, persons: n + 1, tenant: `shop${n}` }),
    );
    const [listed, line] = [many.slice(0, 200), `${JSON.stringify(many[0])}\n`];
    /** @param more stands behind the lines of all exposures */
    function trimmed(more = ''): string {
      const path = folder({ exposures: listed });
      const { scope } = reportOf(anInvestigation({ actors: [anActor()], scope: scopeOf(many) }));
      const lines = scope.exposures.map((exposure) => `${JSON.stringify(exposure)}\n`);
      writeFileSync(`${path}/exposures.ndjson`, `${lines.join('')}${more}`);
      return path;
    }

    it.each([
      ['exposure-0123', 'shop291', '292'],
      ['0123', 'shop291', '292'],
      ['0005', 'shop5', '6'],
    ])('finds %s', async (id, tenant, persons) => {
      const text = unwrapped(await said(trimmed(), id));
      expect(text).toContain(`サイト: ${tenant}`);
      expect(text).toContain(`${persons}名`);
    });

    it.each([
      ['012', 'EXPOSURE_AMBIGUOUS', '(shop291, export, taken)'],
      ['0999', 'EXPOSURE_UNKNOWN', 'exposure-0000 (shop0, export, taken)'],
    ])('refuses %s', async (id, code, named) => {
      const refused = await said(trimmed(), id).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code });
      expect((refused as AppError).say('en')).toContain(named);
    });

    it('does not say that an exposure is not there whose line is damaged', async () => {
      const damaged = line.replace('exposure-0000', 'exposure-0999').slice(0, 90);
      const refused = await said(trimmed(damaged), '0999').catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'REPORT_UNREADABLE', entry: { exit: 2 } });
    });
  });

  it('calls the shop as people do', async () => {
    expect(await said(folder({ tenantNames: new Map([['b', 'みほん商店']]) }))).toContain(
      'サイト: みほん商店\n',
    );
    expect(await said(folder())).toContain('サイト: b\n');
  });

  it.each([
    ['zz', 'EXPOSURE_UNKNOWN'],
    ['', 'EXPOSURE_UNKNOWN'],
    ['00', 'EXPOSURE_AMBIGUOUS'],
  ])('refuses %j and lists what there is', async (id, code) => {
    const exposures = [anExposure(), anExposure({ id: 'exposure-00bb' })];
    const refused = await said(folder({ exposures }), id).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code, entry: { exit: 2 } });
    expect((refused as AppError).say('en')).toContain('exposure-00bb (b, export, taken)');
  });

  it.each([
    ['nowhere', undefined, 'REPORT_MISSING'],
    ['no-json', '{"schema":', 'REPORT_UNREADABLE'],
    ['other-json', '{"schema":"other/1"}', 'REPORT_UNREADABLE'],
  ])('refuses a folder that holds no report (%s)', async (name, content, code) => {
    if (content !== undefined) space.write(`${name}/report.json`, content);
    const refused = await said(space.at(name)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code, entry: { exit: 2 } });
  });

  it.each([
    ['ja', 60],
    ['ja', 80],
    ['en', 80],
  ] as const)('fits a terminal (%s, %d columns)', async (language, width) => {
    const path = folder({ served: requests, persons: [1, 2, 3] });
    for (const line of (await said(path, '00aa', language, width)).split('\n')) {
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  it.each(HOSTILE_TEXTS)('writes no control and no secret of %j', async (hostile) => {
    const exposures = [anExposure({ tenant: hostile, basis: same(hostile), incomplete: [same(hostile)] })];
    const path = folder({ exposures, served: [served(3, { selection: same(hostile) })], persons: [1] });
    const line = JSON.stringify({
      exposure: exposures[0]!.id,
      tenant: hostile,
      certainty: hostile,
      person: { [hostile]: hostile },
      items: [],
      records: { [hostile]: 1 },
    });
    writeFileSync(`${path}/affected.ndjson`, `${line}\n`);
    const text = (await said(path)).replaceAll('\n', '');
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(text).not.toMatch(/4111|Hunter2|cvv=123/);
  });
});
