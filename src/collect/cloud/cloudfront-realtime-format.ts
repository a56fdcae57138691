import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { Format } from '../format.ts';
import { NamedRecord } from '../named/named-record.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { unescapeW3c } from '../w3c/unescape-w3c.ts';
import { cloudFrontColumn, type W3cColumn } from '../w3c/w3c-columns.ts';

/** All fields in the order in which they are always sent ("Real-time log configuration fields"). */
const FIELDS =
  'timestamp c-ip time-to-first-byte sc-status sc-bytes cs-method cs-protocol cs-host cs-uri-stem cs-bytes x-edge-location x-edge-request-id x-host-header time-taken cs-protocol-version c-ip-version cs-user-agent cs-referer cs-cookie cs-uri-query x-edge-response-result-type x-forwarded-for ssl-protocol ssl-cipher x-edge-result-type fle-encrypted-fields fle-status sc-content-type sc-content-len sc-range-start sc-range-end c-port x-edge-detailed-result-type c-country cs-accept-encoding cs-accept cache-behavior-path-pattern cs-headers cs-header-names cs-headers-count'.split(
    ' ',
  );
const COLUMNS: readonly W3cColumn[] = FIELDS.map(cloudFrontColumn);
const EDGE = FIELDS.indexOf('x-edge-location');
const VERSION = FIELDS.indexOf('c-ip-version');

/**
 * Amazon CloudFront's real-time log: no line names its columns. Read are those with all fields (fields that came later
 * stand behind them); a choice of fields cannot be told from another one: their names are given as `#Fields: …`.
 */
export const CLOUDFRONT_REALTIME: Format = {
  name: 'cloudfront-realtime',
  kind: 'web',
  createParser: (options) => new RealtimeParser(options),
};

class RealtimeParser implements RecordParser {
  readonly format = 'cloudfront-realtime';
  readonly #record: NamedRecord;
  readonly #start = new Int32Array(COLUMNS.length);
  readonly #end = new Int32Array(COLUMNS.length);

  constructor(options: ParserOptions) {
    this.#record = new NamedRecord(options, unescapeW3c);
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end) return 'ignored';
    const count = this.#split(bytes, start, end);
    if (count < COLUMNS.length) return count < 2 ? 'not-this-format' : 'too-short';
    if (!this.#isRealtime(bytes)) return 'not-this-format';
    this.#record.begin();
    for (let i = 0; i < COLUMNS.length; i++) {
      const { column, escape: how } = COLUMNS[i] as W3cColumn;
      if (column !== undefined)
        this.#record.offer(column, bytes, this.#start[i] as number, this.#end[i] as number, how);
    }
    return this.#record.finish(bytes, view);
  }

  #split(bytes: Uint8Array, from: number, to: number): number {
    let pos = from;
    for (let column = 0; column < COLUMNS.length; column++) {
      const end = indexOfByte(bytes, pos, to, ASCII.tab);
      this.#start[column] = pos;
      this.#end[column] = end;
      if (end === to) return column + 1;
      pos = end + 1;
    }
    return COLUMNS.length;
  }

  /** Two columns that nothing else can pass for, one at the begin and one further on. */
  #isRealtime(bytes: Uint8Array): boolean {
    const text = (index: number) =>
      String.fromCharCode(
        ...bytes.subarray(
          this.#start[index],
          Math.min(this.#end[index] as number, (this.#start[index] as number) + 20),
        ),
      );
    return /^[A-Z]{3}\d/.test(text(EDGE)) && /^IPv[46]$/.test(text(VERSION));
  }
}
