import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte } from '../bytes/byte-text.ts';

/** Finds the cells of one CSV row (RFC 4180) in its bytes. */
export class CsvSplitter {
  /** Ranges of the cells, without the quotes around them. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** 1 for cells in which two quotes stand for one. */
  readonly doubled: Uint8Array;
  readonly #separator: number;

  /** @param most how many cells are looked for */
  constructor(separator: number, most: number) {
    this.#separator = separator;
    this.start = new Int32Array(most);
    this.end = new Int32Array(most);
    this.doubled = new Uint8Array(most);
  }

  /** Returns how many cells there are, one more than are looked for where there are more; -1 for a row that is torn. */
  split(bytes: Uint8Array, from: number, to: number): number {
    const most = this.start.length;
    let pos = from;
    for (let cell = 0; ; cell++) {
      if (cell === most) return most + 1;
      const isQuoted = bytes[pos] === ASCII.quote && pos < to;
      const end = isQuoted
        ? this.#closing(bytes, pos + 1, to, cell)
        : indexOfByte(bytes, pos, to, this.#separator);
      if (end < 0) return -1;
      this.start[cell] = isQuoted ? pos + 1 : pos;
      this.end[cell] = end;
      if (!isQuoted) this.doubled[cell] = 0;
      const next = isQuoted ? end + 1 : end;
      if (next >= to) return cell + 1;
      if (bytes[next] !== this.#separator) return -1;
      pos = next + 1;
    }
  }

  /** Where the quote stands that closes the cell; -1 when none does. */
  #closing(bytes: Uint8Array, from: number, to: number, cell: number): number {
    this.doubled[cell] = 0;
    let i = indexOfByte(bytes, from, to, ASCII.quote);
    while (i + 1 < to && bytes[i + 1] === ASCII.quote) {
      this.doubled[cell] = 1;
      i = indexOfByte(bytes, i + 2, to, ASCII.quote);
    }
    return i < to ? i : -1;
  }
}
