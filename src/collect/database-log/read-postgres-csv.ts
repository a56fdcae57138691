import { ASCII, isDigit } from '../bytes/ascii.ts';
import { bytesOf, textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { ParseFailure } from '../record-parser.ts';
import type { TextRecord } from '../text-record.ts';
import type { TimeReader } from '../time/time-reader.ts';
import { clientHost } from './client-host.ts';
import { csvRecord } from './csv-record.ts';
import { readPostgresMessage } from './postgres-message.ts';

/** A record longer than this was never read by anybody; what is behind it is the end of one statement. */
const LONGEST = 2 ** 20;
/** Time and its zone, user, database, process: what no line inside a statement looks like. */
const HEAD =
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? [A-Z+-][\w+:-]*,(?:"(?:[^"\n]|"")*")?,(?:"(?:[^"\n]|"")*")?,\d+,/;
const LONGEST_HEAD = 400;
/** Version 8.4 has 22 columns, 9.0 the application's name, 13 the kind of backend, 14 leader and query id. */
const LEAST_COLUMNS = 22;
const MOST_COLUMNS = 40;

/** Whether a line is the first of a csvlog record. */
export function beginsCsvRecord(bytes: Uint8Array, start: number, end: number): boolean {
  const from = recordStart(bytes, start, end);
  if (!isDigit(bytes[from]) || bytes[from + 4] !== ASCII.dash) return false;
  return HEAD.test(textOf(bytes, from, Math.min(end, from + LONGEST_HEAD)));
}

/** Reads PostgreSQL's csvlog (versions 8.4 to 18). */
export function readPostgresCsv(
  bytes: Uint8Array,
  start: number,
  end: number,
  times: TimeReader,
): TextRecord | ParseFailure {
  if (!beginsCsvRecord(bytes, start, end)) return 'not-this-format';
  if (end - start > LONGEST) return 'too-long';
  const cells = csvRecord(textOf(bytes, start, end).replace(/[\r\n]+$/, ''));
  if (cells === undefined) return 'too-short';
  if (cells.length < LEAST_COLUMNS) return 'too-short';
  if (cells.length > MOST_COLUMNS) return 'not-this-format';
  const cell = (index: number) => cells[index] ?? '';
  const time = bytesOf(cell(0));
  const at = times.read(time, 0, time.length);
  if (Number.isNaN(at)) return 'bad-time';
  const facts = readPostgresMessage({
    severity: cell(11),
    text: cell(13),
    detail: cell(14),
    statement: cell(19),
  });
  return {
    kind: 'database',
    at,
    ...facts,
    account: facts.account ?? cell(1),
    object: cell(2) || facts.object,
    address: clientHost(cell(4), true) || facts.address,
    session: cell(5) || cell(3),
    userAgent: cell(22),
  };
}
