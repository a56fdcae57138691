import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte, startsWith, textOf } from '../bytes/byte-text.ts';
import { looksLikeClient } from '../bytes/looks-like-client.ts';
import { recordStart } from '../bytes/record-start.ts';
import { Scratch } from '../bytes/scratch.ts';
import { splitUrl } from '../bytes/split-url.ts';
import type { Role } from '../column.ts';
import { NamedRecord, type Unescape } from '../named/named-record.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import { unescapeW3c } from '../w3c/unescape-w3c.ts';
import { type CsvColumn, type CsvHeader, csvColumns } from './csv-columns.ts';
import { CsvSplitter } from './csv-splitter.ts';
import { unquote } from './unquote.ts';

/** Added to the ways of `ESCAPE`: in the cell two quotes stand for one. */
const DOUBLED = 8;

/** Reads access logs of one CSV row a line, whose first line names the columns. */
export class AccessCsvParser implements RecordParser {
  readonly format: string;
  readonly #options: ParserOptions;
  #reader: RowReader | undefined;
  #hasBegun = false;

  /** @param header undefined when the first line that names columns is to tell */
  constructor(format: string, header: CsvHeader | undefined, options: ParserOptions) {
    this.format = format;
    this.#options = options;
    this.#reader = header === undefined ? undefined : new RowReader(header, options);
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end || startsWith(bytes, start, end, 'sep=')) return 'ignored';
    // A later line that looks like a header may be a client's; and each thread sees other lines.
    if (!this.#hasBegun) this.#reader ??= this.#learn(textOf(bytes, start, end));
    this.#hasBegun = true;
    if (this.#reader === undefined) return 'field-missing';
    return this.#reader.read(bytes, start, end, view);
  }

  #learn(line: string): RowReader | undefined {
    const header = csvColumns(line);
    return header === undefined ? undefined : new RowReader(header, this.#options);
  }
}

/** Reads rows under one header. */
class RowReader {
  readonly #header: CsvHeader;
  readonly #record: NamedRecord;
  readonly #splitter: CsvSplitter;
  readonly #times: TimeReader;
  readonly #moment = new Scratch();
  readonly #date: number;
  readonly #time: number;

  constructor(header: CsvHeader, given: ParserOptions) {
    const options = header.isUtc ? { ...given, timezone: 'UTC' } : given;
    this.#header = header;
    this.#record = new NamedRecord(options, unescapeCell);
    this.#splitter = new CsvSplitter(header.separator, header.columns.length);
    this.#times = new TimeReader(timeContext(options));
    this.#date = header.columns.findIndex(({ kind }) => kind === 'date');
    this.#time = header.columns.findIndex(({ kind }) => kind === 'time');
  }

  read(bytes: Uint8Array, start: number, end: number, view: RecordView): ParseFailure | null {
    const { columns, line, hasUrls } = this.#header;
    if (end - start === line.length && startsWith(bytes, start, end, line)) return 'ignored';
    const cells = this.#splitter.split(bytes, start, end);
    if (cells < columns.length) return 'too-short';
    // A separator too many moves all columns behind it: nothing in the row can be relied on.
    if (cells > columns.length) return 'not-this-format';
    const failure = this.#fill(bytes, view);
    if (failure !== null) return failure;
    if (hasUrls) splitUrl(view, view.buffer);
    return looksLikeClient(view) ? null : 'bad-address';
  }

  #fill(bytes: Uint8Array, view: RecordView): ParseFailure | null {
    const { columns } = this.#header;
    const { start, end, doubled } = this.#splitter;
    this.#record.begin();
    for (let cell = 0; cell < columns.length; cell++) {
      const { column, escape: how } = columns[cell] as CsvColumn;
      const [from, to] = [start[cell] as number, end[cell] as number];
      if (column === undefined || isGrouped(column.role, bytes, from, to)) continue;
      this.#record.offer(column, bytes, from, to, how + (doubled[cell] === 1 ? DOUBLED : 0));
    }
    const failure = this.#record.finish(bytes, view);
    if (failure !== null) return failure;
    if (this.#date >= 0) view.at = this.#readMoment(bytes);
    return Number.isNaN(view.at) ? 'bad-time' : null;
  }

  #readMoment(bytes: Uint8Array): number {
    const { start, end } = this.#splitter;
    const scratch = this.#moment;
    scratch.length = 0;
    scratch.put(bytes, start[this.#date] as number, end[this.#date] as number);
    scratch.putByte(ASCII.space);
    scratch.put(bytes, start[this.#time] as number, end[this.#time] as number);
    return this.#times.readAll(scratch.bytes, 0, scratch.length);
  }
}

/** A number that is printed for people (`1,234`): where the comma stands for thousands and where for a fraction, nobody tells. */
function isGrouped(role: Role, bytes: Uint8Array, start: number, end: number): boolean {
  return (role === 'bytes' || role === 'duration') && indexOfByte(bytes, start, end, ASCII.comma) < end;
}

const unescapeCell: Unescape = (scratch, bytes, start, end, how) => {
  const from = scratch.length;
  if (how < DOUBLED) {
    unescapeW3c(scratch, bytes, start, end, how);
    return;
  }
  unquote(scratch, bytes, start, end);
  if (how === DOUBLED) return;
  const plain = scratch.bytes.slice(from, scratch.length);
  scratch.length = from;
  unescapeW3c(scratch, plain, 0, plain.length, how - DOUBLED);
};
