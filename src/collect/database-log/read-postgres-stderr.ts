import { ASCII } from '../bytes/ascii.ts';
import { bytesOf, textOf } from '../bytes/byte-text.ts';
import type { ParseFailure } from '../record-parser.ts';
import type { TextRecord } from '../text-record.ts';
import type { TimeReader } from '../time/time-reader.ts';
import { readPostgresMessage } from './postgres-message.ts';
import { readPostgresPrefix } from './postgres-prefix.ts';

const LONGEST = 2 ** 20;
/** No prefix is longer. */
const LONGEST_PREFIX = 512;

const PRIMARY = /(?:^|[\s:\]>|,)])(LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|INFO|DEBUG\d?): {1,2}(?=\S)/;
const SECONDARY = /(?:^|[\s:\]>|,)])(DETAIL|HINT|QUERY|CONTEXT|LOCATION|BACKTRACE|STATEMENT): {1,2}(?=\S)/;
/** `%m`, `%t` with their zone, `%n`; the zone's name is read or skipped with it. */
const TIME =
  /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?(?: (?:[A-Z]{2,5}|[+-]\d\d(?::?\d\d)?)(?![\w]))?|(?<![\d.])\d{10}\.\d{3}(?!\d)/;

/**
 * Whether a line begins a record: all but continuation lines, which begin with a tab, and the details of a message,
 * which the server writes behind it in one piece.
 */
export function beginsStderrRecord(bytes: Uint8Array, start: number, end: number): boolean {
  if (start >= end || bytes[start] === ASCII.tab) return false;
  const head = textOf(bytes, start, Math.min(end, start + LONGEST_PREFIX));
  const secondary = SECONDARY.exec(head);
  if (secondary === null || !TIME.test(head.slice(0, secondary.index + 1))) return true;
  const primary = PRIMARY.exec(head);
  return primary !== null && primary.index < secondary.index;
}

/** Reads what PostgreSQL writes to standard error, with any `log_line_prefix` that tells the time. */
export function readPostgresStderr(
  bytes: Uint8Array,
  start: number,
  end: number,
  times: TimeReader,
): TextRecord | ParseFailure {
  if (end - start > LONGEST) return 'too-long';
  const parts = partsOf(textOf(bytes, start, end));
  if (parts === undefined) return 'not-this-format';
  const { prefix, severity, text } = parts;
  const time = TIME.exec(prefix);
  if (time === null) return 'not-this-format';
  const written = bytesOf(time[0]);
  const at = times.read(written, 0, written.length);
  if (Number.isNaN(at)) return 'bad-time';
  const known = readPostgresPrefix(
    `${prefix.slice(0, time.index)} ${prefix.slice(time.index + time[0].length)}`,
  );
  const facts = readPostgresMessage({ severity, text, detail: parts.detail, statement: parts.statement });
  return {
    kind: 'database',
    at,
    ...facts,
    account: facts.account ?? known.account,
    object: known.database || facts.object,
    address: known.address || facts.address,
    session: known.session,
    userAgent: known.application,
  };
}

interface Parts {
  readonly prefix: string;
  readonly severity: string;
  readonly text: string;
  readonly detail: string;
  readonly statement: string;
}

/** The message and its details; lines that begin with a tab go on with the one before. */
function partsOf(record: string): Parts | undefined {
  const found = PRIMARY.exec(record.slice(0, LONGEST_PREFIX));
  if (found === null || record.slice(0, found.index).includes('\n')) return undefined;
  const texts = { text: '', detail: '', statement: '' };
  let into: keyof typeof texts | '' = 'text';
  const severity = found[1] ?? '';
  const prefix = record.slice(0, found.index + found[0].indexOf(severity));
  for (const [index, line] of record
    .slice(found.index + found[0].length)
    .split('\n')
    .entries()) {
    const bare = line.replace(/\r$/, '');
    const secondary =
      index === 0 || bare.startsWith('\t') ? null : SECONDARY.exec(bare.slice(0, LONGEST_PREFIX));
    if (secondary !== null) {
      into = secondary[1] === 'DETAIL' ? 'detail' : secondary[1] === 'STATEMENT' ? 'statement' : '';
      if (into !== '') texts[into] = bare.slice(secondary.index + secondary[0].length);
    } else if (into !== '') {
      texts[into] += index === 0 ? bare : `\n${bare.replace(/^\t/, '')}`;
    }
  }
  return { prefix, severity, ...texts };
}
