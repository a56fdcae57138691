import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

/** What a look at all bytes of a file tells. */
export interface CsvScan {
  /** Whether every line is UTF-8; a byte order mark may stand before it. */
  readonly isUtf8: boolean;
  /** Lines that hold anything. */
  readonly lines: number;
  /** Records, when every quote belongs to a pair and line breaks inside a pair belong to the cell. */
  readonly records: number;
  readonly hasQuotes: boolean;
  /** The number of a last line without a line break behind it, from 1; 0 where the file ends with one. */
  readonly openLine: number;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;

/** Reads a file once, byte by byte. */
export async function scanCsv(path: string): Promise<CsvScan> {
  let utf8 = true;
  let tail: Buffer = Buffer.alloc(0);
  const counter = new LineCounter();
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    counter.take(chunk);
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (utf8 && end > 0) {
      utf8 = isUtf8(Buffer.concat([tail, chunk.subarray(0, end)]));
      tail = chunk.subarray(end);
    } else if (utf8) tail = Buffer.concat([tail, chunk]);
  }
  counter.end();
  return {
    isUtf8: utf8 && isUtf8(tail),
    lines: counter.lines,
    records: counter.records,
    hasQuotes: counter.hasQuotes,
    openLine: counter.openLine,
  };
}

class LineCounter {
  lines = 0;
  records = 0;
  hasQuotes = false;
  openLine = 0;
  #breaks = 0;
  #isInside = false;
  #lineHasContent = false;
  #recordHasContent = false;

  take(chunk: Buffer): void {
    for (const byte of chunk) {
      if (byte === NEWLINE) {
        this.#breaks++;
        this.#endLine();
      } else if (byte !== RETURN) {
        this.#lineHasContent = true;
        this.#recordHasContent = true;
        if (byte === QUOTE) {
          this.hasQuotes = true;
          this.#isInside = !this.#isInside;
        }
      }
    }
  }

  end(): void {
    this.#isInside = false;
    if (this.#lineHasContent) this.openLine = this.#breaks + 1;
    this.#endLine();
  }

  #endLine(): void {
    if (this.#lineHasContent) this.lines++;
    this.#lineHasContent = false;
    if (this.#isInside) return;
    if (this.#recordHasContent) this.records++;
    this.#recordHasContent = false;
  }
}
