import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TARGET_LIMIT } from '../../../model/shop-event.ts';
import { readStatement } from './read-statement.ts';

function uses(statement: string) {
  return readStatement(statement).uses.map(({ schema, table, does, columns, filter, isWhole, limit }) => ({
    from: schema === '' ? table : `${schema}.${table}`,
    does,
    columns: columns ?? '*',
    ...(filter.kind === 'all' ? {} : { filter }),
    ...(isWhole ? {} : { isWhole }),
    ...(Number.isFinite(limit) ? { limit } : {}),
  }));
}

const READ = { from: 'orders', does: 'read', columns: '*' };

describe('readStatement', () => {
  it.each([
    ['SELECT * FROM orders', [READ]],
    ['select SQL_NO_CACHE o.* from `shop`.`orders` as o', [{ ...READ, from: 'shop.orders' }]],
    ['SELECT /*!40001 SQL_NO_CACHE */ * FROM `orders`', [READ]],
    [
      'COPY public.orders (id, "name") TO stdout;',
      [{ ...READ, from: 'public.orders', columns: ['id', 'name'] }],
    ],
    ["COPY (SELECT email FROM orders) TO '/tmp/x'", [{ ...READ, columns: ['email'] }]],
    ['COPY orders FROM stdin', []],
    ['TABLE orders', [READ]],
    [
      'DECLARE c CURSOR FOR SELECT id FROM ONLY public.orders',
      [{ ...READ, from: 'public.orders', columns: ['id'] }],
    ],
    ['select count(*), max(id) from orders', [{ ...READ, columns: ['id'] }]],
    ['select count(*) from orders', [{ ...READ, does: 'touch', columns: [] }]],
    ['select group_concat(name, email) from orders', [{ ...READ, columns: ['name', 'email'] }]],
    [
      'select * from a union select pw from b',
      [
        { ...READ, from: 'a' },
        { ...READ, from: 'b', columns: ['pw'] },
      ],
    ],
    [
      'select * from orders where id in (select order_id from notes)',
      [
        { ...READ, isWhole: false },
        { ...READ, from: 'notes', columns: ['order_id'] },
      ],
    ],
    ['with x as (select name from orders) select * from x', [{ ...READ, columns: ['name'], isWhole: false }]],
    [
      'select o.name from orders o join members m on m.id = o.member',
      [{ ...READ, columns: ['name'], isWhole: false }],
    ],
    [
      "UPDATE orders SET a = 'x', `b`=2 WHERE id = 7",
      [{ ...READ, does: 'change', columns: ['a', 'b'], filter: { kind: 'in', by: 'id', values: ['7'] } }],
    ],
    ['delete from orders', [{ ...READ, does: 'change' }]],
    ['truncate table orders', [{ ...READ, does: 'change' }]],
    ['SHOW COLUMNS FROM orders', [{ ...READ, does: 'touch' }]],
    ['DESC orders', [{ ...READ, does: 'touch' }]],
    ['INSERT INTO orders VALUES (1)', []],
    ['SET names utf8', []],
    ['', []],
  ])('reads %s', (statement, expected) => {
    expect(uses(statement)).toEqual(expected);
  });

  it.each([
    [
      "id = 5 and name = 'x''y'",
      {
        kind: 'every',
        of: [
          { kind: 'in', by: 'id', values: ['5'] },
          { kind: 'in', by: 'name', values: ["x'y"] },
        ],
      },
    ],
    ['id = 1 or id = 2 or id = 3', { kind: 'in', by: 'id', values: ['1', '2', '3'] }],
    ["id in ('a', 'b')", { kind: 'in', by: 'id', values: ['a', 'b'] }],
    ['id between 5 and 9', { kind: 'between', by: 'id', from: '5', to: '9' }],
    [
      'id > 5 and id < 9',
      {
        kind: 'every',
        of: [
          { kind: 'between', by: 'id', from: '6' },
          { kind: 'between', by: 'id', to: '8' },
        ],
      },
    ],
    ['5 <= id', { kind: 'between', by: 'id', from: '5' }],
    ['1 = 1', undefined],
  ])('reads the condition %s', (where, filter) => {
    expect(uses(`select * from orders where ${where}`)).toEqual([
      { ...READ, ...(filter === undefined ? {} : { filter }) },
    ]);
  });

  it.each<[string, object]>([
    ["name LIKE 'A%'", { kind: 'like', by: 'name', pattern: 'A%', folds: false }],
    ["name NOT ILIKE 'A%'", { kind: 'not', of: { kind: 'like', by: 'name', pattern: 'A%', folds: true } }],
    ['id not in (1, 2)', { kind: 'not', of: { kind: 'in', by: 'id', values: ['1', '2'] } }],
    ['id <> 1', { kind: 'not', of: { kind: 'in', by: 'id', values: ['1'] } }],
    ["'1' != id", { kind: 'not', of: { kind: 'in', by: 'id', values: ['1'] } }],
    ['not id = 1', { kind: 'not', of: { kind: 'in', by: 'id', values: ['1'] } }],
    ['id not between 1 and 3', { kind: 'not', of: { kind: 'between', by: 'id', from: '1', to: '3' } }],
    ['phone is null', { kind: 'empty', by: 'phone' }],
    ['o.phone IS NOT NULL', { kind: 'not', of: { kind: 'empty', by: 'phone' } }],
    [
      "id = 1 or name = 'b'",
      {
        kind: 'some',
        of: [
          { kind: 'in', by: 'id', values: ['1'] },
          { kind: 'in', by: 'name', values: ['b'] },
        ],
      },
    ],
    [
      "not (id = 1 and name = 'b')",
      {
        kind: 'not',
        of: {
          kind: 'every',
          of: [
            { kind: 'in', by: 'id', values: ['1'] },
            { kind: 'in', by: 'name', values: ['b'] },
          ],
        },
      },
    ],
    ["lower(name) = 'ab'", { kind: 'like', by: 'name', pattern: 'ab', folds: true }],
    ["left(phone, 3) = '090'", { kind: 'like', by: 'phone', pattern: '090%', folds: false }],
    ["trim(name) = 'x'", { kind: 'in', by: 'name', values: ['x'] }],
    [
      "date(at) = '2026-09-01'",
      { kind: 'between', by: 'at', from: '2026-09-01 00:00:00', to: '2026-09-01 23:59:59.999' },
    ],
    ["at::date > '2026-09-01'", { kind: 'between', by: 'at', from: '2026-09-02T00:00:00.000' }],
    [
      'year(at) = 2026',
      { kind: 'between', by: 'at', from: '2026-01-01 00:00:00', to: '2026-12-31 23:59:59.999' },
    ],
    ["name LIKE '5\\%%'", { kind: 'like', by: 'name', pattern: '5\\%%', folds: false }],
    ["name LIKE '5!%!!%' ESCAPE '!'", { kind: 'like', by: 'name', pattern: '5\\%!%', folds: false }],
    ["name ~~* 'a%'", { kind: 'like', by: 'name', pattern: 'a%', folds: true }],
    ["name ~ '^a\\.'", { kind: 'matches', by: 'name', pattern: '^a\\.', folds: false }],
    ["name !~* 'a$'", { kind: 'not', of: { kind: 'matches', by: 'name', pattern: 'a$', folds: true } }],
    [
      "name not rlike 'a|b'",
      { kind: 'not', of: { kind: 'matches', by: 'name', pattern: 'a|b', folds: false } },
    ],
    ["regexp_like(name, '^[0-9]{3}')", { kind: 'matches', by: 'name', pattern: '^[0-9]{3}', folds: false }],
    ['length(name) > 3', { kind: 'length', by: 'name', unit: 'bytes', from: 4 }],
    ['char_length(name) between 2 and 3', { kind: 'length', by: 'name', unit: 'characters', from: 2, to: 3 }],
    ["coalesce(phone, '') = ''", { kind: 'empty', by: 'phone' }],
    ["ifnull(phone, '') <> ''", { kind: 'not', of: { kind: 'empty', by: 'phone' } }],
    [
      "nvl(name, 'x') in ('x', 'y')",
      {
        kind: 'some',
        of: [
          { kind: 'in', by: 'name', values: ['x', 'y'] },
          { kind: 'empty', by: 'name' },
        ],
      },
    ],
    [
      "coalesce(name, '') <> 'a'",
      {
        kind: 'some',
        of: [
          { kind: 'not', of: { kind: 'in', by: 'name', values: ['a'] } },
          { kind: 'empty', by: 'name' },
        ],
      },
    ],
    ["phone = ''", { kind: 'empty', by: 'phone' }],
    ["id::text in ('1', cast(2 as char))", { kind: 'in', by: 'id', values: ['1', '2'] }],
    ["id <> all('{1,2}')", { kind: 'not', of: { kind: 'in', by: 'id', values: ['1', '2'] } }],
    ["id = any('{1,2}'::int[])", { kind: 'in', by: 'id', values: ['1', '2'] }],
    [
      "date_format(at, '%Y-%m') = '2026-02'",
      { kind: 'between', by: 'at', from: '2026-02-01 00:00:00', to: '2026-02-28 23:59:59.999' },
    ],
  ])('reads the condition %s as a test', (where, filter) => {
    expect(uses(`select * from orders o where ${where}`)).toEqual([{ ...READ, filter }]);
  });

  it.each(['+1', '<1', ' or 1', ' and 1', ' or id=1'])('reads as many %j as fit a line', (link) => {
    const chain = link.repeat(8_000 / link.length);
    expect(uses(`select * from orders where id = 1${chain}`)).toHaveLength(1);
    expect(uses(`select 1${chain} from orders`)).toHaveLength(1);
  });

  it.each([
    'length(name) < 3',
    'octet_length(name) > 3',
    "name regexp '^(?=a)'",
    "name regexp 'a(*'",
    "name ~ 'a\\y'",
    "name like 'a\\\\%'",
    "name like 'a!' escape '!'",
    "lower(name) = 'AB'",
    'id = total',
    "id <> 1 or f(name) = 'x'",
    'not f(id) = 1',
    "coalesce(name, 'none') in ('', 'a')",
    "coalesce(name, total) = 'a'",
    'id = any(\'{"1"}\')',
    "id = all('{1,2}')",
    "id <> any('{1,2}')",
    "left(phone, 3) = '0901'",
    'id > all (select 1)',
  ])('does not believe to have read the condition %s', (where) => {
    expect(uses(`select * from orders where ${where}`)[0]).toMatchObject({ isWhole: false });
    expect(uses(`select * from orders where ${where}`)[0]).not.toHaveProperty('filter');
  });

  it('reads limits as places where the order is told, else as a number', () => {
    expect(uses('select * from orders order by id desc limit 20, 10')).toEqual([
      { ...READ, filter: { kind: 'positions', by: 'id', descending: true, ranges: [[20, 10]] } },
    ]);
    expect(uses('select * from orders limit 10')).toEqual([{ ...READ, limit: 10 }]);
    expect(uses('select * from orders where id > 5 order by id limit 10')).toEqual([
      {
        ...READ,
        filter: {
          kind: 'positions',
          by: 'id',
          descending: false,
          within: { kind: 'between', by: 'id', from: '6' },
          ranges: [[0, 10]],
        },
      },
    ]);
    expect(uses('select * from orders where id > 5 limit 10 offset 3')).toEqual([
      { ...READ, filter: { kind: 'between', by: 'id', from: '6' }, isWhole: false, limit: 10 },
    ]);
  });

  it('knows a look at the catalogue, a file and a dump', () => {
    expect(readStatement('select table_name from information_schema.tables')).toMatchObject({
      lists: true,
      uses: [],
    });
    expect(readStatement('show tables')).toMatchObject({ lists: true, uses: [] });
    expect(readStatement('Binlog Dump')).toMatchObject({ dumps: true });
    expect(readStatement("COPY orders TO '/tmp/a.csv'")).toMatchObject({ outfile: '/tmp/a.csv' });
  });

  it('reads a long list of a statement whole', () => {
    const values = Array.from({ length: 1_500 }, (_, n) => String(n));
    const statement = `select * from orders where id in (${values.join(', ')})`;
    expect(uses(statement)[0]).toMatchObject({ filter: { kind: 'in', by: 'id', values } });
    expect(uses(statement)[0]).not.toHaveProperty('isWhole');
  });

  it('believes no condition of a statement that the log cut', () => {
    const cut =
      `select * from orders where id in (${Array.from({ length: 2_500 }, (_, n) => n).join(', ')})`.slice(
        0,
        TARGET_LIMIT,
      );
    expect(uses(cut)[0]).toMatchObject({ isWhole: false });
  });

  it('fails at nothing', () => {
    const word = fc.constantFrom(
      'select',
      '*',
      'from',
      'orders',
      'where',
      '(',
      ')',
      ',',
      "'",
      '"',
      '`',
      'copy',
      'to',
      'union',
      'with',
      'as',
      'limit',
      '5',
      '=',
      'in',
      '/*',
      '--',
      ';',
      'update',
      'set',
      '\u00e3',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        expect(() => readStatement(words.join(' '))).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});
