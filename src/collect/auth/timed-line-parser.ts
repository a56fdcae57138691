import { textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import type { AuthFacts } from './auth-facts.ts';

/** No line of a login program is longer; what is longer was never written by one. */
const LONGEST = 16_384;

/** What a line says behind its time; undefined where it is not of this format. */
export type SaysOf = (text: string) => AuthFacts | undefined;

/** Reads lines of authentication logs that begin with their time, with a blank behind it. */
export class TimedLineParser implements RecordParser {
  readonly format: string;
  readonly #saysOf: SaysOf;
  readonly #times: TimeReader;
  readonly #writer = new TextRecordWriter();

  constructor(format: string, saysOf: SaysOf, options: ParserOptions) {
    this.format = format;
    this.#saysOf = saysOf;
    this.#times = new TimeReader(timeContext(options));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end) return 'ignored';
    const at = this.#times.read(bytes, start, end);
    const { next } = this.#times;
    if (next < 0) return 'not-this-format';
    const says = this.#saysOf(textOf(bytes, next, Math.min(end, next + LONGEST)));
    if (says === undefined) return 'not-this-format';
    if (Number.isNaN(at)) return 'bad-time';
    this.#writer.write({ kind: 'auth', at, ...says }, view);
    return null;
  }
}
