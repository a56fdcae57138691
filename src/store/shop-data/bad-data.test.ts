import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../model/claim.ts';
import type { DataSource } from '../../model/config/config.ts';
import { type Counted, countIn } from './testing/shop-data-contract.ts';
import { claimOf, hourOf, shopRows } from './testing/shop-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = 'order_no,ordered_at,member_id,email,phone,name,address,card,payment';
const ALL = { kind: 'all' } as const;
const FIRST_DAY = { kind: 'between', by: 'placed_at', from: hourOf(-9).at, to: hourOf(15).at - 1 } as const;

function file(content: string | Uint8Array): string {
  const path = join(folder, `${randomUUID()}.csv`);
  writeFileSync(path, content);
  return path;
}

function orders(content: string | Uint8Array, more: Partial<DataSource> = {}): DataSource {
  return { kind: 'csv', tables: { orders: file(content) }, ...more };
}

function line(
  n: number,
  more: { readonly at?: string; readonly email?: string; readonly name?: string } = {},
): string {
  const { at = '2026-09-01 10:00:00', email = `p${n}@x.example`, name = '見本 太郎' } = more;
  return `A${n},${at},,${email},,${name},,,card`;
}

async function count(
  source: DataSource | undefined,
  rows: Claim['rows'],
  more: Partial<Claim> = {},
): Promise<Counted> {
  return countIn({ a: source }, [{ claims: [claimOf('a', 'taken', ['email', 'name'], rows, more)] }]);
}

const codes = ({ groups }: Counted) =>
  groups[0]!.incomplete.map(({ en }) => (JSON.parse(en) as { code: string }).code);

describe('encodings', () => {
  const text = `${HEADER}\n${line(1, { name: '髙橋 ①' })}\n${line(2, { name: 'ソ表' })}\n`;
  // "見本" and "ソ表" (its second byte is a backslash) in code page 932, "見本" in EUC-JP.
  const cp932 = Buffer.concat([
    Buffer.from(`${HEADER}\nA1,2026-09-01 10:00:00,,p1@x.example,,`),
    Buffer.from([0x8c, 0xa9, 0x96, 0x7b]),
    Buffer.from(',,,card\nA2,2026-09-01 10:00:00,,p2@x.example,,'),
    Buffer.from([0x83, 0x5c, 0x95, 0x5c]),
    Buffer.from(',,,card\n'),
  ]);
  const eucJp = Buffer.concat([
    Buffer.from(`${HEADER}\nA1,2026-09-01 10:00:00,,p1@x.example,,`),
    Buffer.from([0xb8, 0xab, 0xcb, 0xdc]),
    Buffer.from(`,,,card\n${line(2, { name: 'b' })}\n`),
  ]);
  it.each<readonly [string, Buffer, string]>([
    ['UTF-8', Buffer.from(text), '髙橋 ①'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), '髙橋 ①'],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le'), '髙橋 ①'],
    ['code page 932', cp932, '見本'],
    ['EUC-JP', eucJp, '見本'],
    ['CRLF', Buffer.from(text.replaceAll('\n', '\r\n')), '髙橋 ①'],
    ['tabs', Buffer.from(text.replaceAll(',', '\t')), '髙橋 ①'],
    ['semicolons', Buffer.from(text.replaceAll(',', ';')), '髙橋 ①'],
  ])('reads %s', async (_, bytes, name) => {
    const claims = [
      {
        claims: [
          claimOf(
            'a',
            'taken',
            ['name'],
            [shopRows('orders', { kind: 'in', by: 'name', values: [name] }), shopRows('orders', ALL)],
          ),
        ],
      },
    ];
    const counted = await countIn({ a: orders(bytes) }, claims, { unmask: true });
    expect(counted.groups[0]).toMatchObject({ persons: 2, bound: 'exact', served: [[1, 2]], incomplete: [] });
    expect(counted.affected.map(({ person }) => person.email).sort()).toEqual([
      'p1@x.example',
      'p2@x.example',
    ]);
  });
});

