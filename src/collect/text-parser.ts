import { recordStart } from './bytes/record-start.ts';
import type { ParseFailure, ParserOptions, RecordParser } from './record-parser.ts';
import type { RecordView } from './record-view.ts';
import { type TextRecord, TextRecordWriter } from './text-record.ts';
import { TimeReader, timeContext } from './time/time-reader.ts';

/**
 * Says what the record in bytes[start, end) tells, or why it is not understood. It is never handed an empty one, nor a
 * byte order mark.
 */
export type ReadRecord = (
  bytes: Uint8Array,
  start: number,
  end: number,
  times: TimeReader,
) => TextRecord | ParseFailure;

/** A parser for records that are read as text and keep nothing from one to the next. */
export class TextParser implements RecordParser {
  readonly format: string;
  readonly #read: ReadRecord;
  readonly #begin: typeof recordStart;
  readonly #times: TimeReader;
  readonly #writer = new TextRecordWriter();

  /** @param begin where a record begins; at `end` where there is none */
  constructor(format: string, read: ReadRecord, options: ParserOptions, begin = recordStart) {
    this.format = format;
    this.#read = read;
    this.#begin = begin;
    this.#times = new TimeReader(timeContext(options));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = this.#begin(bytes, from, end);
    if (start >= end) return 'ignored';
    const record = this.#read(bytes, start, end, this.#times);
    if (typeof record === 'string') return record;
    this.#writer.write(record, view);
    return null;
  }
}
