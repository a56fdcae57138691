import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../../../../test/invented-investigation.ts';
import type { PersonKey } from '../../../model/data-set.ts';
import { redactUnicode } from '../../../request/redaction/redact.ts';
import { quoteText } from '../duckdb/quote-text.ts';
import { LISTED_KEYS } from '../person/kept-identifier.ts';
import { itemBits, itemsOfBits } from '../plan/item-bits.ts';
import { personLinesSql } from './person-lines-sql.ts';
import { registerShown } from './register-shown.ts';
import { shownIdentifier } from './shown-identifier.ts';
import { shownIdentifierSql } from './shown-identifier-sql.ts';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const options = { unmask: false, redact: redactUnicode };
beforeAll(() => registerShown(connection, options));
afterAll(() => connection.closeSync());

const shown = (key: PersonKey, text: string) =>
  shownIdentifierSql(key, text, { otherwise: (rest) => `hinomi_shown('${key}', ${rest})`, unmask: false });

/** As it stands in a line, between its quotes. */
const inQuotes = (shownText: string) => JSON.stringify(shownText).slice(1, -1);

async function column(sql: string): Promise<unknown[]> {
  return (await connection.runAndReadAll(sql)).getRowsJS().map(([value]) => value);
}

const SECRETS = [
  '4111111111111111',
  '4111 1111 1111 1111',
  'password=hunter2',
  'eyJhbGciOiJI.eyJzdWIiOiIx.c2ln',
];
const piece = fc.oneof(
  fc.constantFrom(...'aZ09._-+@,:=/%<>&#\\"\'| ()', ...'見本太郎々〇〒ー㈱①Ａ１＠　', ...'がぱヴｶﾞ'),
  fc.constantFrom(
    'か\u3099',
    'e\u0301',
    '\u200b',
    '\u202e',
    '\ufe0f',
    '𠮷',
    '\u1100\u1161',
    '\n',
    '\u00a0',
    '\u0001',
  ),
  fc.constantFrom(...SECRETS, ...HOSTILE_TEXTS),
  fc.string({ unit: 'binary' }),
);
const digits = fc.stringMatching(/^[0-9]{1,20}$/);
const ordinary = fc.oneof(
  fc.stringMatching(/^[a-z0-9][a-z0-9._+-]{0,20}@[a-z0-9][a-z0-9.-]{0,20}\.[a-z0-9]{1,14}$/),
  fc.stringMatching(/^[0-9]{2,5}-[0-9]{1,4}-[0-9]{3,5}$/),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,7}$/),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,70}$/),
  fc.stringMatching(/^[ぁ-ヿ一-龠]{1,6}[ 　]?[ぁ-ヿ一-龠A-Za-z0-9]{0,6}$/),
  digits,
  fc.constantFrom(
    'a@b.4111111111111111',
    'a@b.AKIA0123456789ABCDEF',
    'M4111111111111111',
    '4111-1111-1111-1111',
  ),
);
/** As the list lays texts out: nothing empty, no white space before them, nothing that UTF-8 cannot write. */
const text = fc
  .oneof(
    ordinary,
    fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
  )
  .map((drawn) => Buffer.from(drawn).toString().trimStart())
  .filter((drawn) => drawn !== '' && !drawn.includes('\0'));

describe('lines of affected persons', () => {
  it.each(LISTED_KEYS)('SQL shows of a %s what JavaScript shows', async (key) => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 200, maxLength: 400 }), async (texts) => {
        const rows = texts.map((each, n) => `(${n}, ${quoteText(each)})`);
        const sql = `SELECT ${shown(key, 't')} FROM (VALUES ${rows.join(', ')}) AS v(n, t) ORDER BY n`;
        const plain = texts.map((each) => inQuotes(shownIdentifier(key, each, options)));
        expect(await column(sql)).toEqual(plain);
      }),
      { numRuns: 25 },
    );
  });

  it('leaves to JavaScript no identifier of an ordinary form', async () => {
    const forms = {
      customer: 'M0012345',
      email: 'taro.mihon+shop@mail.shop.example',
      phone: '090-1234-5678',
      name: '見本 太郎',
      address: '東京都見本区1-2-3',
    };
    for (const [key, form] of Object.entries(forms)) {
      const sql = shownIdentifierSql(key as PersonKey, 't', {
        otherwise: () => 'NULL',
        unmask: false,
      });
      const [line] = await column(`SELECT ${sql} FROM (SELECT ${quoteText(form)} AS t)`);
      expect(line).toBe(inQuotes(shownIdentifier(key as PersonKey, form, options)));
    }
  });

  it('gathers rows as going through them one by one does', async () => {
    const row = fc.record({
      pk: fc.bigInt({ min: 0n, max: 5n }),
      part: fc.nat({ max: 1 }),
      rk: fc.nat({ max: 3 }),
      gs: fc.nat({ max: 1 }),
      mask: fc.subarray(['name', 'email', 'order'] as const).map(itemBits),
      texts: fc.array(fc.option(fc.constantFrom('a', 'b@c.example', '見本"')), {
        minLength: 5,
        maxLength: 5,
      }),
    });
    const sets = ['orders', 'customers'];
    const items = [itemBits(['name', 'order']), itemBits(['name', 'email'])];
    const group = { exposure: 'e"1', tenant: "t'", certainty: 'taken' };
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const parts = await Promise.all(
          sets.map(async (set, part) => {
            const own = rows.filter((each) => each.part === part);
            await connection.run(
              `CREATE OR REPLACE TABLE rows_${part} (pk UBIGINT, rk UBIGINT, gs UINTEGER, mask UINTEGER, ${LISTED_KEYS.map((key) => `t_${key} VARCHAR`).join(', ')})`,
            );
            for (const { pk, rk, gs, mask, texts } of own) {
              const cells = texts.map((each) => (each === null ? 'NULL' : quoteText(inQuotes(each))));
              await connection.run(
                `INSERT INTO rows_${part} VALUES (${[pk, rk, gs, mask, ...cells].join(', ')})`,
              );
            }
            const groupSets = [
              { sure: [0], candidates: [] },
              { sure: [], candidates: [1] },
            ];
            return {
              keptSql: `SELECT * FROM rows_${part}`,
              set,
              groupSets,
              itemsOf: [items[part]!, 0],
              isUnique: false,
            };
          }),
        );
        const sql = personLinesSql(parts, {
          place: 0,
          group,
          range: { from: 0n, to: 4n },
          shown: (_, laid) => laid,
        });
        const reached = rows.filter(({ gs, pk }) => gs === 0 && pk <= 4n);
        const keys = [...new Set(reached.map(({ pk }) => pk))].sort();
        const plain = keys.map((key) => {
          const own = reached.filter(({ pk }) => pk === key);
          const least = LISTED_KEYS.flatMap((each, at) => {
            const [first] = own.flatMap(({ texts }) => texts[at] ?? []).sort();
            return first === undefined ? [] : [[each, first]];
          });
          const counts = sets.flatMap((set, part) => {
            const n = new Set(own.flatMap((each) => (each.part === part ? [each.rk] : []))).size;
            return n === 0 ? [] : [[set, n]];
          });
          const bits = own.reduce((all, { mask, part }) => all | (mask & items[part]!), 0);
          return {
            ...group,
            person: Object.fromEntries(least),
            items: itemsOfBits(bits),
            records: Object.fromEntries(counts),
          };
        });
        expect(await column(sql)).toEqual(plain.map((line) => JSON.stringify(line)));
      }),
      { numRuns: 40 },
    );
  });
});