describe('lines of several encodings', () => {
  const odd = (bytes: number[]) =>
    Buffer.concat([
      Buffer.from(`\ufeff${HEADER}\n${line(1)}\nA2,2026-09-01 10:00:00,,p2@x.example,,`),
      Buffer.from(bytes),
      Buffer.from(',,,card\n'),
    ]);

  it('reads each by its own, and says so: the number of persons is the most it can be', async () => {
    const named = shopRows('orders', { kind: 'in', by: 'name', values: ['見本', '見本 太郎'] });
    const counted = await count(orders(odd([0x8c, 0xa9, 0x96, 0x7b])), [named]);
    expect(counted.groups[0]).toMatchObject({ persons: 2, records: { orders: 2 }, bound: 'max' });
    expect(counted.totals.filter(({ tenant }) => tenant === 'a')).toMatchObject([
      { unit: 'persons', n: 2, bound: 'max' },
      { unit: 'orders', n: 2, bound: 'exact' },
      { unit: 'records', n: 2, bound: 'exact' },
    ]);
    const [note] = counted.groups[0]!.incomplete.map(({ en }) => JSON.parse(en));
    expect(note).toMatchObject({ code: 'mixed-encodings', n: 1, encoding: 'shift_jis', garbled: 0 });
    expect(counted.sources[0]!.problems).toHaveLength(1);
  });

  it('counts rows with characters that no encoding has', async () => {
    const counted = await count(orders(odd([0x81, 0xff, 0x2c, 0xfd])), [shopRows('orders', ALL)]);
    expect(codes(counted)).toContain('mixed-encodings');
    expect(counted.groups[0]).toMatchObject({ persons: 2, bound: 'max' });
  });
});

describe('broken rows', () => {
  it.each<readonly [string, string, number]>([
    ['too few cells', 'A3,2026-09-01', 1],
    ['too many cells', `${line(3)},1,2`, 1],
    ['a quote that nobody closes', 'A3,2026-09-01 10:00:00,,"p3@x.example,,,,,card', 1],
    ['text behind a quoted cell', 'A3,2026-09-01 10:00:00,,"p3"@x.example,,,,,card', 1],
  ])('counts %s, at most, and says so', async (_, broken, n) => {
    const counted = await count(orders(`${HEADER}\n${line(1)}\n${broken}\n${line(2)}\n`), [
      shopRows('orders', FIRST_DAY),
    ]);
    expect(counted.sources[0]).toMatchObject({ rows: 2, broken: n });
    expect(counted.groups[0]).toMatchObject({
      persons: 2 + n,
      records: { orders: 2 + n },
      bound: 'max',
      served: [[2]],
    });
    expect(codes(counted)).toEqual(['broken-rows']);
    expect(counted.totals.filter(({ unit }) => unit === 'persons').map((total) => total.n)).toEqual([
      2 + n,
      2 + n,
    ]);
  });

  it.each(['A3,2026-09', 'A3,2026-09-01 10:00:00,,"p3@x.ex'])(
    'takes a last row that stops short for the end of what came: %s',
    async (end) => {
      const window = shopRows('orders', FIRST_DAY);
      const counted = await count(orders(`${HEADER}\n${line(1)}\n${end}`), [window]);
      expect(codes(counted).sort()).toEqual(['broke-off', 'broken-rows']);
      expect(counted.groups[0]!.bound).toBe('approx');
      expect(counted.sources[0]).toMatchObject({ isCutShort: true, rows: 1, broken: 1 });
      const whole = await count(orders(`${HEADER}\n${line(1)}\n${line(2)}`), [window]);
      expect(whole.groups[0]).toMatchObject({ bound: 'exact', persons: 2, incomplete: [] });
    },
  );

  it('does not let them weaken what was chosen by ids', async () => {
    const counted = await count(orders(`${HEADER}\n${line(1)}\nA3\n`), [
      shopRows('orders', { kind: 'in', by: 'id', values: ['A1'] }),
    ]);
    expect(counted.groups[0]).toMatchObject({ persons: 1, bound: 'exact', incomplete: [] });
  });

  it('keeps line breaks, quotes and delimiters inside quotes', async () => {
    const quoted = `A1,2026-09-01 10:00:00,,p1@x.example,,"a ""b"",\nc",,,card`;
    const counted = await count(orders(`${HEADER}\n${quoted}\n${line(2)}\n`), [shopRows('orders', ALL)]);
    expect(counted.groups[0]).toMatchObject({ persons: 2, bound: 'exact' });
  });
});

