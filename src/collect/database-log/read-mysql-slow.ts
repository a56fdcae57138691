import { textOf } from '../bytes/byte-text.ts';
import type { ParseFailure } from '../record-parser.ts';
import type { TextRecord } from '../text-record.ts';
import { statementCommand } from './statement-command.ts';

const LONGEST = 2 ** 20;
const ANNOUNCEMENT = /^(?:\S[^\t\n]*, Version: |Tcp port: |TCP Port: |Time[ \t]+Id +Command|# Time: [^\n]*$)/;
/** `# User@Host: shop[shop] @ app1 [203.0.113.9]  Id:    12`; MariaDB has the id behind `# Thread_id:`. */
const HEAD =
  /^# User@Host: (?<user>[^[\n]*)(?:\[[^\]\n]*\])? @ (?<name>[^[\n]*)\[(?<address>[^\]\n]*)\](?:[ \t]+Id: *(?<id>\d+))?/;
const NUMBERS = /^# Query_time: (?<seconds>\d{1,9}(?:\.\d{1,9})?)(?![\d.]) .*?Rows_sent: (?<sent>\d+)/m;
const STARTED = /^SET timestamp=(?<epoch>\d{1,11})(?:\.(?<fraction>\d{1,6}))?;/m;

/** Whether a line begins a record. The line with the time stands alone: some servers write it once a second. */
export function beginsSlowRecord(bytes: Uint8Array, start: number, end: number): boolean {
  const head = textOf(bytes, start, Math.min(end, start + 300));
  return head.startsWith('# User@Host: ') || ANNOUNCEMENT.test(head);
}

/**
 * Reads the slow query log of MySQL and MariaDB. Only what was carried out is in it; `bytes` is 0 for a statement
 * that sent no row.
 */
export function readMysqlSlow(bytes: Uint8Array, start: number, end: number): TextRecord | ParseFailure {
  if (end - start > LONGEST) return 'too-long';
  const text = textOf(bytes, start, end).replaceAll('\r\n', '\n');
  if (ANNOUNCEMENT.test(text)) return 'ignored';
  const head = HEAD.exec(text)?.groups;
  if (head === undefined) return 'not-this-format';
  const numbers = NUMBERS.exec(text)?.groups;
  const started = STARTED.exec(text);
  if (numbers === undefined || started === null) return 'field-missing';
  const statement = text.slice(started.index + started[0].length).trim();
  const comments = text.slice(0, started.index);
  return {
    kind: 'database',
    at: Number(started.groups?.epoch) * 1000 + fractionMs(started.groups?.fraction),
    action: 'database.query',
    result: 'success',
    account: head.user?.trim(),
    address: head.address !== '' ? head.address : hostName(head.name ?? ''),
    object: databaseOf(comments),
    session: head.id ?? /^# Thread_id: (\d+)/m.exec(comments)?.[1],
    method: statementCommand(statement),
    target: statement.replace(/;$/, ''),
    durationMs: Math.round(Number(numbers.seconds) * 1000),
    bytes: numbers.sent === '0' ? 0 : bytesSent(comments),
  };
}

function hostName(name: string): string {
  const bare = name.trim();
  return bare === 'localhost' ? '' : bare;
}

function fractionMs(fraction = ''): number {
  return Math.floor(Number(`0.${fraction || '0'}`) * 1000);
}

function databaseOf(comments: string): string {
  return (
    /^use ([^;\n]{1,128});/m.exec(comments)?.[1]?.replaceAll('`', '') ??
    /^#.*?\bSchema: (\S+)/m.exec(comments)?.[1] ??
    ''
  );
}

/** MariaDB and Percona count what was sent. */
function bytesSent(comments: string): number {
  const sent = /^#.*?\bBytes_sent: (\d+)/m.exec(comments)?.[1];
  return sent === undefined ? -1 : Number(sent);
}
