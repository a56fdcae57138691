import type { Chance } from '../../model/chance.ts';
import { DAY, HOUR, japan } from '../japan-time.ts';

interface Slow {
  readonly at: number;
  readonly client: string;
  readonly database: string;
  readonly sent: number;
  readonly statement: string;
}

const APPLICATION = 'cart[cart] @  [10.0.2.11]  Id:    41';
/** 想定: the planted program spoke to the database as an account that the shops' own program does not use. */
const PROGRAM = 'maint[maint] @  [10.0.2.14]  Id:    97';

/** The database's slow query log (想定: that one was kept): reports by night, and what the planted program read. */
export function* slowLog(chance: Chance, days: readonly number[]): Generator<string> {
  yield '/usr/sbin/mysqld, Version: 5.7.20-log (MySQL Community Server (GPL)). started with:\nTcp port: 3306  Unix socket: /var/run/mysqld/mysqld.sock\nTime                 Id Command    Argument\n';
  for (const midnight of days) {
    const slow: Slow = {
      at: midnight + 4 * HOUR + chance.below(600) * 1000,
      client: APPLICATION,
      database: 'cart_owners',
      sent: 31,
      statement: 'SELECT day, COUNT(*) FROM visits GROUP BY day',
    };
    const records = [slow, ...read().filter(({ at }) => at >= midnight && at < midnight + DAY)];
    for (const record of records) yield written(record);
  }
}

function read(): Slow[] {
  const at = (time: string) => japan(`2018-01-07 ${time}`);
  const slow = (time: string, database: string, sent: number, statement: string): Slow => {
    return { at: at(time), client: PROGRAM, database, sent, statement };
  };
  return [
    slow('19:47:12', 'cart_owners', 77_385, 'SELECT * FROM owners'),
    slow('19:52:40', 'cart_owners', 1, 'SELECT COUNT(*) FROM owner_cards'),
    slow('19:56:03', 'cart_owners', 22, 'SELECT number FROM failed_payments'),
    slow('20:01:27', 'cart_buyers', 1, 'SELECT COUNT(*) FROM buyer_cards'),
  ];
}

function written({ at, client, database, sent, statement }: Slow): string {
  const numbers = `Query_time: 2.104000  Lock_time: 0.000110 Rows_sent: ${sent}  Rows_examined: ${sent + 77_000}`;
  return `# Time: ${new Date(at).toISOString().replace('Z', '000Z')}\n# User@Host: ${client}\n# ${numbers}\nuse ${database};\nSET timestamp=${Math.floor(at / 1000)};\n${statement};\n`;
}
