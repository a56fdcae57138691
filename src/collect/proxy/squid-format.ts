import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte } from '../bytes/byte-text.ts';
import { readDecimal, readWhole } from '../bytes/read-number.ts';
import { recordStart } from '../bytes/record-start.ts';
import { resetView } from '../bytes/reset-view.ts';
import { setAddress } from '../bytes/set-address.ts';
import { setText } from '../bytes/set-text.ts';
import { splitUrl } from '../bytes/split-url.ts';
import type { Format } from '../format.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import { FIELD, type RecordView } from '../record-view.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';

/** `%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt`: time, duration, client, result, bytes, method, … */
const COLUMN = { time: 0, elapsed: 1, client: 2, result: 3, bytes: 4, method: 5, url: 6, user: 7, peer: 8 };
const COUNT = 10;

/** Squid's native access.log (logformat `squid`), as a shop has it where Squid stands before its servers. */
export const SQUID: Format = {
  name: 'squid',
  kind: 'web',
  createParser: (options) => new SquidParser(options),
};

class SquidParser implements RecordParser {
  readonly format = 'squid';
  readonly #times: TimeReader;
  readonly #start = new Int32Array(COUNT);
  readonly #end = new Int32Array(COUNT);

  constructor(options: ParserOptions) {
    this.#times = new TimeReader(timeContext(options));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    resetView(view, 'web', bytes);
    if (start >= end || bytes[start] === ASCII.hash) return 'ignored';
    if (this.#split(bytes, start, end) < COUNT) return 'too-short';
    const slash = indexOfByte(bytes, this.#from(COLUMN.result), this.#to(COLUMN.result), ASCII.slash);
    const peer = indexOfByte(bytes, this.#from(COLUMN.peer), this.#to(COLUMN.peer), ASCII.slash);
    if (slash === this.#to(COLUMN.result) || peer === this.#to(COLUMN.peer)) return 'not-this-format';
    view.at = this.#times.readAll(bytes, this.#from(COLUMN.time), this.#to(COLUMN.time));
    if (Number.isNaN(view.at)) return 'bad-time';
    const status = readWhole(bytes, slash + 1, this.#to(COLUMN.result));
    if (status < 0 || status > 999) return 'bad-status';
    // 000: the client went away, and nobody answered.
    view.status = status === 0 ? -1 : status;
    this.#fill(bytes, view);
    return null;
  }

  #fill(bytes: Uint8Array, view: RecordView): void {
    view.bytes = readWhole(bytes, this.#from(COLUMN.bytes), this.#to(COLUMN.bytes));
    view.durationMs = readDecimal(bytes, this.#from(COLUMN.elapsed), this.#to(COLUMN.elapsed));
    setAddress(view, FIELD.address, bytes, this.#from(COLUMN.client), this.#to(COLUMN.client));
    setText(view, FIELD.method, bytes, this.#from(COLUMN.method), this.#to(COLUMN.method));
    setText(view, FIELD.target, bytes, this.#from(COLUMN.url), this.#to(COLUMN.url));
    setText(view, FIELD.account, bytes, this.#from(COLUMN.user), this.#to(COLUMN.user));
    splitUrl(view, bytes);
  }

  /** Columns stand apart by one blank or more. */
  #split(bytes: Uint8Array, start: number, end: number): number {
    let pos = start;
    let count = 0;
    while (count < COUNT) {
      while (pos < end && bytes[pos] === ASCII.space) pos++;
      if (pos >= end) break;
      this.#start[count] = pos;
      pos = indexOfByte(bytes, pos, end, ASCII.space);
      this.#end[count] = pos;
      count++;
    }
    return count;
  }

  #from(column: number): number {
    return this.#start[column] as number;
  }

  #to(column: number): number {
    return this.#end[column] as number;
  }
}
