import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte } from '../bytes/byte-text.ts';
import { nextByte } from '../bytes/next-byte.ts';
import type { ParseFailure } from '../record-parser.ts';
import { FIELD } from '../record-view.ts';
import { bareRequestEnd } from './bare-request.ts';
import { holdsClient } from './holds-client.ts';
import type { LayoutTime } from './layout-time.ts';
import { type Move, OPERATION } from './move.ts';
import { holdsRequest, quotedEnd, SECOND_RECORD, UNCLOSED, wordEnd } from './stop.ts';

/** How a column's end is found. */
const FIND = { word: 0, quoted: 1, slowly: 2, time: 3 } as const;

/**
 * Finds where the columns of a line begin and end. This is the inner loop of reading access logs: what the
 * layout says stands in typed arrays, and the usual column costs one search and one comparison. Splitting first
 * and setting fields afterwards is quicker than both at once, since the loop stays small enough to be compiled
 * as a whole.
 */
export class ColumnSplitter {
  /** Ranges of the columns of the line last split. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** How many columns that line has. */
  count = 0;
  /** Where another client may stand behind the line's first one: where that ends, with what stands before the user; else 0. */
  doubtedEnd = 0;
  /** The client's column; below 0 where the layout has none. */
  readonly client: number;
  readonly #moves: readonly Move[];
  readonly #needed: number;
  readonly #time: LayoutTime;
  readonly #find: Uint8Array;
  readonly #pattern: Int32Array;
  /** The stop's first four bytes, and which of them count. */
  readonly #stop: Int32Array;
  readonly #mask: Int32Array;
  readonly #pass: Int32Array;
  /** Nothing ends the last column but the line. */
  readonly #endsWithRest: boolean;

  /** @param needed index of the last column without which a line says nothing */
  constructor(moves: readonly Move[], needed: number, time: LayoutTime) {
    this.#moves = moves;
    this.#needed = needed;
    this.client = moves.findIndex(
      ({ operation, field }) => operation === OPERATION.address && field === FIELD.address,
    );
    this.#time = time;
    this.start = new Int32Array(moves.length);
    this.end = new Int32Array(moves.length);
    this.#find = Uint8Array.from(moves, findOf);
    this.#pattern = Int32Array.from(moves, (move) => move.stop.pattern);
    this.#stop = Int32Array.from(moves, (move) => move.stop.head);
    this.#mask = Int32Array.from(moves, (move) => move.stop.headMask);
    this.#pass = Int32Array.from(moves, (move) => move.pass);
    this.#endsWithRest = moves.at(-1)?.stop.length === 0;
  }

  /** Takes over ranges of all columns, each as its start and its end in bytes from `base`. */
  take(ranges: Int32Array, base: number): void {
    const { start, end } = this;
    this.count = start.length;
    this.doubtedEnd = 0;
    for (let i = 0; i < start.length; i++) {
      start[i] = (ranges[2 * i] as number) - base;
      end[i] = (ranges[2 * i + 1] as number) - base;
    }
  }

