import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte, startsWith, textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import { splitHostPath } from '../bytes/split-host-path.ts';
import type { Column } from '../column.ts';
import { NamedRecord } from '../named/named-record.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import { FIELD, type RecordView } from '../record-view.ts';
import { ESCAPE, unescapeW3c } from './unescape-w3c.ts';
import { W3cClock } from './w3c-clock.ts';
import type { ColumnOfIdentifier, W3cColumn } from './w3c-columns.ts';
import { W3cFtp } from './w3c-ftp.ts';

const HEADER = '#Fields:';
/** More than any server announces. */
const LONGEST_HEADER = 16_384;
const MOST_COLUMNS = 256;

/** Reads logs whose columns are announced by `#Fields:` lines, which may come again with other columns. */
export class W3cParser implements RecordParser {
  readonly format: string;
  readonly #columnOf: ColumnOfIdentifier;
  readonly #record: NamedRecord;
  readonly #clock = new W3cClock();
  #columns: readonly W3cColumn[] = [];
  /** Whether the newest announcement is of the other dialect. */
  #foreign = false;
  #isAkamai = false;
  #isFtp = false;
  readonly #ftp = new W3cFtp();

  constructor(format: string, columnOf: ColumnOfIdentifier, options: ParserOptions) {
    this.format = format;
    this.#columnOf = columnOf;
    this.#record = new NamedRecord(options, unescapeW3c);
  }

  header(line: string): void {
    const identifiers = identifiersOf(line);
    this.#foreign = identifiers.includes('x-edge-location') !== (this.format === 'cloudfront');
    this.announce(this.#foreign ? [] : identifiers);
  }

  /** Takes identifiers, in lower case, for those of the columns from here on. */
  announce(identifiers: readonly string[]): void {
    this.#columns = identifiers.map(this.#columnOf);
    this.#isAkamai = identifiers.includes('cs-ip');
    this.#isFtp = identifiers.includes('x-session') || identifiers.includes('x-fullpath');
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end) return 'ignored';
    if (bytes[start] === ASCII.hash) {
      if (startsWith(bytes, start, end, HEADER))
        this.header(textOf(bytes, start, Math.min(end, start + LONGEST_HEADER)));
      return 'ignored';
    }
    if (this.#columns.length === 0) return this.#foreign ? 'not-this-format' : 'field-missing';
    const plain = this.#readRecord(bytes, start, end, view, false);
    // Some tools put values with blanks between quotes; a client's own quote at a value's start must not hide a line.
    const isQuoted = plain !== null && indexOfByte(bytes, start, end, ASCII.quote) < end;
    return isQuoted ? this.#readRecord(bytes, start, end, view, true) : plain;
  }

  #readRecord(
    bytes: Uint8Array,
    start: number,
    end: number,
    view: RecordView,
    isQuoted: boolean,
  ): ParseFailure | null {
    this.#record.begin();
    this.#clock.begin();
    const failure = this.#readColumns(bytes, start, end, isQuoted) ?? this.#record.finish(bytes, view);
    if (failure !== null) return failure;
    const instant = this.#clock.instant();
    if (!Number.isNaN(instant)) view.at = instant;
    if (this.#clock.isImpossible()) return 'bad-time';
    if (this.#isAkamai) splitHostPath(view, view.buffer);
    if (this.#isFtp || beginsBracketed(view)) this.#ftp.convert(view);
    return null;
  }

  #readColumns(bytes: Uint8Array, start: number, end: number, isQuoted: boolean): ParseFailure | null {
    const columns = this.#columns;
    let pos = start;
    let index = 0;
    for (; index < columns.length && pos < end; index++) {
      const valueEnd = isQuoted ? quotedEnd(bytes, pos, end) : blankFrom(bytes, pos, end);
      const column = columns[index] as W3cColumn;
      if (column.column !== undefined) {
        this.#offer(column.escape, column.column, bytes, pos, valueEnd);
      } else if (column.kind !== 'value' && !this.#readDateOrTime(column, bytes, pos, valueEnd)) {
        return 'bad-time';
      }
      pos = valueEnd + 1;
    }
    if (index < columns.length) return 'too-short';
    return pos < end ? 'not-this-format' : null;
  }

  #offer(how: number, column: Column, bytes: Uint8Array, start: number, end: number): void {
    const isQuoted = end - start > 1 && bytes[start] === ASCII.quote && bytes[end - 1] === ASCII.quote;
    if (isQuoted) this.#record.offer(column, bytes, start + 1, end - 1, ESCAPE.none);
    else this.#record.offer(column, bytes, start, end, how);
  }

  #readDateOrTime(column: W3cColumn, bytes: Uint8Array, start: number, end: number): boolean {
    if (column.kind === 'time') return this.#clock.readTime(bytes, start, end);
    return this.#clock.readDate(bytes, start, end);
  }
}

/** IIS 6 puts a number between brackets before FTP's commands; no method of HTTP has them. */
function beginsBracketed({ buffer, start, end }: RecordView): boolean {
  const [from, to] = [start[FIELD.method] as number, end[FIELD.method] as number];
  return from < to && buffer[from] === ASCII.bracket;
}

/** The identifiers of a `#Fields:` line, in lower case. */
export function identifiersOf(line: string): readonly string[] {
  return line.slice(HEADER.length, LONGEST_HEADER).trim().toLowerCase().split(/\s+/, MOST_COLUMNS);
}

function blankFrom(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && !isBlank(bytes[i])) i++;
  return i;
}

function isBlank(byte: number | undefined): boolean {
  return byte === ASCII.space || byte === ASCII.tab;
}

/** Behind the quote that a blank or the line's end follows, for a value that begins with one. */
function quotedEnd(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== ASCII.quote) return blankFrom(bytes, start, end);
  for (let i = start + 1; i < end; i++) {
    if (bytes[i] === ASCII.quote && (i + 1 === end || isBlank(bytes[i + 1]))) return i + 1;
  }
  return blankFrom(bytes, start, end);
}