describe('times', () => {
  it.each([
    '2026-09-01T10:00:00+09:00',
    '2026-09-01T01:00:00.123Z',
    '2026-09-01 10:00:00.789',
    '2026/9/1 10:00',
    '2026-09-01',
    '1788224400',
    '1788224400000',
  ])('reads %s', async (at) => {
    const next = line(2, { at: '2026-09-02 00:00:00' });
    const counted = await count(orders(`${HEADER}\n${line(1, { at })}\n${next}\n`), [
      shopRows('orders', FIRST_DAY),
    ]);
    expect(counted.groups[0]).toMatchObject({ persons: 1, bound: 'exact' });
  });

  it('counts rows whose time cannot be read in every window, at most', async () => {
    const content = `${HEADER}\n${line(1)}\n${line(2, { at: 'soon' })}\n${line(3, { at: '' })}\n`;
    const window = await count(orders(content), [shopRows('orders', FIRST_DAY)]);
    expect(window.groups[0]).toMatchObject({ persons: 3, bound: 'max' });
    expect(codes(window)).toEqual(['unreadable-times']);
    const all = await count(orders(content), [shopRows('orders', ALL)]);
    expect(all.groups[0]).toMatchObject({ persons: 3, bound: 'exact' });
    const named = shopRows('orders', { kind: 'in', by: 'id', values: ['A2'] }, { existedAt: hourOf(20).at });
    expect((await count(orders(content), [named])).groups[0]).toMatchObject({ persons: 1, bound: 'exact' });
    const empty = shopRows('orders', { ...FIRST_DAY, from: hourOf(9).at, to: hourOf(3).at });
    expect((await count(orders(content), [empty])).groups[0]).toMatchObject({ persons: 0, bound: 'exact' });
  });
});

describe('what is missing', () => {
  it('is no person when there is no shop data', async () => {
    const counted = await count(undefined, [shopRows('orders', ALL)]);
    expect(counted.groups[0]).toMatchObject({ persons: null, records: {}, served: [[null]] });
    expect(codes(counted)).toEqual(['no-shop-data']);
    expect(counted.totals).toEqual([]);
  });

  it('a file', async () => {
    const counted = await count({ kind: 'csv', tables: { orders: join(folder, 'none.csv') } }, [
      shopRows('orders', ALL),
    ]);
    expect(counted.groups[0]).toMatchObject({ persons: null, bound: 'min' });
    expect(codes(counted)).toEqual(['missing-file']);
    expect(counted.sources[0]!.problems).toHaveLength(1);
  });

  it('a column of an item: it may be in every row', async () => {
    const counted = await count(orders('order_no,ordered_at,email\nA1,2026-09-01 10:00:00,p1@x.example\n'), [
      shopRows('orders', FIRST_DAY),
    ]);
    expect(counted.groups[0]).toMatchObject({ persons: 1, bound: 'max' });
    expect(counted.partitions.find(({ unit }) => unit === 'orders')!.parts).toEqual([
      { items: ['name', 'email'], n: 1 },
    ]);
  });

  it('the column of the time: every row may be meant', async () => {
    const counted = await count(orders(`${HEADER.replace('ordered_at', 'x')}\n${line(1)}\n${line(2)}\n`), [
      shopRows('orders', { ...FIRST_DAY, from: hourOf(100).at, to: hourOf(101).at }),
    ]);
    expect(counted.groups[0]).toMatchObject({ persons: 2, bound: 'max' });
  });

  it('the column of the id: as many rows as were named', async () => {
    const counted = await count(
      orders(`${HEADER.replace('order_no', 'x')}\n${line(1)}\n${line(2)}\n${line(3)}\n`),
      [shopRows('orders', { kind: 'in', by: 'id', values: ['A1', 'A2'] })],
    );
    expect(counted.groups[0]).toMatchObject({ persons: 2, records: { orders: 2 }, bound: 'max' });
  });

  it('an order that is gone, and one that came after the snapshot', async () => {
    const source = orders(`${HEADER}\n${line(1)}\n`, { asOf: hourOf(5).at });
    const gone = await count(source, [shopRows('orders', { kind: 'in', by: 'id', values: ['A1', 'A9'] })]);
    expect(gone.groups[0]).toMatchObject({ persons: 1, bound: 'min', served: [[1]] });
    const early = await count(source, [
      shopRows('orders', FIRST_DAY, { at: hourOf(8).at, existedAt: hourOf(8).at }),
    ]);
    expect([early.groups[0]!.bound, codes(early)]).toEqual(['min', ['snapshot-too-early']]);
    const late = await count(source, [
      shopRows('orders', FIRST_DAY, { at: hourOf(4).at, existedAt: hourOf(4).at }),
    ]);
    expect(late.groups[0]!.bound).toBe('exact');
  });

  it('whatever tells who it is: each row at most a person', async () => {
    const content = `${HEADER}\n${line(1, { email: '' })}\n${line(2, { email: '　' })}\n`;
    const counted = await count(orders(content), [shopRows('orders', ALL)]);
    expect(counted.groups[0]).toMatchObject({ persons: 2, bound: 'max' });
    expect(codes(counted)).toEqual(['nobody-named']);
    const bounds = counted.totals.map(({ tenant, unit, n, bound }) => [tenant, unit, n, bound]);
    expect(bounds).toContainEqual(['a', 'orders', 2, 'exact']);
    expect(bounds).toContainEqual([null, 'persons', 2, 'max']);
  });

  it('all rows: then the figure is a lower bound, and of an empty file there is none', async () => {
    const bare = await count(orders(`${HEADER}\n`), [shopRows('orders', ALL)]);
    expect(bare.groups[0]).toMatchObject({ persons: 0, bound: 'min' });
    expect(codes(bare)).toEqual(['empty-table']);
    const empty = await count(orders(''), [shopRows('orders', ALL)]);
    expect(empty.groups[0]).toMatchObject({ persons: null, bound: 'min', served: [[null]] });
    expect(codes(empty)).toEqual(['empty-table']);
  });

  it('every column, in a file of something else: not even its rows are counted', async () => {
    const counted = await count(orders('sku,price\nX1,100\n'), [shopRows('orders', ALL)]);
    expect(counted.groups[0]).toMatchObject({ persons: null, records: {}, bound: 'min' });
    expect(codes(counted)).toEqual(['other-columns']);
    expect(counted.sources[0]).toMatchObject({ rows: 0, isCutShort: true });
  });

  it('nothing, in a file in UTF-16 without a mark: it is read', async () => {
    const content = Buffer.from(`${HEADER}\n${line(1)}\n`, 'utf16le');
    const counted = await count(orders(content), [shopRows('orders', ALL)]);
    expect(counted.groups[0]).toMatchObject({ persons: 1, records: { orders: 1 }, bound: 'exact' });
    expect(codes(counted)).toEqual([]);
  });
});

