import type { Format } from '../format.ts';
import { beginsGeneralRecord, MysqlGeneralParser, tellsTime } from './mysql-general-parser.ts';
import { beginsSlowRecord, MysqlSlowParser } from './mysql-slow-parser.ts';
import { beginsCsvRecord, PostgresCsvParser } from './postgres-csv-parser.ts';
import { PostgresJsonParser } from './postgres-json-parser.ts';
import { beginsStderrRecord, PostgresStderrParser } from './postgres-stderr-parser.ts';

export const POSTGRES_JSON: Format = {
  name: 'postgres-json',
  kind: 'database',
  createParser: (options) => new PostgresJsonParser(options),
};

/** The logs that databases keep of their clients and statements. */
export const DATABASE_LOGS: readonly Format[] = [
  {
    name: 'postgres-csv',
    kind: 'database',
    beginsRecord: beginsCsvRecord,
    createParser: (options) => new PostgresCsvParser(options),
  },
  POSTGRES_JSON,
  {
    name: 'mysql-general',
    kind: 'database',
    beginsRecord: beginsGeneralRecord,
    cutsBefore: tellsTime,
    createParser: (options) => new MysqlGeneralParser(options),
  },
  {
    name: 'mysql-slow',
    kind: 'database',
    beginsRecord: beginsSlowRecord,
    createParser: () => new MysqlSlowParser(),
  },
  {
    name: 'postgres',
    kind: 'database',
    beginsRecord: beginsStderrRecord,
    createParser: (options) => new PostgresStderrParser(options),
  },
];
