import type { RecordView } from './record-view.ts';

/**
 * Why a record was not understood. `ignored` is for what is no record at all: a comment, a blank line; `other-program` for
 * a line of syslog by a program that the format does not read; `two-records` for a line in which a second record begins:
 * a line end was lost, and whose the line is cannot be told.
 */
export type ParseFailure =
  | 'ignored'
  | 'too-short'
  | 'bad-time'
  | 'bad-request'
  | 'bad-status'
  | 'two-records'
  | 'bad-json'
  | 'bad-address'
  | 'field-missing'
  | 'not-this-format'
  | 'other-program'
  | 'too-long';

/** What a parser needs to know besides the bytes. */
export interface ParserOptions {
  /** Zone of times that carry none: an IANA name. */
  readonly timezone: string;
  /** The latest time a year-less date can mean: the file's modification time, or now for a stream. */
  readonly notAfter: number;
  /** Header that carries the client's address behind a proxy, lower case, without `http_`; '' for none. */
  readonly clientHeader: string;
}

/**
 * Reads one format. A parser is made once for each worker and input, and is called for every record; it must
 * not allocate on the usual path, must run in time linear in the record's length, and must never throw.
 */
export interface RecordParser {
  /** The name said in the report: `combined`, `nginx-json`, or the format string itself. */
  readonly format: string;
  /**
   * Reads bytes[start, end) into `view`. A trailing CR is not part of the range.
   *
   * @returns null when understood, else why not
   */
  parse(bytes: Uint8Array, start: number, end: number, view: RecordView): ParseFailure | null;
  /**
   * As `parse`, of a record whose columns somebody else has found where `parse` would. Formats that are columns in
   * lines have it.
   *
   * @param ranges where each column begins and ends, one after the other, in bytes from `base`
   * @param at the record's time, in milliseconds since the epoch
   */
  parseColumns?(
    bytes: Uint8Array,
    ranges: Int32Array,
    base: number,
    at: number,
    view: RecordView,
  ): ParseFailure | null;
  /**
   * Formats that announce their columns inside the file (W3C) take the newest announcement before a chunk
   * here. Others leave it out.
   */
  header?(line: string): void;
}
