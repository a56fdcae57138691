import { ASCII } from './bytes/ascii.ts';
import type { Format } from './format.ts';

/** Finds where records end. */
export interface RecordSplitter {
  /**
   * @param bytes one chunk; the same array for all records of the chunk
   * @param pos where a record begins
   * @param end where the chunk's records end
   * @returns where it ends: at its newline, or at `end`
   */
  next(bytes: Uint8Array, pos: number, end: number): number;
}

/** A splitter for a format's records; lines, when there is no format. */
export function createRecordSplitter(
  format: Pick<Format, 'beginsRecord' | 'separate'> | null,
): RecordSplitter {
  const separate = format?.separate;
  if (separate !== undefined) return new SeparatingSplitter(separate);
  const beginsRecord = format?.beginsRecord;
  if (format === null || beginsRecord === undefined) return new LineSplitter();
  return new BlockSplitter((bytes, start, end) => beginsRecord.call(format, bytes, start, end));
}

class LineSplitter implements RecordSplitter {
  #chunk: Uint8Array = new Uint8Array(0);
  #buffer: Buffer = Buffer.alloc(0);

  next(bytes: Uint8Array, pos: number, end: number): number {
    if (bytes !== this.#chunk) {
      this.#chunk = bytes;
      // A Buffer's own search is six times quicker than any loop here; it reads on behind `end`, which is harmless.
      this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    const at = this.#buffer.indexOf(ASCII.newline, pos);
    return at < 0 || at > end ? end : at;
  }
}

/** Lines that are made first. */
class SeparatingSplitter implements RecordSplitter {
  readonly #separate: (bytes: Uint8Array, length: number) => void;
  readonly #lines = new LineSplitter();
  #chunk: Uint8Array | undefined;

  constructor(separate: (bytes: Uint8Array, length: number) => void) {
    this.#separate = separate;
  }

  next(bytes: Uint8Array, pos: number, end: number): number {
    if (bytes !== this.#chunk) {
      this.#chunk = bytes;
      this.#separate(bytes, end);
    }
    return this.#lines.next(bytes, pos, end);
  }
}

/** Records of several lines: each reaches to the line that begins the next one. */
class BlockSplitter implements RecordSplitter {
  readonly #beginsRecord: (bytes: Uint8Array, start: number, end: number) => boolean;
  readonly #lines = new LineSplitter();

  constructor(beginsRecord: (bytes: Uint8Array, start: number, end: number) => boolean) {
    this.#beginsRecord = beginsRecord;
  }

  next(bytes: Uint8Array, pos: number, end: number): number {
    let lineEnd = this.#lines.next(bytes, pos, end);
    while (lineEnd < end) {
      const next = this.#lines.next(bytes, lineEnd + 1, end);
      if (this.#beginsRecord(bytes, lineEnd + 1, next)) return lineEnd;
      lineEnd = next;
    }
    return end;
  }
}
