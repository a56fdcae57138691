import { describe, expect, it } from 'vitest';
import {
  dataSet,
  LIVE_KINDS,
  type LiveShop,
  READER_PASSWORD,
  useLiveShop,
  withLive,
} from '../testing/live-shop.ts';

/** What is said of a table that is not there. */
const NOWHERE = { postgres: 'missing-table', mysql: 'denied-table' } as const;

describe.each(LIVE_KINDS)('a live shop in $kind', ({ kind, missing }) => {
  if (missing !== '') {
    it.skip(`is not tried: ${missing}`, () => undefined);
    console.warn(`skipped ${kind}: ${missing}`);
    return;
  }
  const shop = useLiveShop(kind);
  const table = async (name: string, definition: string, rows: readonly string[]): Promise<void> => {
    await shop().exec(`CREATE TABLE ${name} (${definition})`);
    if (rows.length > 0) await shop().exec(`INSERT INTO ${name} VALUES ${rows.join(', ')}`);
    await shop().grant(name);
  };
  const stage = (...about: Parameters<Parameters<Parameters<typeof withLive>[2]>[0]>) =>
    withLive(shop(), shop().url(), (staging) => staging(...about));

  it('hands over text as it stands, and takes NULL and nothing for the same', async () => {
    await table('texts', 'id INT PRIMARY KEY, t TEXT, p VARCHAR(40), n DECIMAL(10,2), d DATE', [
      `(1, '山田, "太郎"', '09012345678', 1200.50, '2026-09-01')`,
      `(2, 'two\nlines\r\nand three', ' 0120 ', 0, NULL)`,
      `(3, '', NULL, NULL, NULL)`,
      `(4, NULL, '\\\\.', -1, '1999-12-31')`,
      `(5, '😀 it''s', 'a,b', 7, '2026-09-02')`,
    ]);
    const { told, rows } = await stage(dataSet('texts', 'id'), ['id', 't', 'p', 'n', 'd']);
    const backslashes = kind === 'postgres' ? '\\\\.' : '\\.';
    expect(rows.map((row) => row.map((cell) => (cell === '' ? null : cell)))).toEqual([
      ['1', '山田, "太郎"', '09012345678', '1200.50', '2026-09-01'],
      ['2', 'two\nlines\r\nand three', ' 0120 ', '0.00', null],
      ['3', null, null, null, null],
      ['4', null, backslashes, '-1.00', '1999-12-31'],
      ['5', "😀 it's", 'a,b', '7.00', '2026-09-02'],
    ]);
    expect(told).toMatchObject({ rows: 5, broken: 0, unread: 0, missing: [], problems: [] });
  });

  it('gives of what only matters by being there no more than that', async () => {
    await table('parts', 'id INT, a TEXT, b VARCHAR(40)', [
      `(1, 'a long remark', '山田')`,
      `(2, '　', '  ')`,
      `(3, '　x', NULL)`,
      `(4, '', '0')`,
    ]);
    const { rows } = await stage(dataSet('parts', 'id'), ['id', 'a', 'b'], ['a', 'b']);
    const filled = rows.map((row) => row.map((cell) => (cell ?? '').replace(/[\s　]/gu, '') !== ''));
    expect(filled).toEqual([
      [true, true, true],
      [true, false, false],
      [true, true, false],
      [true, false, true],
    ]);
    expect(rows[0]!.slice(1)).toEqual(['x', 'x']);
  });

  it('keeps the beginning of a huge value', async () => {
    await table('huge', 'id INT, t TEXT', [`(1, REPEAT('あ', 20000))`]);
    const { rows } = await stage(dataSet('huge', 'id'), ['id', 't']);
    expect(rows[0]![1]).toMatch(/^あ{1000,2000}$/);
  });

  it('counts only rows for which the conditions hold, as text is compared elsewhere', async () => {
    await table('conditioned', 'id INT, status VARCHAR(20), kind INT, live BOOLEAN', [
      `(1, 'paid', 1, TRUE)`,
      `(2, ' paid ', 2, TRUE)`,
      `(3, 'Paid', 1, TRUE)`,
      `(4, 'open', 1, TRUE)`,
      `(5, 'paid', 1, FALSE)`,
      `(6, 'ｐａｉｄ', 1, TRUE)`,
      `(7, '05', NULL, NULL)`,
    ]);
    const ids = async (where: Parameters<typeof dataSet>[2]): Promise<(string | null)[]> =>
      (await stage(dataSet('conditioned', 'id', where), ['id'])).rows.map(([id]) => id!);
    expect(await ids({ where: { status: 'paid', live: true } })).toEqual(['1', '2']);
    expect(await ids({ where: { status: ['open', 'Paid'], kind: 1 } })).toEqual(['3', '4']);
    expect(await ids({ where: { live: false } })).toEqual(['5']);
    expect(await ids({ where: { kind: ['2', '9'] } })).toEqual(['2']);
    expect(await ids({ where: { status: 5 } })).toEqual(['7']);
    expect(await ids({ where: { kind: '' } })).toEqual(['7']);
    expect(await ids({ where: { status: "x' OR '1'='1" } })).toEqual([]);
  });

  it('says of a condition whose column is missing that it was not tried', async () => {
    await table('unconditioned', 'id INT', ['(1)', '(2)']);
    const { told } = await stage(dataSet('unconditioned', 'id', { where: { gone: 'x' } }), ['id']);
    expect(told).toMatchObject({
      rows: 2,
      problems: [{ code: 'missing-column', table: 'unconditioned', column: 'gone' }],
    });
  });

  it('joins by text, one row at the most, with conditions on either side', async () => {
    await table('meta', 'order_id VARCHAR(10), meta_key VARCHAR(20), v VARCHAR(20)', [
      `('1', '_email', 'a@example')`,
      `('1', '_email', 'a@example')`,
      `('1', '_phone', '0901')`,
      `('2', '_email', 'b@example')`,
    ]);
    await table('posts', 'id INT, status VARCHAR(10)', [
      `(1, 'done')`,
      `(2, 'done')`,
      `(3, 'done')`,
      `(4, 'bin')`,
    ]);
    const meta = (alias: string, key: string) => ({
      alias,
      table: 'meta',
      on: { order_id: 'id' },
      where: { meta_key: key },
    });
    const joins = [meta('e', '_email'), meta('p', '_phone'), meta('unused', 'x')];
    const set = dataSet('posts', 'id', { joins, where: { status: 'done' } });
    const { told, rows } = await stage(set, ['id', 'e.v', 'p.v']);
    expect(rows).toEqual([
      ['1', 'a@example', '0901'],
      ['2', 'b@example', null],
      ['3', null, null],
    ]);
    expect(told).toMatchObject({ rows: 3, problems: [] });
    const narrowed = await stage({ ...set, where: { 'e.v': 'b@example' } }, ['id', 'p.v']);
    expect(narrowed.rows).toEqual([['2', null]]);
  });

  it('follows a join that hangs on another', async () => {
    await table('cart', 'id INT, billing_id INT', ['(1, 10)', '(2, 11)', '(3, NULL)']);
    await table('addresses', 'id INT, country_id INT, city VARCHAR(20)', [
      `(10, 5, 'Kyoto')`,
      `(11, NULL, 'Nara')`,
    ]);
    await table('countries', 'id INT, name VARCHAR(20)', [`(5, 'Japan')`]);
    const joins = [
      { alias: 'billing', table: 'addresses', on: { id: 'billing_id' } },
      { alias: 'country', table: 'countries', on: { id: 'billing.country_id' } },
    ];
    const { rows } = await stage(dataSet('cart', 'id', { joins }), ['id', 'country.name']);
    expect(rows).toEqual([
      ['1', 'Japan'],
      ['2', null],
      ['3', null],
    ]);
  });

  it('gives nothing of a join that cannot be made, and says so', async () => {
    await table('lonely', 'id INT', ['(1)']);
    const joins = [{ alias: 'a', table: 'nowhere', on: { id: 'id' } }];
    const { told, rows } = await stage(dataSet('lonely', 'id', { joins }), ['id', 'a.city']);
    expect(rows).toEqual([['1', null]]);
    expect(told).toMatchObject({
      missing: ['a.city'],
      problems: [
        { code: NOWHERE[kind], table: 'nowhere' },
        { code: 'missing-column', column: 'a.city' },
      ],
    });
  });

  it('looks for keys in JSON that is kept as text, and counts what is none', async () => {
    await table('documents', 'id INT, doc TEXT', [
      `(1, '{"fullName":"山田","n":{"city":"Kyoto","zip":null}}')`,
      `(2, '{"fullName":"","a.b/c~d":"odd"}')`,
      `(3, 'no json')`,
      `(4, NULL)`,
      `(5, '[{"city":"first"}]')`,
    ]);
    const columns = ['id', 'doc->fullName', 'doc->n->city', 'doc->n->zip', 'doc->a.b/c~d', 'doc->0->city'];
    const { told, rows } = await stage(dataSet('documents', 'id'), columns);
    expect(rows).toEqual([
      ['1', '山田', 'Kyoto', null, null, null],
      ['2', '', null, null, 'odd', null],
      ['3', 'no json', 'no json', 'no json', 'no json', 'no json'],
      ['4', null, null, null, null, null],
      ['5', null, null, null, null, 'first'],
    ]);
    expect(told).toMatchObject({
      rows: 5,
      broken: 0,
      problems: [{ code: 'broken-json', column: 'doc', n: 1 }],
    });
  });

  it('finds names that are spelled with other capitals, and names the columns that are not there', async () => {
    await table('spelled', 'id INT, email VARCHAR(20)', [`(1, 'a@example')`]);
    const { told, rows } = await stage(dataSet('spelled', 'ID'), ['ID', 'Email', 'fax']);
    expect(rows).toEqual([['1', 'a@example', null]]);
    expect(told).toMatchObject({
      missing: ['fax'],
      problems: [{ code: 'missing-column', table: 'spelled', column: 'fax' }],
    });
  });

  it('takes names for names, whatever stands in them', async () => {
    const quote = (name: string) =>
      kind === 'postgres' ? `"${name.replaceAll('"', '""')}"` : `\`${name.replaceAll('`', '``')}\``;
    const name = 'or"de`rs; DROP TABLE kept; --';
    const column = `a"b\`c'd`;
    await table('kept', 'id INT', ['(1)']);
    await shop().exec(`CREATE TABLE ${quote(name)} (id INT, ${quote(column)} VARCHAR(9))`);
    await shop().exec(`INSERT INTO ${quote(name)} VALUES (1, 'odd')`);
    await shop().grant(quote(name));
    expect((await stage(dataSet(name, 'id', { where: { [column]: 'odd' } }), ['id', column])).rows).toEqual([
      ['1', 'odd'],
    ]);
    for (const hostile of [
      'x"; DROP TABLE kept; --',
      'x`; DROP TABLE kept; --',
      "x'); DROP TABLE kept; --",
    ]) {
      const { told } = await stage(dataSet(hostile, 'id'), ['id']);
      expect(told).toEqual({ relation: null, problems: [{ code: NOWHERE[kind], table: hostile }] });
      await stage(dataSet('kept', 'id', { where: { id: hostile } }), ['id', hostile]);
    }
    expect((await stage(dataSet('kept', 'id'), ['id'])).rows).toEqual([['1']]);
  });

  it("shows one moment in all tables, by the database's own clock", async () => {
    await table('first_set', 'id INT', ['(1)']);
    await table('second_set', 'id INT', ['(1)']);
    await withLive(shop(), shop().url(), async (staging) => {
      const first = await staging(dataSet('first_set', 'id'), ['id']);
      await shop().exec('INSERT INTO second_set VALUES (2)');
      const second = await staging(dataSet('second_set', 'id'), ['id']);
      expect(second.rows).toEqual([['1']]);
      const moments = [first.told, second.told].map((told) => ('asOf' in told ? told.asOf : undefined));
      expect(moments[0]).toBe(moments[1]);
      const [clock] = await shop().exec(
        kind === 'postgres'
          ? 'SELECT extract(epoch FROM now())::float8 * 1000 AS now'
          : 'SELECT UNIX_TIMESTAMP(NOW(3)) * 1000 AS now',
      );
      expect(Math.abs(moments[0]! - Number(clock!.now))).toBeLessThan(60_000);
    });
  });

  it('leaves out what nobody asked for, but never what may have been meant, and counts all', async () => {
    await table(
      'windowed',
      `id VARCHAR(9), at ${kind === 'mysql' ? 'DATETIME' : 'TIMESTAMP'}, state VARCHAR(9)`,
      [
        `('1', '2026-09-01 12:00:00', 'ok')`,
        `('2', '2026-09-10 12:00:00', 'ok')`,
        `('3', '2026-09-20 12:00:00', 'ok')`,
        `(' 4 ', '2026-09-30 12:00:00', 'ok')`,
        `('5', NULL, 'ok')`,
        `('6', '2026-09-10 12:00:00', 'draft')`,
      ],
    );
    const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);
    const only = { windows: [[day('2026-09-10'), day('2026-09-11')]] as const, ids: ['4', "x'"] };
    await withLive(shop(), shop().url(), async (_, area, source) => {
      const read = async (about: Parameters<typeof dataSet>[2], asked: typeof only): Promise<unknown> => {
        const set = dataSet('windowed', 'id', { placedAt: 'at', ...about });
        const told = await source.stage({ set, columns: ['id', 'at'], only: asked }, area);
        const rows = await area.rows(`SELECT trim(c0) AS id FROM ${told.relation} ORDER BY ALL`);
        return [rows.map(({ id }) => id).join(''), 'rows' in told ? told.rows : 0];
      };
      expect(await read({ where: { state: 'ok' } }, only)).toEqual(['245', 5]);
      expect(
        await read({}, { windows: [[Number.NEGATIVE_INFINITY, day('2026-09-05')]], ids: [] } as never),
      ).toEqual(['15', 6]);
      expect(await read({ placedAt: 'state' }, only)).toEqual(['123456', 6]);
    });
  });

  it('reads a table of another schema', async () => {
    await shop().exec('CREATE SCHEMA elsewhere');
    await shop().exec('CREATE TABLE elsewhere.clients (id INT)');
    await shop().exec('INSERT INTO elsewhere.clients VALUES (8)');
    if (kind === 'postgres') await shop().exec('GRANT USAGE ON SCHEMA elsewhere TO reader');
    await shop().grant('elsewhere.clients');
    expect((await stage(dataSet('elsewhere.clients', 'id'), ['id'])).rows).toEqual([['8']]);
  });

  it('says what a table or a column refuses', async () => {
    await shop().exec('CREATE TABLE secret (id INT)');
    const refused = await stage(dataSet('secret', 'id'), ['id']);
    expect(refused.told).toEqual({ relation: null, problems: [{ code: 'denied-table', table: 'secret' }] });
    await shop().exec('CREATE TABLE half (id INT, email VARCHAR(9))');
    await shop().exec(
      `GRANT SELECT (id) ON half TO ${kind === 'postgres' ? 'reader' : "reader@'127.0.0.1'"}`,
    );
    await shop().exec("INSERT INTO half VALUES (1, 'x')");
    const half = await stage(dataSet('half', 'id'), ['id', 'email']);
    expect(half.rows).toEqual([['1', null]]);
    expect(half.told).toMatchObject({ missing: ['email'] });
    expect(half.told.problems.map(({ code }) => code)).toEqual(
      kind === 'postgres' ? ['missing-column', 'denied-columns'] : ['missing-column'],
    );
  });

  it.each([
    ['a wrong password', { password: 'wrong-word' }, 'login'],
    [
      'a database that is not there',
      { database: 'nothing_here' },
      kind === 'postgres' ? 'no-database' : 'denied',
    ],
    ['TLS that the server does not have', { query: '?sslmode=require' }, 'tls'],
    ['an address that is none', { query: '?sslmode=perhaps' }, 'address'],
  ] as const)('tells of %s without the password', async (_, options, trouble) => {
    const url = shop().url(options);
    const { told } = await withLive(shop(), url, (staging) => staging(dataSet('texts', 'id'), ['id']));
    expect(told).toMatchObject({ relation: null, problems: [{ code: 'database', trouble, table: '' }] });
    const said = JSON.stringify(told);
    for (const secret of [READER_PASSWORD, encodeURIComponent(READER_PASSWORD), 'wrong-word']) {
      expect(said).not.toContain(secret);
    }
  });

  it('tells of a server that is not there', async () => {
    const { told } = await withLive(
      shop(),
      shop()
        .url()
        .replace(/:\d+\//, ':1/'),
      (staging) => staging(dataSet('texts', 'id'), ['id']),
    );
    expect(told).toMatchObject({
      problems: [
        { code: 'database', trouble: 'unreachable', place: expect.stringContaining('127.0.0.1:1/') },
      ],
    });
  });

  it('never takes for all what came before the connection broke off', async () => {
    await manyRows(shop(), 'many', 200_000);
    await withLive(shop(), shop().url(), async (staging, area) => {
      const newFile = area.newFile.bind(area);
      let cutOff: Promise<void> | undefined;
      area.newFile = (ending) => {
        cutOff ??= shop().cutOff();
        return newFile(ending);
      };
      const { told, rows } = await staging(dataSet('many', 'id'), ['id', 'filler']);
      await cutOff;
      if (told.relation === null) throw new Error('nothing was staged');
      expect(told.unread).toBeGreaterThan(0);
      expect(told.rows + told.unread!).toBe(200_000);
      expect(rows).toHaveLength(told.rows);
      expect(told.problems).toMatchObject([
        { code: 'broke-off', table: 'many', rows: told.rows, unread: told.unread },
      ]);
      expect(rows.every(([, filler]) => filler?.length === 150)).toBe(true);
      const next = await staging(dataSet('texts', 'id'), ['id']);
      expect(next.told).toMatchObject({ rows: 5, problems: [{ code: 'later-moment', table: 'texts' }] });
    });
  });

  it('takes rows whose partner was not read for not read', async () => {
    await manyRows(shop(), 'partners', 200_000);
    await table('hosts', 'id INT', ['(1)', '(200000)', '(999999)']);
    await withLive(shop(), shop().url(), async (staging, area) => {
      const newFile = area.newFile.bind(area);
      let files = 0;
      let cutOff: Promise<void> | undefined;
      area.newFile = (ending) => {
        if (++files === 2) cutOff = shop().cutOff();
        return newFile(ending);
      };
      const joins = [{ alias: 'p', table: 'partners', on: { id: 'id' } }];
      const { told } = await staging(dataSet('hosts', 'id', { joins }), ['id', 'p.filler']);
      await cutOff;
      if (told.relation === null) throw new Error('nothing was staged');
      expect(told.rows + told.unread!).toBe(3);
      expect(told.unread).toBeGreaterThan(0);
      expect(told.problems).toMatchObject([{ code: 'broke-off' }]);
    });
  });

  it('leaves no connection behind', async () => {
    await stage(dataSet('texts', 'id'), ['id']);
    await expect
      .poll(async () => {
        const rows = await shop().exec(
          kind === 'postgres'
            ? "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'hinomi'"
            : "SELECT COUNT(*) AS n FROM information_schema.processlist WHERE user = 'reader'",
        );
        return Number(rows[0]!.n);
      })
      .toBe(0);
  });
});

async function manyRows(shop: LiveShop, name: string, rows: number): Promise<void> {
  await shop.exec(`CREATE TABLE ${name} (id INT, filler VARCHAR(200))`);
  await shop.exec(
    shop.kind === 'postgres'
      ? `INSERT INTO ${name} SELECT i, repeat('x', 150) FROM generate_series(1, ${rows}) AS i`
      : `INSERT INTO ${name} SELECT seq, REPEAT('x', 150) FROM seq_1_to_${rows}`,
  );
  await shop.grant(name);
}
