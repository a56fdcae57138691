import { ASCII } from '../bytes/ascii.ts';
import { recordStart } from '../bytes/record-start.ts';
import { resetView } from '../bytes/reset-view.ts';
import { setCarried } from '../bytes/set-carried.ts';
import { setText } from '../bytes/set-text.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import { FIELD, type RecordView } from '../record-view.ts';
import { timeContext } from '../time/time-reader.ts';
import { ColumnSplitter } from './column-splitter.ts';
import type { LayoutProgram } from './compile-layout.ts';
import { LayoutTime } from './layout-time.ts';
import { type Move, moveOf, OPERATION } from './move.ts';
import { setValue } from './set-value.ts';
import { standsBeforeClient } from './stands-before-client.ts';
import { type Stop, stopOf, stopsAt } from './stop.ts';
import { TargetJoiner } from './target-joiner.ts';

/** Reads lines of one layout. One pass over the bytes, nothing allocated. */
export class LayoutParser implements RecordParser {
  readonly format: string;
  readonly #lead: Stop;
  readonly #moves: readonly Move[];
  readonly #time: LayoutTime;
  readonly #splitter: ColumnSplitter;
  readonly #joiner = new TargetJoiner();
  readonly #joins: boolean;
  #wordsFor: Uint8Array = new Uint8Array(0);
  #words: DataView = new DataView(new ArrayBuffer(0));

  constructor(name: string, program: LayoutProgram, options: ParserOptions) {
    this.format = name;
    this.#lead = stopOf(program.lead);
    this.#moves = program.steps.map((step, index) => moveOf(step, options, program.steps[index + 1]));
    this.#time = new LayoutTime(timeContext(options));
    this.#splitter = new ColumnSplitter(this.#moves, program.needed, this.#time);
    this.#joins = this.#moves.some((move) => move.operation === OPERATION.query);
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    const failure = this.#readLine(bytes, start, end, view, true);
    // Some servers write a backslash as it came: then `\"` ends the value after all.
    if (failure === null || failure === 'ignored' || !holdsEscape(bytes, start, end)) return failure;
    return this.#readLine(bytes, start, end, view, false) === null ? null : failure;
  }

  parseColumns(
    bytes: Uint8Array,
    ranges: Int32Array,
    base: number,
    at: number,
    view: RecordView,
  ): ParseFailure | null {
    resetView(view, 'web', bytes);
    this.#time.at = at;
    this.#splitter.take(ranges, base);
    return this.#fill(bytes, view);
  }

  #readLine(
    bytes: Uint8Array,
    start: number,
    end: number,
    view: RecordView,
    escapes: boolean,
  ): ParseFailure | null {
    resetView(view, 'web', bytes);
    if (start >= end || bytes[start] === ASCII.hash) return 'ignored';
    if (!stopsAt(bytes, start, end, this.#lead)) return 'not-this-format';
    this.#time.at = Number.NaN;
    const words = this.#wordsOf(bytes);
    const failure = this.#splitter.split(bytes, words, start + this.#lead.length, end, escapes);
    return failure ?? this.#fill(bytes, view);
  }

  /** Puts the columns where they belong. */
  #fill(bytes: Uint8Array, view: RecordView): ParseFailure | null {
    const moves = this.#moves;
    const { start, end, count } = this.#splitter;
    if (this.#joins) this.#joiner.clear();
    view.at = this.#time.at;
    for (let i = 0; i < count; i++) {
      const move = moves[i] as Move;
      const from = start[i] as number;
      const to = end[i] as number;
      if (move.forwarded) setText(view, FIELD.forwarded, bytes, from, to);
      if (move.carries !== '') setCarried(view, move.carries, bytes, from, to);
      if (move.operation === OPERATION.text) setText(view, move.field, bytes, from, to);
      else if (move.operation === OPERATION.query) this.#joiner.setQuery(bytes, from, to);
      else if (move.operation !== OPERATION.skip) {
        const failure = setValue(bytes, from, to, view, move);
        if (failure !== null) return failure;
        if (move.beforeUser && standsBeforeClient(bytes, from, to, start[i + 1] as number))
          return 'bad-address';
      }
    }
    const { client, doubtedEnd } = this.#splitter;
    if (doubtedEnd > 0) {
      // Nobody's address: neither client is accused, and what the line asked for is looked at.
      view.start[FIELD.address] = start[client] as number;
      view.end[FIELD.address] = doubtedEnd;
    }
    if (this.#joins) this.#joiner.join(view, bytes);
    return null;
  }

  #wordsOf(bytes: Uint8Array): DataView {
    if (this.#wordsFor !== bytes) {
      this.#wordsFor = bytes;
      this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    return this.#words;
  }
}

function holdsEscape(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) {
    if (bytes[i] === ASCII.quote && bytes[i - 1] === ASCII.backslash) return true;
  }
  return false;
}
