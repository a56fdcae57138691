import { describe, expect, it } from 'vitest';
import { dataSet, READER_PASSWORD, useLiveShop, withLive } from '../../testing/live-shop.ts';
import { startPostgres } from '../../testing/postgres-server.ts';

describe('a live shop in PostgreSQL', () => {
  const shop = useLiveShop('postgres', [
    'log_statement=all',
    'timezone=America/New_York',
    'datestyle=German',
  ]);
  const rowsOf = async (...about: Parameters<Parameters<Parameters<typeof withLive>[2]>[0]>) =>
    (await withLive(shop(), shop().url(), (staging) => staging(...about))).rows;

  it('reads every type as people know it', async () => {
    await shop().exec(`CREATE TYPE mood AS ENUM ('new', 'paid');
      CREATE DOMAIN mail AS varchar(50);
      CREATE TABLE types (id uuid PRIMARY KEY, at timestamptz, local timestamp(3), day date, n numeric(12,2), big bigint,
        yes boolean, state mood, email mail, list text[], bytes bytea, doc jsonb, old json, fixed char(5), net inet);
      INSERT INTO types VALUES
        ('3f2504e0-4f89-11d3-9a0c-0305e82c3301', '2026-09-01T12:34:56.789+09:00', '2026-09-01 12:34:56.789', '2026-09-01',
         1200.50, 9007199254740993, true, 'paid', 'a@example', ARRAY['x', NULL, 'y z'], '\\x00ff41',
         '{"name":"山田","none":null,"to":{"city":"Kyoto"}}', '"plain"', 'ab', '192.0.2.1'),
        ('3f2504e0-4f89-11d3-9a0c-0305e82c3302', 'infinity', '-infinity', 'infinity', NULL, NULL, false, NULL, NULL,
         '{}', '', 'null', '{"name": 5}', NULL, NULL)`);
    await shop().grant('types');
    const columns = [
      'id',
      'at',
      'local',
      'day',
      'n',
      'big',
      'yes',
      'state',
      'email',
      'list',
      'bytes',
      'doc',
      'old',
    ];
    const [first, second] = await rowsOf(dataSet('types', 'id'), [
      ...columns,
      'doc->name',
      'doc->none',
      'doc->to->city',
    ]);
    expect(first).toEqual([
      '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
      '2026-09-01 03:34:56.789+00',
      '2026-09-01 12:34:56.789',
      '2026-09-01',
      '1200.50',
      '9007199254740993',
      'true',
      'paid',
      'a@example',
      'x y z',
      '00ff41',
      '{"to": {"city": "Kyoto"}, "name": "山田", "none": null}',
      'plain',
      '山田',
      null,
      'Kyoto',
    ]);
    expect(second!.slice(1, 6)).toEqual([null, null, null, null, null]);
    expect(second!.slice(6).map((cell) => cell || null)).toEqual([
      ...['false', null, null, null, null, null, '{"name": 5}'],
      ...[null, null, null],
    ]);
  });

  it('tries conditions on every type', async () => {
    for (const where of [
      { yes: true },
      { yes: 't' },
      { big: '9007199254740993' },
      { state: 'paid' },
      { fixed: 'ab' },
      { 'doc->name': '山田' },
      { id: '3f2504e0-4f89-11d3-9a0c-0305e82c3301' },
      { day: '2026-09-01' },
    ]) {
      expect(await rowsOf(dataSet('types', 'id', { where }), ['state']), JSON.stringify(where)).toEqual([
        ['paid'],
      ]);
    }
    expect(await rowsOf(dataSet('types', 'id', { where: { yes: 'perhaps' } }), ['id'])).toEqual([]);
    expect(await rowsOf(dataSet('types', 'id', { where: { state: '' } }), ['yes'])).toEqual([['false']]);
  });

  it('reads views and parts of tables, and prefers the name as it is written', async () => {
    await shop().exec(`CREATE TABLE "Mixed" ("Id" int, "eMail" text); CREATE TABLE mixed (id int);
      INSERT INTO "Mixed" VALUES (1, 'upper'); INSERT INTO mixed VALUES (2);
      CREATE VIEW shown AS SELECT "Id" AS id FROM "Mixed";
      CREATE TABLE parted (id int) PARTITION BY RANGE (id);
      CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10); INSERT INTO parted VALUES (3);
      CREATE TABLE "with.dot" (id int); INSERT INTO "with.dot" VALUES (4)`);
    for (const name of ['"Mixed"', 'mixed', 'shown', 'parted', '"with.dot"']) await shop().grant(name);
    expect(await rowsOf(dataSet('Mixed', 'Id'), ['Id', 'eMail'])).toEqual([['1', 'upper']]);
    expect(await rowsOf(dataSet('mixed', 'id'), ['id'])).toEqual([['2']]);
    expect(await rowsOf(dataSet('public.MIXED', 'id'), ['id'])).toHaveLength(1);
    expect(await rowsOf(dataSet('shown', 'id'), ['id'])).toEqual([['1']]);
    expect(await rowsOf(dataSet('parted', 'id'), ['id'])).toEqual([['3']]);
    expect(await rowsOf(dataSet('with.dot', 'id'), ['id'])).toEqual([['4']]);
  });

  it('cannot write, whatever a view would have it do', async () => {
    await shop().exec(`CREATE TABLE written (n int);
      CREATE FUNCTION writes() RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        AS $$ BEGIN INSERT INTO written VALUES (1); RETURN 1; END $$;
      CREATE VIEW treacherous AS SELECT writes() AS id`);
    await shop().grant('treacherous');
    const { told } = await withLive(shop(), shop().url(), (staging) =>
      staging(dataSet('treacherous', 'id'), ['id']),
    );
    expect(JSON.stringify(told.problems)).toContain('read-only transaction');
    expect(await shop().exec('SELECT count(*)::int AS n FROM written')).toEqual([{ n: 0 }]);
  });

  it('sends nothing but questions, under its own name', async () => {
    const before = (await loggedBy()).length;
    await rowsOf(dataSet('types', 'id', { where: { state: 'paid' } }), ['id', 'email']);
    const statements = (await loggedBy()).slice(before);
    expect(statements.length).toBeGreaterThan(5);
    for (const statement of statements)
      expect(statement).toMatch(/^(BEGIN ISOLATION|SET LOCAL|SHOW|SELECT|COPY \(SELECT)/);
    expect(statements.at(-1)).toMatch(/^COPY .*"id".*"email".* TO STDOUT/);
    expect(statements.at(-1)).not.toContain('"n"');
  });

  /** Statements of the reader that the server logged. */
  async function loggedBy(): Promise<string[]> {
    await shop().exec('SELECT 1');
    const entries = shop()
      .log()
      .split(/^(?=\d{4}-\d\d-\d\d )/m);
    return entries.flatMap((entry) => {
      const [, who, statement] = /\[(\w*)\] LOG: {2}(?:statement|execute [^:]*): ([\s\S]*)/.exec(entry) ?? [];
      return who === 'hinomi' && statement !== undefined ? [statement.trim()] : [];
    });
  }

  it('waits for nobody who holds a table for long', async () => {
    expect(shop().log()).toContain("SET LOCAL lock_timeout = '30s'");
  });

  it('does not go on in plain text where TLS is asked for', async () => {
    const { told } = await withLive(shop(), shop().url({ query: '?sslmode=verify-full' }), (staging) =>
      staging(dataSet('types', 'id'), ['id']),
    );
    expect(told.problems).toMatchObject([{ code: 'database', trouble: 'tls' }]);
    expect(JSON.stringify(told)).not.toContain(READER_PASSWORD);
  });
});

describe('a PostgreSQL that keeps bytes of no known script', () => {
  it('is read, and each value stays what it is', async () => {
    const server = await startPostgres([]);
    try {
      await server.exec(
        "CREATE DATABASE old TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'",
      );
      await server.exec(`CREATE ROLE reader LOGIN PASSWORD 'reader'`);
      const url = `postgres://reader:reader@127.0.0.1:${server.port}/old`;
      const { default: pg } = await import('pg');
      const owner = new pg.Client({ ...server.owner, database: 'old', client_encoding: 'SQL_ASCII' });
      await owner.connect();
      await owner.query(`CREATE TABLE orders (id int, name text); GRANT SELECT ON orders TO reader;
        INSERT INTO orders VALUES (1, convert_from('\\x8e52936320', 'SQL_ASCII')), (2, convert_from('\\xe5b1b1', 'SQL_ASCII')), (3, 'abc')`);
      await owner.end();
      await withLive({ kind: 'postgres' }, url, async (staging) => {
        const { told, rows } = await staging(dataSet('orders', 'id'), ['id', 'name']);
        expect(told).toMatchObject({ rows: 3, unread: 0 });
        expect(new Set(rows.map(([, name]) => name)).size).toBe(3);
        expect(rows[1]![1]).toBe('山');
      });
    } finally {
      await server.stop();
    }
  });
});
