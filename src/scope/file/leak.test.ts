import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { profileSchema } from '../../model/config/profile-schema.ts';
import { readLeak } from './leak.ts';
import { encoded, inventedFile } from './testing/invented-file.ts';

const PLAIN = profileSchema.parse({ name: 'plain' });
const PROFILE = profileSchema.parse({
  name: 'shop',
  data: {
    orders: {
      table: 'dtb_order',
      id: 'order_no',
      placed_at: 'ordered_at',
      person: { customer: 'member_id', email: 'email', name: ['name01', 'name02'], address: 'addr' },
      items: {
        name: ['name01', 'name02'],
        address: 'addr',
        email: 'email',
        order: 'order_no',
        order_comment: { column: 'note', where: { kind: 'a' } },
      },
    },
    customers: {
      table: 'dtb_customer',
      id: 'member_id',
      person: { customer: 'member_id' },
      items: { login_id: 'member_id', password_hash: 'pass' },
    },
  },
});

function read(content: Uint8Array | string, path?: string, profile = PLAIN) {
  const leak = readLeak(inventedFile(content, path), 'b', profile);
  return {
    format: leak.format,
    rows: leak.rowCount,
    broken: leak.broken.map(({ why, line }) => [why, line]),
    trouble: leak.trouble,
    tables: leak.tables.map(({ name, set, items, rowCount, rows }) => ({
      name,
      set,
      items,
      rowCount,
      rows: [...rows],
    })),
  };
}

const HEAD = '注文番号,氏名,メールアドレス,電話番号,郵便番号,都道府県,住所,備考';
const ROW = 'A1,見本 太郎,taro@mail.example,03-0000-0001,100-0001,東京都,千代田区1-1,';
const TARO = {
  person: {
    name: '見本 太郎',
    email: 'taro@mail.example',
    phone: '03-0000-0001',
    address: '東京都 千代田区1-1',
  },
  items: ['name', 'address', 'phone', 'email', 'order'],
};

