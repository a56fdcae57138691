import { ASCII } from '../bytes/ascii.ts';
import { entriesStart } from './entries-start.ts';
import { stringEnd } from './string-end.ts';

/**
 * Puts a line end between JSON entries that none keeps apart, and blanks in place of the line ends inside; of an object
 * around a list of entries only they are left. No byte moves: a line end takes the place of the comma or the blank
 * between two entries; where they touch (`{…}{…}`), of the second one's first brace. Doing it again changes nothing.
 *
 * @param bytes begin with an entry, or what stands before the first one
 */
export function separateEntries(bytes: Uint8Array, length: number): void {
  new Separation(bytes, length).run();
}

class Separation {
  readonly #bytes: Uint8Array;
  readonly #length: number;
  #depth = 0;
  /** Whether nothing but blanks stood since the last line end outside of entries. */
  #begins = true;

  constructor(bytes: Uint8Array, length: number) {
    this.#bytes = bytes;
    this.#length = length;
  }

  run(): void {
    const bytes = this.#bytes;
    for (let i = 0; i < this.#length; i++) {
      const byte = bytes[i];
      if (byte === ASCII.quote) i = this.#string(i);
      else if (byte === ASCII.brace) i = this.#open(i);
      else if (byte === ASCII.braceEnd) this.#close(i);
      else if (byte === ASCII.newline) this.#lineEnd(i);
      else if (this.#depth === 0) this.#between(i);
    }
  }

  /** Returns where it ends. At the start of a line: an entry that gave its brace for the line end. */
  #string(start: number): number {
    if (this.#depth === 0 && this.#begins) this.#depth = 1;
    this.#begins = false;
    const end = stringEnd(this.#bytes, start + 1, this.#length);
    if (this.#bytes[end] === ASCII.quote) return end;
    // Torn: what closes here closes the entry, and a line end is looked at for itself.
    if (this.#bytes[end] === ASCII.braceEnd) this.#depth = 1;
    return end - 1;
  }

  #open(at: number): number {
    this.#begins = false;
    const bytes = this.#bytes;
    const first = this.#depth === 0 ? entriesStart(bytes, at, this.#length) : at;
    if (first > at) {
      bytes.fill(ASCII.space, at, first);
      return first - 1;
    }
    if (this.#depth === 0 && bytes[at - 1] === ASCII.braceEnd && bytes[this.#next(at)] === ASCII.quote) {
      bytes[at] = ASCII.newline;
    }
    this.#depth++;
    return at;
  }

  #close(at: number): void {
    this.#begins = false;
    if (this.#depth > 0) this.#depth--;
    else this.#bytes[at] = this.#bytes[this.#next(at)] === ASCII.brace ? ASCII.newline : ASCII.space;
  }

  #lineEnd(at: number): void {
    if (this.#depth > 0 && !this.#beginsAnother(at)) this.#bytes[at] = ASCII.space;
    else {
      this.#depth = 0;
      this.#begins = true;
    }
  }

  #between(at: number): void {
    const bytes = this.#bytes;
    if (bytes[at] === ASCII.comma) this.#comma(at);
    else if (bytes[at] !== ASCII.space) this.#begins &&= isBlank(bytes[at]);
    else if (bytes[at - 1] === ASCII.braceEnd && bytes[at + 1] === ASCII.brace) this.#endHere(at);
  }

  /** One that a line end follows keeps its place: that one is enough. */
  #comma(at: number): void {
    const bytes = this.#bytes;
    let next = at + 1;
    while (next < this.#length && bytes[next] !== ASCII.newline && isBlank(bytes[next])) next++;
    if (next < this.#length && bytes[next] !== ASCII.newline) this.#endHere(at);
    else this.#begins = false;
  }

  #endHere(at: number): void {
    this.#bytes[at] = ASCII.newline;
    this.#begins = true;
  }

  /** A brace or a key behind a line end where no object lets one stand: the entry before is torn. */
  #beginsAnother(at: number): boolean {
    const bytes = this.#bytes;
    if (bytes[at + 1] !== ASCII.brace && bytes[at + 1] !== ASCII.quote) return false;
    let before = at - 1;
    while (before >= 0 && isBlank(bytes[before])) before--;
    return !OPEN.has(bytes[before]);
  }

  /** What stands next behind blanks. */
  #next(at: number): number {
    let next = at + 1;
    while (next < this.#length && isBlank(this.#bytes[next])) next++;
    return next;
  }
}

/** Behind these something follows. */
const OPEN: ReadonlySet<number | undefined> = new Set([ASCII.comma, ASCII.colon, ASCII.bracket, ASCII.brace]);

function isBlank(byte: number | undefined): boolean {
  return (
    byte === ASCII.space || byte === ASCII.tab || byte === ASCII.carriageReturn || byte === ASCII.newline
  );
}
