import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../bytes/byte-text.ts';
import { cutAtRecord } from '../cut-at-record.ts';
import { detectFormat } from '../detect-format.ts';
import type { Format } from '../format.ts';
import { createRecordSplitter } from '../record-splitter.ts';
import { createRecordView, FIELD } from '../record-view.ts';
import { OPTIONS } from '../testing/parse-line.ts';
import { DATABASE_LOGS } from './database-log-formats.ts';

function format(name: string): Format {
  return DATABASE_LOGS.find((known) => known.name === name)!;
}

/** What the records of a log say, read in chunks of at most so many bytes, as the pipeline cuts them. */
function read(
  name: string,
  log: string,
  chunkBytes = 1 << 20,
): { at: number; target: string; session: string }[] {
  const all = Buffer.from(log, 'latin1');
  const known = format(name);
  const parser = known.createParser(OPTIONS);
  const view = createRecordView();
  const records: { at: number; target: string; session: string }[] = [];
  for (let start = 0; start < all.length; ) {
    const rest = all.subarray(start);
    const whole =
      rest.length <= chunkBytes ? rest.length : cutAtRecord(known, rest, chunkBytes) || chunkBytes;
    const chunk = new Uint8Array(rest.subarray(0, whole));
    const splitter = createRecordSplitter(known);
    parser.header?.('');
    for (let pos = 0; pos < chunk.length; ) {
      const end = splitter.next(chunk, pos, chunk.length);
      if (parser.parse(chunk, pos, end, view) === null) {
        const field = (index: number) => textOf(view.buffer, view.start[index], view.end[index]);
        records.push({ at: view.at, target: field(FIELD.target), session: field(FIELD.session) });
      }
      pos = end + 1;
    }
    start += whole;
  }
  return records;
}

const STATEMENT = fc
  .array(
    fc.constantFrom(
      'select',
      '"',
      "'",
      ',',
      '\n',
      '\t',
      ' ',
      'a',
      '--',
      '2024-05-06 16:08:09 JST',
      '\u00e3\u0081',
      '\\',
    ),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((parts) => `SELECT ${parts.join('')}x`);

const csv = (sql: string, n: number) =>
  `2024-05-06 16:08:09.${String(n).padStart(3, '0')} JST,"shop","b",1,"203.0.113.9:5",a.b,${n},"SELECT",2024-05-06 16:00:00 JST,3/4,0,LOG,00000,"statement: ${sql.replaceAll('"', '""')}",,,,,,,,,"psql"`;
const stderr = (sql: string) =>
  `2024-05-06 16:08:09.123 JST [7] shop@b LOG:  statement: ${sql.replaceAll('\n', '\n\t')}`;
const general = (sql: string, n: number) =>
  `2024-05-06T07:08:09.${String(n).padStart(6, '0')}Z\t    7 Query\t${sql}`;

describe('databases’ logs', () => {
  it.each([
    ['postgres-csv', csv],
    ['postgres', stderr],
    ['mysql-general', general],
  ] as const)('give every statement back whole, however a %s is cut', (name, write) => {
    fc.assert(
      fc.property(
        fc.array(STATEMENT, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 700, max: 3000 }),
        (statements, size) => {
          const log = statements.map((sql, n) => write(sql, n)).join('\n');
          // MySQL's log marks no end: what looks like a record is one, and blanks at the ends are not kept.
          const expected = statements.map((sql) => sql.trim());
          expect(read(name, `${log}\n`, size).map(({ target }) => target)).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  const MARIADB = [
    'mariadbd, Version: 10.11.19-MariaDB-log (Debian 12). started with:',
    'Tcp port: 3306  Unix socket: /run/mysqld/mysqld.sock',
    'Time\t\t    Id Command\tArgument',
    '240506 16:08:09\t     3 Connect\tshop@localhost on b using Socket',
    '\t\t     3 Query\tselect 1',
    'from orders',
    '240506 16:08:10\t     4 Query\tselect 2',
    '\t\t     3 Query\tselect 3',
    '\t\t     3 Quit\t',
  ].join('\n');
  const EXPECTED = [
    [9, '3', ''],
    [9, '3', 'select 1\nfrom orders'],
    [10, '4', 'select 2'],
    [10, '3', 'select 3'],
    [10, '3', ''],
  ];

  it('take the time of a record from the one before, and cut chunks where a time is told', () => {
    const seconds = (size?: number) =>
      read('mysql-general', MARIADB, size).map(({ at, session, target }) => [
        new Date(at).getUTCSeconds(),
        session,
        target,
      ]);
    expect(seconds()).toEqual(EXPECTED);
    expect(seconds(320)).toEqual(EXPECTED);
  });

  it('refuse a record whose time nobody knows', () => {
    const parser = format('mysql-general').createParser(OPTIONS);
    const line = Buffer.from('\t\t     3 Query\tselect 1', 'latin1');
    expect(parser.parse(line, 0, line.length, createRecordView())).toBe('bad-time');
  });

  it.each([
    ['postgres-csv', Array.from({ length: 12 }, (_, n) => csv('select\n1', n)).join('\n')],
    ['postgres', Array.from({ length: 12 }, () => stderr('select\n1')).join('\n')],
    ['mysql-general', MARIADB],
  ])('are told by a look at them: %s', (name, log) => {
    expect(detectFormat(Buffer.from(`${log}\n`, 'latin1'), 'x.log').format?.name).toBe(name);
  });

  it('keep a line that is none of a server’s as not understood', () => {
    const log = `${stderr('select 1')}\nsomething else\n${stderr('select 2')}\n`;
    const bytes = Buffer.from(log, 'latin1');
    const splitter = createRecordSplitter(format('postgres'));
    const parser = format('postgres').createParser(OPTIONS);
    const reasons: (string | null)[] = [];
    for (let pos = 0; pos < bytes.length; ) {
      const end = splitter.next(bytes, pos, bytes.length);
      reasons.push(parser.parse(bytes, pos, end, createRecordView()));
      pos = end + 1;
    }
    expect(reasons).toEqual([null, 'not-this-format', null]);
  });
});