describe('readLeak', () => {
  it('counts the people of a CSV file by the usual names of columns', () => {
    expect(read(`${HEAD}\r\n${ROW}\r\n\r\n${ROW.replace('A1', 'A2')}よろしく\r\n`)).toEqual({
      format: 'csv (utf-8)',
      rows: 2,
      broken: [],
      trouble: null,
      tables: [
        {
          name: '',
          set: 'orders',
          items: ['name', 'address', 'phone', 'email', 'order', 'order_comment'],
          rowCount: 2,
          rows: [TARO, { ...TARO, items: [...TARO.items, 'order_comment'] }],
        },
      ],
    });
  });

  it('reads every encoding that shops export, each to the same people', () => {
    const text = `${HEAD}\n${ROW}\n`;
    const forms: [string, Uint8Array][] = [
      ['csv (utf-8)', Buffer.from(`\ufeff${text}`, 'utf8')],
      ['csv (shift_jis)', encoded(text, 'shift_jis')],
      ['csv (euc-jp)', encoded(text, 'euc-jp')],
      ['csv (utf-16le)', Buffer.from(`\ufeff${text}`, 'utf16le')],
      ['csv (utf-16be)', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ];
    for (const [format, bytes] of forms) {
      const leak = read(bytes);
      expect(leak.format).toBe(format);
      expect(leak.tables[0]?.rows).toEqual([TARO]);
    }
  });

  it('reads a file in which encodings are mixed', () => {
    const bytes = Buffer.concat([Buffer.from(`${HEAD}\n${ROW}\n`, 'utf8'), encoded(`${ROW}\n`, 'shift_jis')]);
    expect(read(bytes).tables[0]?.rows).toEqual([TARO, TARO]);
  });

  it('reads tabs, titles above the header, quoted line breaks and NULLs', () => {
    const text = `会員一覧\n出力日\t2026-09-01\n会員ID\tメール\t備考\nm1\ta@mail.example\t"x\n""y"""\nm2\t\\N\t\n`;
    expect(read(text).tables[0]).toMatchObject({
      set: 'customers',
      rows: [
        {
          person: { customer: 'm1', email: 'a@mail.example' },
          items: ['email', 'login_id', 'order_comment'],
        },
        { person: { customer: 'm2' }, items: ['login_id'] },
      ],
    });
  });

  it('counts broken rows and reads on behind them', () => {
    const text =
      'email,name\na@mail.example,A\nb@mail.example\nc@mail.example,"C\nd@mail.example,D,too,many\ne@mail.example,E,,\nf@mail.example,"F"x\n';
    const leak = read(text);
    expect(leak.broken).toEqual([
      ['cells', 3],
      ['quote', 4],
      ['cells', 5],
      ['quote', 7],
    ]);
    expect(leak.tables[0]?.rows.map(({ person }) => person.email)).toEqual([
      'a@mail.example',
      'e@mail.example',
    ]);
  });

  it('tells columns without names by their content', () => {
    const text =
      '1,見本 太郎,taro@mail.example,090-0000-0001,東京都千代田区\n2,例 花子,hanako@mail.example,090-0000-0002,大阪府大阪市\n';
    expect(read(text).tables[0]).toMatchObject({
      set: 'rows',
      items: ['name', 'address', 'phone', 'email'],
      rows: [
        {
          person: {
            name: '見本 太郎',
            email: 'taro@mail.example',
            phone: '090-0000-0001',
            address: '東京都千代田区',
          },
        },
        { person: { email: 'hanako@mail.example' } },
      ],
    });
  });

  it('finds card numbers by their digits, under any header, and keeps none', () => {
    const rows = [
      '4111111111111111,a@mail.example,4000000000000002 です',
      '5555-5555-5555-4444,b@mail.example,',
      ',c@mail.example,',
      '4111111111111111,d@mail.example,',
    ];
    const leak = read(`memo1,email,備考\n${rows.join('\n')}\n`);
    expect(leak.tables[0]?.items).toEqual(['email', 'order_comment', 'card_number']);
    expect(leak.tables[0]?.rows.map(({ items }) => items.includes('card_number'))).toEqual([
      true,
      true,
      false,
      true,
    ]);
    const cards = leak.tables[0]?.rows.map(({ person }) => person.card);
    expect(cards?.[0]).toBe(cards?.[3]);
    expect(new Set(cards).size).toBe(3);
    expect(JSON.stringify(leak)).not.toMatch(/\d{13}/);
  });

  it('takes masked cards and order numbers for no card numbers', () => {
    const leak = read(
      'order_no,email,カード番号\n4111111111111111,a@mail.example,************1111\n4111111111111112,b@mail.example,\n4111111111111113,b@mail.example,\n',
    );
    expect(leak.tables[0]?.rows.some(({ items }) => items.includes('card_number'))).toBe(false);
  });

  it('reads the columns of the profile’s best fitting data set', () => {
    const text =
      'ORDER_NO,Member_ID,email,name01,name02,addr,note,kind,phone\n1,m1,,見本,太郎,東京都,x,a,03\n2,,g@mail.example,,,,y,b,\n';
    expect(read(text, 'x.csv', PROFILE).tables).toEqual([
      {
        name: '',
        set: 'orders',
        items: ['name', 'address', 'phone', 'email', 'order', 'order_comment'],
        rowCount: 2,
        rows: [
          {
            id: '1',
            person: { customer: 'm1', name: '見本 太郎', address: '東京都', phone: '03' },
            items: ['name', 'address', 'phone', 'order', 'order_comment'],
          },
          { id: '2', person: { email: 'g@mail.example' }, items: ['email', 'order'] },
        ],
      },
    ]);
  });

  it('reads JSON lines, arrays and wrapped lists, in one line or many', () => {
    const people = [
      { id: 1, email: 'a@mail.example', billing: { name: '見本 太郎' }, items: [{ sku: 'x' }, { sku: 'y' }] },
      { id: 2, email: null, shipping: { name: '例 "花子" {' } },
    ];
    const rows = [
      { person: { email: 'a@mail.example', name: '見本 太郎' }, items: ['name', 'email'] },
      { person: {}, items: ['delivery_name'] },
    ];
    const forms = [
      people.map((person) => JSON.stringify(person)).join('\n'),
      JSON.stringify(people),
      JSON.stringify(people, null, 2),
      JSON.stringify({ orders: people }),
      JSON.stringify({ total: 2, page: 1, next: null, data: people }),
      JSON.stringify({ status: 'ok', result: { count: 2, rows: people, columns: [{ title: 'Name' }] } }),
      people.map((person) => JSON.stringify({ total: 1, data: [person] })).join('\n'),
      JSON.stringify([
        { type: 'header', version: '5' },
        { type: 'table', name: 'orders', data: people },
      ]),
    ];
    for (const form of forms) {
      const leak = read(form, 'x.json');
      expect(leak.format).toBe('json (utf-8)');
      expect(
        leak.tables.map((table) => table.rows),
        form,
      ).toEqual([rows]);
    }
    expect(read('{"email":"a@mail.example"}\n{"email": x}\n{"email":').broken).toEqual([
      ['not-json', 2],
      ['not-json', 3],
    ]);
  });

  it.each([
    ['on one line', 'CREATE TABLE customers (id int, name text, email varchar(255));\n'],
    ['before the rows on that line', 'CREATE TABLE customers(id int,name text,email text); '],
    ['closed on the last column’s line', 'CREATE TABLE customers (\n id int,\n name text,\n email text);\n'],
    ['with the parenthesis below', 'CREATE TABLE customers\n(\n id int,\n name text,\n email text\n);\n'],
    [
      'after one without columns',
      'CREATE TABLE copy\nAS SELECT 1;\nCREATE TABLE customers (id int, name text, email text);\n',
    ],
  ])('knows the columns of a table made %s', (_, create) => {
    const text = `${create}INSERT INTO customers VALUES (1,'A','a@mail.example'),(2,'B','b@mail.example');\n`;
    const leak = read(text, 'dump.sql', PROFILE);
    expect(leak).toMatchObject({ rows: 2, broken: [] });
    expect(leak.tables[0]?.items).toEqual(expect.arrayContaining(['name', 'email']));
  });

  it('reads dumps of MySQL', () => {
    const text = [
      '-- MySQL dump 10.13',
      'CREATE TABLE `dtb_customer` (',
      '  `member_id` int NOT NULL,',
      '  `email` varchar(255),',
      "  `pass` varchar(255) DEFAULT '',",
      '  PRIMARY KEY (`member_id`)',
      ') ENGINE=InnoDB;',
      "INSERT INTO `dtb_customer` VALUES (1,'a@mail.example','$2y$10$abcdefghijklmnopqrstuv'),(2,'it''s \\'b\\' (x),@mail.example',NULL);",
      "INSERT INTO `dtb_customer` VALUES (3,'line\nbreak;',_binary 'x'),",
      "(4,'表,','');",
      'INSERT INTO `products` (`id`,`price`) VALUES (1,2);',
      "INSERT INTO dtb_customer (member_id, email) VALUES (5, 'e@mail.example', 'one too many'), (6, 'f@mail.example');",
    ].join('\n');
    const leak = read(text, 'dump.sql', PROFILE);
    expect(leak).toMatchObject({ format: 'sql (utf-8)', rows: 6, broken: [['cells', 13]] });
    expect(leak.tables).toMatchObject([
      { name: 'dtb_customer', set: 'customers', items: ['email', 'login_id', 'password_hash'] },
    ]);
    expect(leak.tables[0]?.rows.map(({ id, items }) => [id, items.length])).toEqual([
      ['1', 3],
      ['2', 2],
      ['3', 3],
      ['4', 2],
      ['6', 2],
    ]);
    const cp932 = encoded(
      "INSERT INTO customers (name, email) VALUES ('表示 能','a@mail.example'),('ソ','b@mail.example');\n",
      'shift_jis',
    );
    expect(read(cp932, 'd.sql').tables[0]?.rows.map(({ person }) => person.name)).toEqual(['表示 能', 'ソ']);
  });

  it('reads dumps of PostgreSQL', () => {
    const text = [
      'COPY public.dtb_order (order_no, email, name01, name02, addr) FROM stdin;',
      '1\ta@mail.example\t見本\t太郎\t\\N',
      '2\tb@mail.example\tx\\ty\t\t東京都',
      'broken',
      '\\.',
      'SELECT 1;',
    ].join('\n');
    expect(read(text, 'dump.sql', PROFILE)).toMatchObject({
      rows: 2,
      broken: [['cells', 4]],
      tables: [
        {
          set: 'orders',
          rows: [
            { id: '1', items: ['name', 'email', 'order'] },
            { person: { name: 'x\ty', address: '東京都' } },
          ],
        },
      ],
    });
  });

  it('opens gzip, ZIP and what lies in them', () => {
    const csv = strToU8(`${HEAD}\n${ROW}\n`);
    expect(read(gzipSync(csv), 'a.csv.gz')).toMatchObject({
      format: 'gzip+csv (utf-8)',
      tables: [{ rows: [TARO] }],
    });
    const archive = zipSync({
      'x/orders.csv': csv,
      'x/logo.png': Uint8Array.of(0x89, 0x50, 0, 0, 1, 2, 0, 0),
      'members.csv.gz': gzipSync('email\na@mail.example\n'),
    });
    const leak = read(archive, 'x.zip');
    expect(leak).toMatchObject({ trouble: null, rows: 2 });
    expect(leak.tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['x/orders.csv', 1],
      ['members.csv.gz', 1],
    ]);
    expect(read(zipSync({ 'a.csv': csv }, { level: 0 })).tables).toHaveLength(1);
  });

  it('gives the rows before a damage, and says of what is behind', () => {
    const csv = Buffer.from(
      `email\n${Array.from({ length: 20_000 }, (_, n) => `p${n * 7919}@mail.example`).join('\n')}\n`,
    );
    const whole = gzipSync(csv);
    const leak = read(whole.subarray(0, whole.length / 2));
    expect(leak.trouble).not.toBeNull();
    expect(leak.rows).toBeGreaterThan(1000);
    expect(leak.rows).toBeLessThan(20_000);
    expect(leak.tables[0]?.rows).toHaveLength(leak.rows);
  });

  it('does not unpack a bomb', () => {
    const zeros = new Uint8Array(280_000_000).fill(0x61);
    const bomb = zipSync({ 'a.csv': gzipSync(zeros, { level: 1 }), 'b.csv': zeros.subarray(0, 10) });
    expect(read(bomb, 'x.zip')).toMatchObject({ trouble: 'bomb' });
  });

  it('names what it cannot read', () => {
    expect(read(Buffer.from('d0cf11e0a1b11ae1000000000000000001000200', 'hex'))).toMatchObject({
      trouble: 'unsupported',
      rows: 0,
    });
    const archive = zipSync({ 'a.csv': strToU8('email\n') });
    archive[archive.length - 22 - 46 - 5 + 8] = 1;
    expect(read('')).toMatchObject({ trouble: null, rows: 0, tables: [] });
    expect(read(archive.subarray(0, archive.length - 10)).trouble).toBe('truncated');
  });

  it('finds as many rows as were written, whatever is in them', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.replace(/[\u0000\r\ufeff]/g, '').replaceAll('\\', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.emailAddress(), cell), { minLength: 1, maxLength: 30 }), (rows) => {
        const quoted = rows.map(
          ([email, note]) => `${email.replaceAll(/["',|;]/g, '')}@x.example,"${note.replaceAll('"', '""')}"`,
        );
        const leak = read(`email,備考\n${quoted.join('\n')}\n`);
        expect(leak.rows).toBe(rows.length);
        expect(leak.broken).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('throws at no bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(
          '',
          'email,name\n',
          '[{"email":',
          'INSERT INTO t VALUES (',
          'PK\u0003\u0004',
          '\u001f\u008b\u0008',
        ),
        (bytes, start) => {
          expect(() => read(Buffer.concat([Buffer.from(start, 'latin1'), bytes]))).not.toThrow();
        },
      ),
      { numRuns: 500 },
    );
  });
});