  /**
   * @param words a view of the same bytes
   * @param escapes whether a backslash escapes a quote
   */
  split(bytes: Uint8Array, words: DataView, from: number, to: number, escapes: boolean): ParseFailure | null {
    const find = this.#find;
    const pattern = this.#pattern;
    const stop = this.#stop;
    const mask = this.#mask;
    const pass = this.#pass;
    const { start, end } = this;
    let pos = from;
    let i = 0;
    this.doubtedEnd = 0;
    for (; i < find.length && pos <= to; i++) {
      const way = find[i] as number;
      const bits = mask[i] as number;
      let next = way < FIND.slowly ? nextByte(bytes, words, pos, to, pattern[i] as number) : to;
      // The stop is compared four bytes at once, which the line's end may not allow.
      const isSimple =
        next < to && (bits === 0 || (next + 4 <= to && (words.getInt32(next, true) & bits) === stop[i]));
      if (way === FIND.time) {
        next = this.#timeEnd(bytes, words, i, pos, to);
        pos = start[i] as number;
      } else if (!isSimple || (way === FIND.quoted && bytes[next - 1] === ASCII.backslash)) {
        next = this.#findSlowly(bytes, words, i, pos, to, escapes);
      }
      if (next < 0) return next === SECOND_RECORD ? 'two-records' : this.#reasonAt(i, pos, to);
      start[i] = pos;
      end[i] = next;
      pos = next + (pass[i] as number);
      if (pos > to && i < this.#needed) return 'too-short';
    }
    this.count = i;
    if (this.#endsWithRest && i === find.length) pos = start[i - 1] as number;
    return pos < to ? this.#restOf(bytes, words, pos, to) : null;
  }

  /** Sets the time's start and returns its end; below 0 where no time can be read. */
  #timeEnd(bytes: Uint8Array, words: DataView, index: number, pos: number, to: number): number {
    this.start[index] = pos;
    const end = this.#time.read(bytes, words, pos, to, this.#moves[index] as Move);
    return end < 0 && index > 0 ? this.#timeBehindUser(bytes, words, index, to) : end;
  }

  /** More columns than we know of are read over; another record is not, and anything else is another layout. */
  #restOf(bytes: Uint8Array, words: DataView, pos: number, to: number): ParseFailure | null {
    if (holdsRequest(bytes, words, pos, to)) return 'two-records';
    const divides = this.#endsWithRest || bytes[pos] === ASCII.space || bytes[pos] === ASCII.tab;
    return divides ? null : 'not-this-format';
  }

  #findSlowly(
    bytes: Uint8Array,
    words: DataView,
    index: number,
    pos: number,
    to: number,
    escapes: boolean,
  ): number {
    const move = this.#moves[index] as Move;
    if (!move.quoted) {
      if (move.operation === OPERATION.request) return bareRequestEnd(bytes, pos, to, move.stop);
      const next = wordEnd(bytes, pos, to, move.stop, move.list);
      if (move.field === FIELD.account) this.#doubtClient(bytes, index, pos, next);
      return next;
    }
    const next = quotedEnd(bytes, words, pos, to, move.stop, escapes);
    if (next !== UNCLOSED || index <= this.#needed) return next;
    // Torn inside quotes, but all that matters was read: what stands there is taken.
    return to > pos && bytes[to - 1] === ASCII.quote ? to - 1 : to;
  }

  /** @param user index of the user's column, which ends at `next` */
  #doubtClient(bytes: Uint8Array, user: number, pos: number, next: number): void {
    const between = user - this.client - 1;
    if (this.client < 0 || between < 0 || between > 1 || this.#find[user - 1] === FIND.time) return;
    // A list of a client's addresses is no other client.
    const last = this.end[this.client] as number;
    if (indexOfByte(bytes, this.start[this.client] as number, last, ASCII.comma) < last) return;
    const from = between === 0 ? pos : (this.start[user - 1] as number);
    if (holdsClient(bytes, from, next)) this.doubtedEnd = pos - 1;
  }

  /**
   * A user's name may hold what ends it (`a [b`), since clients send it: it ends where a time can be read behind it.
   *
   * @param index of the time's column
   * @returns where the time ends, the user's column made longer and the time's start set; below 0 where there is none
   */
  #timeBehindUser(bytes: Uint8Array, words: DataView, index: number, to: number): number {
    const user = index - 1;
    const move = this.#moves[user];
    if (move?.field !== FIELD.account || move.quoted) return -1;
    const ends = (from: number) => wordEnd(bytes, from, to, move.stop, false);
    for (let stop = ends((this.end[user] as number) + 1); stop < to; stop = ends(stop + 1)) {
      const from = stop + (this.#pass[user] as number);
      const next = this.#time.read(bytes, words, from, to, this.#moves[index] as Move);
      if (next < 0) continue;
      this.end[user] = stop;
      this.start[index] = from;
      this.#doubtClient(bytes, user, this.start[user] as number, stop);
      return next;
    }
    return -1;
  }

  #reasonAt(index: number, pos: number, to: number): ParseFailure {
    return pos < to && this.#find[index] === FIND.time ? 'bad-time' : 'too-short';
  }
}

function findOf(move: Move): number {
  if (move.isTime) return FIND.time;
  if (move.stop.length === 0 || move.stop.length > 4) return FIND.slowly;
  if (move.quoted) return FIND.quoted;
  return move.isPlain ? FIND.word : FIND.slowly;
}
