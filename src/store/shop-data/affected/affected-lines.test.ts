import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../../../../test/invented-investigation.ts';
import { redactUnicode } from '../../../request/redaction/redact.ts';
import { createStagingArea } from '../duckdb/create-staging-area.ts';
import { quoteText } from '../duckdb/quote-text.ts';
import { LISTED_KEYS, type ListedKey } from '../person/kept-identifier.ts';
import { itemBits, itemsOfBits } from '../plan/item-bits.ts';
import { identifierListing } from './identifier-listing.ts';
import { inQuotes } from './in-quotes.ts';
import { packedSql } from './packed-columns.ts';
import { absentOf, PACKED_FORMS } from './packed-forms.ts';
import { PersonLines } from './person-lines.ts';
import { personsSql } from './persons-sql.ts';
import { shownIdentifier } from './shown-identifier.ts';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const area = createStagingArea({ connection, folder: '', close: () => {} });
const masked = { unmask: false, redact: redactUnicode };
afterAll(() => connection.closeSync());

/** What is kept of texts: the number, or the text that stands in its place. */
async function keptOf(key: ListedKey, texts: readonly string[]): Promise<(number | string | null)[]> {
  const rows = texts.map((text, n) => `(${n}, ${quoteText(text)})`);
  const kept = identifierListing(connection, masked).keep(
    `SELECT * FROM (VALUES ${rows.join(', ')}) AS v(n, t_${key})`,
    [key],
  );
  const found = await area.rows(
    `SELECT ${packedSql(key)}::DOUBLE AS packed, rest ->> '$.${key}' AS rest FROM (${kept}) ORDER BY n`,
  );
  return found.map(({ packed, rest }) => (rest ?? packed) as number | string | null);
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

/** By their bytes. */
const bytewise = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

describe('lines of affected persons', () => {
  it.each(LISTED_KEYS)('keeps of a %s what is shown, and numbers in the order of the texts', async (key) => {
    const { unpack } = PACKED_FORMS[key];
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 200, maxLength: 400 }), async (texts) => {
        const kept = await keptOf(key, texts);
        const shown = kept.map((each) => (typeof each === 'number' ? unpack(each) : each));
        expect(shown).toEqual(texts.map((each) => inQuotes(shownIdentifier(key, each, masked))));
        const numbers = kept.filter((each) => typeof each === 'number').sort((a, b) => a - b);
        expect(numbers.map(unpack)).toEqual(numbers.map(unpack).sort(bytewise));
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['customer', 'M0012345'],
    ['customer', '12345'],
    ['email', 'taro.mihon+shop@mail.shop.example'],
    ['email', 'taro@shop.co.jp'],
    ['phone', '090-1234-5678'],
    ['phone', '0312345678'],
    ['name', '見本 太郎'],
    ['name', 'Taro Mihon'],
    ['address', '東京都見本区1-2-3'],
  ] as const)('packs a %s of an ordinary form: %s', async (key, form) => {
    const [kept] = await keptOf(key, [form]);
    expect(kept).toBeTypeOf('number');
    expect(kept).not.toBe(absentOf(key));
  });

  const row = fc.record({
    pk: fc.bigInt({ min: 0n, max: 5n }),
    part: fc.nat({ max: 1 }),
    rk: fc.nat({ max: 3 }),
    gs: fc.nat({ max: 1 }),
    mask: fc.subarray(['name', 'email', 'order'] as const).map(itemBits),
    texts: fc.array(fc.option(fc.oneof(text, fc.constantFrom('b@c.example', '見本"', ''))), {
      minLength: LISTED_KEYS.length,
      maxLength: LISTED_KEYS.length,
    }),
  });

  it.each([false, true])(
    'gathers rows as going through them one by one does (unmasked: %s)',
    async (unmask) => {
      const sets = ['orders', 'customers'];
      const items = [itemBits(['name', 'order']), itemBits(['name', 'email'])];
      const group = { exposure: 'e"1', tenant: "t'", certainty: 'taken' };
      const options = { ...masked, unmask };
      const { keep, shown } = identifierListing(connection, options);
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
          const parts = await Promise.all(
            sets.map(async (set, part) => {
              const own = rows.filter((each) => each.part === part);
              const columns = `pk UBIGINT, rk UBIGINT, gs UINTEGER, mask UINTEGER, ${LISTED_KEYS.map((key) => `t_${key} VARCHAR`).join(', ')}`;
              await connection.run(`CREATE OR REPLACE TABLE rows_${part} (${columns})`);
              for (const { pk, rk, gs, mask, texts } of own) {
                const cells = texts.map((each) => (each === null ? 'NULL' : quoteText(each)));
                await connection.run(
                  `INSERT INTO rows_${part} VALUES (${[pk, rk, gs, mask, ...cells].join(', ')})`,
                );
              }
              const groupSets = [
                { sure: [0], candidates: [] },
                { sure: [], candidates: [1] },
              ];
              const keptSql = keep(`SELECT * FROM rows_${part}`, LISTED_KEYS);
              return { keptSql, set, groupSets, itemsOf: [items[part]!, 0], isUnique: false };
            }),
          );
          const persons = personsSql(parts, 0, { range: { from: 0n, to: 4n }, hasRests: true });
          const lines = new PersonLines(group, persons.sets, shown);
          for (const block of await area.blocks(persons.sql)) lines.add(block);
          const reached = rows.filter(({ gs, pk }) => gs === 0 && pk <= 4n);
          const plain = [...new Set(reached.map(({ pk }) => pk))].sort().map((key) => {
            const own = reached.filter(({ pk }) => pk === key);
            const least = LISTED_KEYS.flatMap((each, at) => {
              const filled = own.flatMap(({ texts }) => texts[at] || []);
              const [first] = unmask
                ? filled.sort(bytewise).map((raw) => shownIdentifier(each, raw, options))
                : filled
                    .map((raw) => shownIdentifier(each, raw, options))
                    .sort((one, other) => bytewise(inQuotes(one), inQuotes(other)));
              return first === undefined ? [] : [[each, first]];
            });
            const counts = sets.flatMap((set, part) => {
              const n = new Set(own.flatMap((each) => (each.part === part ? [each.rk] : []))).size;
              return n === 0 ? [] : [[set, n]];
            });
            const bits = own.reduce((all, { mask, part }) => all | (mask & items[part]!), 0);
            const person = Object.fromEntries(least);
            return { ...group, person, items: itemsOfBits(bits), records: Object.fromEntries(counts) };
          });
          expect(Buffer.from(lines.take()).toString()).toBe(
            plain.map((line) => `${JSON.stringify(line)}\n`).join(''),
          );
        }),
        { numRuns: 40 },
      );
    },
  );
});
