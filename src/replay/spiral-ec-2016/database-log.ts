import type { Chance } from '../../model/chance.ts';
import { DAY, HOUR, japan } from '../japan-time.ts';
import { SITES, type Site } from './platform.ts';

const APPLICATION = '10.0.2.11';
/** The server whose content could be written from outside: programs planted there spoke to the database. */
const CONTENT = '10.0.3.8';

/** A record of MySQL's general log, with its moment. */
interface Recorded {
  readonly at: number;
  readonly line: string;
}

/**
 * The database server's general log (想定: that one was kept, and what it holds): the shops' own statements, and those
 * that came from the content server, through which the tables of members were looked at and operators read.
 */
export function* databaseLog(chance: Chance, days: readonly number[]): Generator<string> {
  const foreign = sessions();
  let session = 100;
  for (const midnight of days) {
    const records = Array.from({ length: 6 }, () => own(chance, midnight, session++)).flat();
    records.push(...foreign.filter(({ at }) => at >= midnight && at < midnight + DAY));
    for (const { line } of records.sort((a, b) => a.at - b.at)) yield line;
  }
}

/** What the platform's program asks. */
function own(chance: Chance, midnight: number, session: number): Recorded[] {
  const at = midnight + 8 * HOUR + chance.below(40_000) * 1000;
  const { id } = chance.pick(SITES);
  const order = 100_001 + chance.below(300);
  const login = `${id}-op${1 + chance.below(5)}`;
  return [
    record(at, session, 'Connect', `ecapp@${APPLICATION} on ec_kiban using TCP/IP`),
    record(at, session, 'Query', `SELECT password_digest FROM operators WHERE login_id = '${login}'`),
    record(at + 1, session, 'Init DB', `ec_${id}`),
    record(at + 1, session, 'Query', `SELECT * FROM orders WHERE order_no = '${order}'`),
    record(at + 2, session, 'Quit', ''),
  ];
}

function sessions(): Recorded[] {
  const asked: [string, number, readonly (readonly [string, string])[]][] = [
    ['2015-11-17 23:40:12', 9_001, [['ec_kiban', 'SHOW DATABASES']]],
    ['2016-04-15 20:11:03', 9_002, [['ec_kiban', 'SHOW DATABASES']]],
    ['2016-04-18 09:12:40', 9_003, SITES.filter(({ members }) => members > 0).map(lookedAt)],
    ['2016-04-18 10:48:20', 9_004, [['ec_kiban', READ_OPERATORS]]],
    ['2016-04-18 14:22:51', 9_005, SITES.filter(({ hasPayments }) => hasPayments).map(settingsRead)],
    ['2016-04-18 17:36:05', 9_006, [['ec_kiban', READ_OPERATORS]]],
  ];
  return asked.flatMap(([begins, session, statements]) => {
    const from = japan(begins);
    return [
      record(from, session, 'Connect', `ecapp@${CONTENT} on ec_kiban using TCP/IP`),
      ...statements.flatMap(([database, statement], n) => [
        record(from + (n + 1) * 4_000, session, 'Init DB', database),
        record(from + (n + 1) * 4_000 + 500, session, 'Query', statement),
      ]),
    ];
  });
}

const READ_OPERATORS = 'SELECT site, login_id, password_digest FROM operators';

function lookedAt({ id }: Site): readonly [string, string] {
  return [`ec_${id}`, 'SELECT COUNT(*) FROM customers'];
}

function settingsRead({ id }: Site): readonly [string, string] {
  return [`ec_${id}`, 'SELECT * FROM payment_settings'];
}

function record(at: number, session: number, command: string, argument: string): Recorded {
  const time = new Date(at + 9 * HOUR).toISOString().replace('Z', '000+09:00');
  return { at, line: `${time}\t${String(session).padStart(5)} ${command}\t${argument}\n` };
}