it('reads a compressed file as it reads the plain one, and says where a damaged one broke off', async () => {
  const rows = Array.from({ length: 2000 }, (_, n) => line(n)).join('\n');
  const packed = gzipSync(`${HEADER}\n${rows}\n`);
  const whole = await count(orders(packed), [shopRows('orders', ALL)]);
  expect(whole.groups[0]).toMatchObject({ persons: 2000, records: { orders: 2000 }, bound: 'exact' });
  const cut = await count(orders(packed.subarray(0, packed.length - 2000)), [shopRows('orders', ALL)]);
  // The row that was torn apart may belong or not.
  expect(cut.groups[0]!.bound).toBe('approx');
  expect(cut.groups[0]!.persons).toBeGreaterThan(0);
  expect(cut.groups[0]!.persons).toBeLessThan(2000);
  expect(codes(cut).sort()).toEqual(['broke-off', 'broken-rows']);
});

it('counts candidates as far as they can have been reached', async () => {
  const source = orders(`${HEADER}\n${[1, 2, 3, 4, 5].map((n) => line(n)).join('\n')}\n`);
  const said = await count(source, [shopRows('orders', ALL, { atMost: 2 })]);
  expect(said.groups[0]).toMatchObject({ persons: 2, records: { orders: 2 }, bound: 'max', served: [[5]] });
  expect(said.totals.find(({ unit, tenant }) => unit === 'persons' && tenant === null)).toMatchObject({
    n: 2,
    bound: 'max',
  });
  const alike = [
    { filter: { kind: 'in', by: 'id', values: ['A1', 'A2'] } as const, existedAt: Number.NaN, bytes: 200 },
  ];
  const bySize = await count(source, [shopRows('orders', ALL, { answer: { bytes: 310, alike } })]);
  expect(bySize.groups[0]).toMatchObject({ persons: 4, bound: 'max' });
  expect(codes(bySize)).toEqual(['reckoned-by-size']);
});

it('leaves nothing behind in the temporary folder', async () => {
  const own = mkdtempSync(join(folder, 'tmp-'));
  const source = orders(Buffer.from(`\ufeff${HEADER}\n${line(1)}\n`, 'utf16le'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = own;
  try {
    const counted = await count(source, [shopRows('orders', ALL)]);
    expect(counted.groups[0]!.persons).toBe(1);
    expect(readdirSync(own)).toEqual([]);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
});
