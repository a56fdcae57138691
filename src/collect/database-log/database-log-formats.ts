import type { Format } from '../format.ts';
import { jsonObjectParser } from '../json/json-object-parser.ts';
import { TextParser } from '../text-parser.ts';
import { beginsGeneralRecord, MysqlGeneralParser, tellsTime } from './mysql-general-parser.ts';
import { beginsSlowRecord, readMysqlSlow } from './read-mysql-slow.ts';
import { beginsCsvRecord, readPostgresCsv } from './read-postgres-csv.ts';
import { LONGEST_JSON, readPostgresJson } from './read-postgres-json.ts';
import { beginsStderrRecord, readPostgresStderr } from './read-postgres-stderr.ts';

export const POSTGRES_JSON: Format = {
  name: 'postgres-json',
  kind: 'database',
  createParser: (options) => jsonObjectParser('postgres-json', readPostgresJson, options, LONGEST_JSON),
};

/** The logs that databases keep of their clients and statements. */
export const DATABASE_LOGS: readonly Format[] = [
  {
    name: 'postgres-csv',
    kind: 'database',
    beginsRecord: beginsCsvRecord,
    createParser: (options) => new TextParser('postgres-csv', readPostgresCsv, options),
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
    createParser: (options) => new TextParser('mysql-slow', readMysqlSlow, options),
  },
  {
    name: 'postgres',
    kind: 'database',
    beginsRecord: beginsStderrRecord,
    createParser: (options) => new TextParser('postgres', readPostgresStderr, options),
  },
];
