import { describe, expect, it } from 'vitest';
import { dataSet, useLiveShop, withLive } from '../../testing/live-shop.ts';
import { MARIADB_MISSING } from '../../testing/mariadb-server.ts';

describe.skipIf(MARIADB_MISSING !== '')('a live shop in MariaDB', () => {
  const shop = useLiveShop('mysql', [
    '--default-time-zone=-05:00',
    '--sql-mode=ANSI_QUOTES,NO_BACKSLASH_ESCAPES',
    '--log-output=TABLE',
  ]);
  const rowsOf = async (...about: Parameters<Parameters<Parameters<typeof withLive>[2]>[0]>) =>
    (await withLive(shop(), shop().url(), (staging) => staging(...about))).rows;

  it('reads every type as people know it', async () => {
    await shop().exec(`CREATE TABLE types (id INT UNSIGNED PRIMARY KEY, at TIMESTAMP(3) NULL, local DATETIME, day DATE,
        n DECIMAL(12,2), big BIGINT UNSIGNED, yes BOOLEAN, bits BIT(8), state ENUM('new', 'paid'), tags SET('a', 'b'),
        bytes BINARY(3), plain VARBINARY(20), picture LONGBLOB, doc JSON, spot POINT, y YEAR);
      SET time_zone = '+00:00';
      INSERT INTO types VALUES
        (1, '2026-09-01 03:34:56.789', '2026-09-01 12:34:56', '2026-09-01', 1200.50, 18446744073709551615, TRUE, b'101',
         'paid', 'a,b', x'00ff41', 'a@example', REPEAT('x', 9000), '{"name":"山田","none":null,"to":{"city":"Kyoto"}}',
         POINT(1, 2), 2026),
        (2, NULL, '0000-00-00 00:00:00', NULL, NULL, NULL, FALSE, NULL, NULL, '', NULL, '', NULL, NULL, NULL, NULL)`);
    await shop().grant('types');
    const columns = [
      'id',
      'at',
      'local',
      'day',
      'n',
      'big',
      'yes',
      'bits',
      'state',
      'tags',
      'bytes',
      'plain',
      'picture',
    ];
    const more = ['spot', 'y', 'doc->name', 'doc->none', 'doc->to->city'];
    const [first, second] = await rowsOf(dataSet('types', 'id'), [...columns, ...more]);
    expect(first).toEqual([
      ...[
        '1',
        '2026-09-01 03:34:56.789+00',
        '2026-09-01 12:34:56',
        '2026-09-01',
        '1200.50',
        '18446744073709551615',
      ],
      ...['1', '5', 'paid', 'a,b', '00ff41', 'a@example', expect.stringMatching(/^md5:[0-9a-f]{32}$/)],
      ...['x', '2026', '山田', null, 'Kyoto'],
    ]);
    expect(second!.map((cell) => cell || null)).toEqual([
      '2',
      null,
      null,
      null,
      null,
      null,
      '0',
      ...Array(11).fill(null),
    ]);
  });

  it('reads text of any character set, and keeps alike what a collation would confuse', async () => {
    await shop().exec(`CREATE TABLE scripts (id INT, latin VARCHAR(20) CHARACTER SET latin1, sjis VARCHAR(20) CHARACTER SET sjis,
        ujis VARCHAR(20) CHARACTER SET ujis, emoji VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci);
      SET NAMES utf8mb4;
      INSERT INTO scripts VALUES (1, 'Zoë', '表示', '山田', '😀e'), (2, 'Zoe', 'ﾊﾝｶｸ', '高橋' , 'É')`);
    await shop().grant('scripts');
    const columns = ['latin', 'sjis', 'ujis', 'emoji'];
    expect(await rowsOf(dataSet('scripts', 'id', { where: { id: 1 } }), columns)).toEqual([
      ['Zoë', '表示', '山田', '😀e'],
    ]);
    for (const where of [{ latin: 'Zoe' }, { sjis: 'ﾊﾝｶｸ' }, { emoji: 'É' }]) {
      expect(await rowsOf(dataSet('scripts', 'id', { where }), ['id'])).toEqual([['2']]);
    }
    expect(await rowsOf(dataSet('scripts', 'id', { where: { emoji: 'é' } }), ['id'])).toEqual([]);
    expect(await rowsOf(dataSet('scripts', 'id'), ['id', ...columns], columns)).toEqual([
      ['1', 'x', 'x', 'x', 'x'],
      ['2', 'x', 'x', 'x', 'x'],
    ]);
  });

  it('leaves a NUL inside text out, and quotes what it must', async () => {
    await shop().exec(`CREATE TABLE odd (id INT, t VARCHAR(40));
      INSERT INTO odd VALUES (1, CONCAT('a', CHAR(0), 'b"', CHAR(10), ',', CHAR(13), '\\')), (2, '\\N'), (3, '"')`);
    await shop().grant('odd');
    expect(await rowsOf(dataSet('odd', 'id'), ['id', 't'])).toEqual([
      ['1', 'ab"\n,\r\\'],
      ['2', '\\N'],
      ['3', '"'],
    ]);
  });

  it('tries conditions as they are written, whatever the mode of the server', async () => {
    for (const value of ["it's", 'back\\slash', 'q"q', '表']) {
      await shop().exec(`CREATE OR REPLACE TABLE conditioned (id INT, t VARCHAR(40) CHARACTER SET utf8mb4)`);
      await shop().exec(
        `INSERT INTO conditioned VALUES (1, CONVERT(0x${Buffer.from(value).toString('hex')} USING utf8mb4)), (2, 'x')`,
      );
      await shop().grant('conditioned');
      expect(await rowsOf(dataSet('conditioned', 'id', { where: { t: value } }), ['id'])).toEqual([['1']]);
    }
  });

  it('reads a column of numbers by numbers, and of truth by truth', async () => {
    for (const where of [
      { yes: true },
      { yes: 1 },
      { state: 'paid' },
      { n: 1200.5 },
      { bits: 5 },
      { 'doc->name': '山田' },
    ]) {
      expect(await rowsOf(dataSet('types', 'id', { where }), ['id']), JSON.stringify(where)).toEqual([['1']]);
    }
  });

  it('sends nothing but questions, in a transaction that reads only', async () => {
    await shop().exec('TRUNCATE mysql.general_log; SET GLOBAL general_log = ON');
    await rowsOf(dataSet('types', 'id', { where: { state: 'paid' } }), ['id', 'plain']);
    await shop().exec('SET GLOBAL general_log = OFF');
    const logged = await shop().exec(
      `SELECT CONVERT(argument USING utf8mb4) AS said FROM mysql.general_log
        WHERE user_host LIKE 'reader%' AND command_type IN ('Query', 'Execute')`,
    );
    const statements = logged.map(({ said }) => String(said));
    expect(statements).toContain('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    for (const statement of statements)
      expect(statement).toMatch(
        /^(SET (SESSION time_zone|SESSION lock_wait|TRANSACTION ISOLATION)|START TRANSACTION WITH|SELECT )/,
      );
    expect(statements.at(-1)).toMatch(/^SELECT \/\* hinomi \*\/ '1', `id`, `plain` FROM/);
  });

  it('lets the database itself refuse to write', async () => {
    await shop().exec(`CREATE TABLE written (n INT);
      CREATE FUNCTION writes() RETURNS INT MODIFIES SQL DATA RETURN 1`);
    await shop().exec(`DROP FUNCTION writes`);
    await shop().exec(`CREATE FUNCTION writes() RETURNS INT MODIFIES SQL DATA SQL SECURITY DEFINER
      BEGIN INSERT INTO written VALUES (1); RETURN 1; END`);
    await shop().exec('CREATE SQL SECURITY DEFINER VIEW treacherous AS SELECT writes() AS id');
    await shop().grant('treacherous');
    const { told } = await withLive(shop(), shop().url(), (staging) =>
      staging(dataSet('treacherous', 'id'), ['id']),
    );
    expect(JSON.stringify(told.problems)).toMatch(/READ ONLY transaction/i);
    const [{ n }] = (await shop().exec('SELECT COUNT(*) AS n FROM written')) as [{ n: number }];
    expect(Number(n)).toBe(0);
  });
});
