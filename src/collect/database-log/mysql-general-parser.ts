import { isDigit } from '../bytes/ascii.ts';
import { bytesOf, textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import type { DatabaseFacts } from './database-facts.ts';
import { statementCommand } from './statement-command.ts';

const LONGEST = 2 ** 20;
const LONGEST_HEAD = 120;

const COMMANDS =
  'Sleep|Quit|Init DB|Query|Field List|Create DB|Drop DB|Refresh|Shutdown|Statistics|Processlist|Connect Out|Connect|Kill|Debug|Ping|Time|Delayed insert|Change user|Binlog Dump GTID|Binlog Dump|Table Dump|Register Slave|Register Replica|Prepare|Execute|Long Data|Close stmt|Reset stmt|Set option|Fetch|Daemon|Reset Connection|Reset connection|Bulk_execute|Clone|Group Replication Data Stream subscription|Error';
/** MySQL 5.7 on writes a time on each line, older ones and MariaDB only when the second has changed. */
const HEAD = new RegExp(
  `^(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?(?:Z|[+-]\\d\\d:\\d\\d)|\\d{6} [ \\d]\\d:\\d\\d:\\d\\d|\\t)\\t *(?<session>\\d{1,20}) (?<command>${COMMANDS})(?:\\t|$|(?=\\n))`,
);
/** Before the first record, and each time that the server starts. */
const ANNOUNCEMENT = /^(?:\S[^\t\n]*, Version: |Tcp port: |TCP Port: |Time[ \t]+Id +Command)/;
const CONNECTED = /^(?<user>.*?)@(?<host>\S*?)(?: as .*?)? on (?<database>\S*)(?: using .*)?$/;
const DENIED = /^Access denied for user '(?<user>[^']*)'@'(?<host>[^']*)'/;

/** Whether a line, from `start` to `end`, begins a record of MySQL's or MariaDB's general log; else it goes on with the statement before. */
export function beginsGeneralRecord(bytes: Uint8Array, start: number, end: number): boolean {
  if (start >= end) return false;
  const first = bytes[start];
  if (first !== 0x09 && !isDigit(first)) return isAnnouncement(bytes, start, end);
  return HEAD.test(textOf(bytes, start, Math.min(end, start + LONGEST_HEAD)));
}

/** Whether a line begins a record that tells its own time. */
export function tellsTime(bytes: Uint8Array, start: number, end: number): boolean {
  return isDigit(bytes[start]) && beginsGeneralRecord(bytes, start, end);
}

/**
 * Reads the general query log of MySQL and MariaDB. A record without a time has that of the one before, so chunks
 * begin with one that has a time, and all records of a chunk are read.
 */
export class MysqlGeneralParser implements RecordParser {
  readonly format = 'mysql-general';
  readonly #times: TimeReader;
  readonly #writer = new TextRecordWriter();
  readonly #lastTime = { text: '', at: Number.NaN };

  constructor(options: ParserOptions) {
    this.#times = new TimeReader(timeContext(options));
  }

  /** That there is one says that records can only be read after those before them. */
  header(): void {
    this.#lastTime.text = '';
    this.#lastTime.at = Number.NaN;
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end || isAnnouncement(bytes, start, end)) return 'ignored';
    const head = HEAD.exec(textOf(bytes, start, Math.min(end, start + LONGEST_HEAD)));
    if (head === null) return 'not-this-format';
    const { time = '', session = '', command = '' } = head.groups ?? {};
    const at = time === '\t' ? this.#lastTime.at : this.#timeOf(time);
    if (Number.isNaN(at)) return 'bad-time';
    if (end - start > LONGEST) return 'too-long';
    const argument = textOf(bytes, start + head[0].length, end)
      .replaceAll('\r\n', '\n')
      .trim();
    this.#writer.write({ kind: 'database', at, session, ...factsOf(command, argument) }, view);
    return null;
  }

  #timeOf(text: string): number {
    if (text !== this.#lastTime.text) {
      // `260901  9:08:07`, in the server's zone.
      const written = text.includes('T')
        ? text
        : `20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)} ${text.slice(7).replace(' ', '0')}`;
      const bytes = bytesOf(written);
      this.#lastTime.text = text;
      this.#lastTime.at = this.#times.read(bytes, 0, bytes.length);
    }
    return this.#lastTime.at;
  }
}

function isAnnouncement(bytes: Uint8Array, start: number, end: number): boolean {
  return ANNOUNCEMENT.test(textOf(bytes, start, Math.min(end, start + 300)));
}

function factsOf(command: string, argument: string): DatabaseFacts {
  switch (command) {
    case 'Query':
    case 'Execute':
      return { action: 'database.query', method: statementCommand(argument), target: argument };
    case 'Field List':
      return {
        action: 'database.query',
        method: 'SHOW',
        target: `SHOW COLUMNS FROM ${argument.split(/\s/)[0] ?? ''}`,
      };
    case 'Connect':
    case 'Change user':
      return loginOf(argument);
    case 'Init DB':
      return { action: 'database.query', method: 'USE', target: `USE ${argument}`, object: argument };
    case 'Quit':
      return { message: 'quit' };
    case 'Binlog Dump':
    case 'Binlog Dump GTID':
      return { action: 'database.query', method: 'REPLICATE', target: command, message: argument };
    default:
      return { message: argument === '' ? command : `${command}: ${argument}` };
  }
}

/** A refused login follows as a `Connect` of its own: the first one does not tell. */
function loginOf(argument: string): DatabaseFacts {
  const denied = DENIED.exec(argument)?.groups;
  if (denied !== undefined) {
    return {
      action: 'database.login',
      result: 'failure',
      account: denied.user,
      address: hostOf(denied.host),
      message: argument,
    };
  }
  const connected = CONNECTED.exec(argument)?.groups;
  if (connected === undefined) return { message: argument };
  const { user, host, database } = connected;
  return {
    action: 'database.login',
    account: user,
    address: hostOf(host),
    object: database,
  };
}

/** A client on the server itself has no address. */
function hostOf(host: string | undefined): string {
  return host === 'localhost' ? '' : (host ?? '');
}
