import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStagingArea } from '../duckdb/create-staging-area.ts';
import { type Database, openDatabase } from '../duckdb/open-database.ts';
import { filledSql, trimSql } from '../duckdb/text-sql.ts';
import type { StagingArea } from '../table-source.ts';
import { normalEmail } from './normal-email.ts';
import { normalPhone } from './normal-phone.ts';
import { normalPlace } from './normal-place.ts';
import { emailKeySql, phoneKeySql } from './person-sql.ts';

let database: Database;
let area: StagingArea;
beforeAll(async () => {
  database = await openDatabase();
  area = createStagingArea(database);
});
afterAll(() => database.close());

/** Texts as cells hold them: plain, full width, with spaces of all kinds at the ends and between. */
const cells = fc.array(
  fc
    .array(
      fc.constantFrom(
        'a',
        'B',
        'Ｃ',
        '@',
        '.',
        '1',
        '９',
        '+',
        '-',
        '81',
        '８１',
        'é',
        'ﾊﾟ',
        '㈱',
        ' ',
        '　',
        '\t',
        '\n',
        '\u00a0',
        '\ufeff',
        '０90',
      ),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join('')),
  { minLength: 1, maxLength: 40 },
);

async function column(texts: readonly string[], sql: string): Promise<unknown[]> {
  async function* batch() {
    yield texts.map((text, at) => [String(at), text]);
  }
  const { relation } = await area.append(2, batch());
  const rows = await area.rows(`SELECT ${sql} AS x FROM ${relation} ORDER BY c0::INTEGER`);
  await area.run(`DROP TABLE ${relation}`);
  return rows.map(({ x }) => x);
}

/** Numbers equal values alike: two lists that agree in what equals what are the same. */
function classes(values: readonly unknown[]): number[] {
  const seen = new Map<unknown, number>();
  return values.map((value) => {
    seen.set(value, seen.get(value) ?? seen.size);
    return seen.get(value)!;
  });
}

describe('SQL and JavaScript agree', () => {
  it.each([
    ['e-mail', emailKeySql('c1'), normalEmail],
    ['phone', phoneKeySql('c1', 'NULL'), normalPhone],
  ] as const)('on which %s is which, and which is none', async (_, sql, normal) => {
    await fc.assert(
      fc.asyncProperty(cells, async (texts) => {
        const keys = await column(texts, sql);
        const normals = texts.map(normal);
        expect(keys.map((key) => key === null)).toEqual(normals.map((text) => text === ''));
        expect(classes(keys.map((key) => key ?? ''))).toEqual(classes(normals));
      }),
      { numRuns: 40 },
    );
  });

  it('on what is empty, and what stands between the spaces', async () => {
    await fc.assert(
      fc.asyncProperty(cells, async (texts) => {
        expect(await column(texts, filledSql('c1'))).toEqual(texts.map((text) => text.trim() !== ''));
        expect(await column(texts, trimSql('c1'))).toEqual(texts.map((text) => text.trim()));
      }),
      { numRuns: 40 },
    );
  });
});

describe('normalising', () => {
  it.each([
    ['+81 90-1234-5678', '819012345678'],
    ['（０９０）１２３４・５６７８', '09012345678'],
    ['０９０−１２３４−５６７８', '09012345678'],
    ['なし', ''],
  ])('phone %s', (text, normal) => {
    expect(normalPhone(text)).toBe(normal);
  });

  it.each([
    ['見本町１丁目２番３号', '見本町1-2-3'],
    ['見本町1−2−3 メゾン101号室', '見本町１ー２ー３メゾン101'],
    ['コート見本1番地', 'コート見本１'],
  ])('address %s is %s', (one, other) => {
    expect(normalPlace('見本', one)).toBe(normalPlace('見　本', other));
  });

  it('keeps different addresses apart, and needs both', () => {
    expect(normalPlace('見本', '見本町1-2-3')).not.toBe(normalPlace('見本', '見本町1-23'));
    expect(normalPlace('ミーナ', 'x')).not.toBe(normalPlace('ミナ', 'x'));
    expect(normalPlace('見本', ' ')).toBe('');
    expect(normalPlace('', '見本町')).toBe('');
  });
});
