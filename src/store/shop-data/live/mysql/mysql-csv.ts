import { isUtf8 } from 'node:buffer';
import type { CsvSink } from '../live-database.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
/** By byte: a NUL is left out, which only quoted text is looked through for. */
const NEEDS_QUOTES = Uint8Array.from({ length: COMMA + 1 }, (_, byte) =>
  [0, LINE_FEED, 0x0d, QUOTE, COMMA].includes(byte) ? 1 : 0,
);
const BUFFER_BYTES = 256 * 1024;
/** Of one byte at most two are made, and quotes and a comma stand around. */
const spaceFor = (bytes: number): number => 2 * bytes + 4;

/**
 * Writes rows as clean CSV. Bytes that are no text (an identifier in a binary column) are written in hexadecimal; a NUL
 * inside text is left out.
 */
export class MysqlCsv {
  readonly #sink: CsvSink;
  readonly #binary: readonly boolean[];
  #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #at = 0;

  /** @param binary for each column whether its values may be bytes that are no text */
  constructor(sink: CsvSink, binary: readonly boolean[]) {
    this.#sink = sink;
    this.#binary = binary;
  }

  /** @returns when there is room for more, or nothing when there is room now */
  add(row: readonly (Buffer | null)[]): Promise<void> | undefined {
    for (let column = 0; column < row.length; column++) {
      const cell = row[column] ?? null;
      if (cell !== null && cell.length > 0) this.#cell(this.#binary[column] === true ? asText(cell) : cell);
      this.#buffer[this.#at++] = COMMA;
    }
    this.#buffer[this.#at - 1] = LINE_FEED;
    return this.#at > BUFFER_BYTES / 2 ? this.flush() : undefined;
  }

  flush(): Promise<void> | undefined {
    const whole = this.#buffer.subarray(0, this.#at);
    this.#at = 0;
    return whole.length === 0 ? undefined : this.#sink.write(whole, whole.length);
  }

  /** Quotes only what needs it: most cells do not, and are read faster without. */
  #cell(cell: Buffer): void {
    this.#makeRoom(spaceFor(cell.length) + this.#binary.length);
    const buffer = this.#buffer;
    let at = this.#at;
    for (let from = 0; from < cell.length; from++) {
      const byte = cell[from]!;
      if (byte <= COMMA && NEEDS_QUOTES[byte] === 1) {
        this.#quoted(cell);
        return;
      }
      buffer[at++] = byte;
    }
    this.#at = at;
  }

  #quoted(cell: Buffer): void {
    const buffer = this.#buffer;
    let at = this.#at;
    buffer[at++] = QUOTE;
    for (const byte of cell) {
      if (byte === 0) continue;
      buffer[at++] = byte;
      if (byte === QUOTE) buffer[at++] = QUOTE;
    }
    buffer[at++] = QUOTE;
    this.#at = at;
  }

  #makeRoom(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const wider = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, this.#at + bytes));
    this.#buffer.copy(wider, 0, 0, this.#at);
    this.#buffer = wider;
  }
}

function asText(cell: Buffer): Buffer {
  const plain =
    isUtf8(cell) && !cell.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return plain ? cell : Buffer.from(cell.toString('hex'));
}
