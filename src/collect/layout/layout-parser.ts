import { ASCII } from '../bytes/ascii.ts';
import { recordStart } from '../bytes/record-start.ts';
import { resetView } from '../bytes/reset-view.ts';
import { setText } from '../bytes/set-text.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import { FIELD, type RecordView } from '../record-view.ts';
import { ClfClock } from '../time/clf-clock.ts';
import { timeContext } from '../time/time-reader.ts';
import { bareRequestEnd } from './bare-request.ts';
import type { LayoutProgram } from './compile-layout.ts';
import { LayoutTime } from './layout-time.ts';
import { type Move, moveOf, OPERATION } from './move.ts';
import { setValue } from './set-value.ts';
import { quotedEnd, type Stop, stopOf, stopsAt, wordEnd } from './stop.ts';
import { TargetJoiner } from './target-joiner.ts';

/**
 * Reads lines of one layout: from value to value, each found by the text that follows it, times where they
 * stand. One pass over the bytes, nothing allocated.
 */
export class LayoutParser implements RecordParser {
  readonly format: string;
  private readonly lead: Stop;
  private readonly moves: readonly Move[];
  private readonly needed: number;
  private readonly clf: ClfClock;
  private readonly time: LayoutTime;
  private readonly joiner = new TargetJoiner();
  private readonly joins: boolean;
  private failure: ParseFailure | null = null;
  private wordsFor: Uint8Array = new Uint8Array(0);
  private words: DataView = new DataView(new ArrayBuffer(0));

  constructor(name: string, program: LayoutProgram, options: ParserOptions) {
    const context = timeContext(options);
    this.format = name;
    this.lead = stopOf(program.lead);
    this.moves = program.steps.map((step) => moveOf(step, options));
    this.needed = program.needed;
    this.clf = new ClfClock(context);
    this.time = new LayoutTime(context);
    this.joins = this.moves.some((move) => move.operation === OPERATION.query);
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    const failure = this.readLine(bytes, start, end, view, true);
    // Some servers write a backslash as it came: then `\"` ends the value after all.
    if (failure === null || failure === 'ignored' || !holdsEscape(bytes, start, end)) return failure;
    return this.readLine(bytes, start, end, view, false) === null ? null : failure;
  }

  private readLine(
    bytes: Uint8Array,
    start: number,
    end: number,
    view: RecordView,
    escapes: boolean,
  ): ParseFailure | null {
    resetView(view, 'web', bytes);
    if (start >= end || bytes[start] === ASCII.hash) return 'ignored';
    if (!stopsAt(bytes, start, end, this.lead)) return 'not-this-format';
    const words = this.wordsOf(bytes);
    if (this.joins) this.joiner.clear();
    const { moves } = this;
    let pos = start + this.lead.length;
    for (let i = 0; i < moves.length && pos <= end; i++) {
      const move = moves[i] as Move;
      const next = move.isTime
        ? this.readTime(bytes, words, pos, end, view, move)
        : this.readValue(bytes, words, pos, end, view, move, escapes, i > this.needed);
      if (next < 0) return this.failure;
      if (next > end && i < this.needed) return 'too-short';
      pos = next;
    }
    // More columns than we know of are read over; anything else is another layout.
    if (pos < end && bytes[pos] !== ASCII.space && bytes[pos] !== ASCII.tab) return 'not-this-format';
    if (this.joins) this.joiner.join(view, bytes);
    return null;
  }

  /** Reads a value that its stop ends. Returns the position behind the stop, or -1 with `failure` set. */
  private readValue(
    bytes: Uint8Array,
    words: DataView,
    pos: number,
    end: number,
    view: RecordView,
    move: Move,
    escapes: boolean,
    mayTear: boolean,
  ): number {
    let valueEnd = move.quoted
      ? quotedEnd(bytes, words, pos, end, move.stop, escapes)
      : move.operation === OPERATION.request
        ? bareRequestEnd(bytes, pos, end, move.stop)
        : wordEnd(bytes, words, pos, end, move.stop, move.list);
    if (valueEnd < 0) {
      this.failure = 'too-short';
      if (!mayTear) return -1;
      // Torn inside quotes, but all that matters was read: what stands there is taken.
      valueEnd = bytes[end - 1] === ASCII.quote && end > pos ? end - 1 : end;
    }
    if (move.forwarded) setText(view, FIELD.forwarded, bytes, pos, valueEnd);
    if (move.operation === OPERATION.text) setText(view, move.field, bytes, pos, valueEnd);
    else if (move.operation === OPERATION.query) this.joiner.setQuery(bytes, pos, valueEnd);
    else if (move.operation !== OPERATION.skip) {
      this.failure = setValue(bytes, pos, valueEnd, view, move);
      if (this.failure !== null) return -1;
    }
    return valueEnd + move.pass;
  }

  private wordsOf(bytes: Uint8Array): DataView {
    if (this.wordsFor !== bytes) {
      this.wordsFor = bytes;
      this.words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    return this.words;
  }

  /** Returns the position behind the time's stop, or -1 with `failure` set. */
  private readTime(
    bytes: Uint8Array,
    words: DataView,
    pos: number,
    end: number,
    view: RecordView,
    move: Move,
  ): number {
    this.failure = pos < end ? 'bad-time' : 'too-short';
    let at: number;
    let next: number;
    if (move.operation === OPERATION.clf) {
      at = this.clf.read(bytes, words, pos, end);
      next = this.clf.next;
    } else {
      at = this.time.read(bytes, pos, end, move.pattern);
      next = this.time.next;
    }
    if (Number.isNaN(at) || !stopsAt(bytes, next, end, move.stop)) return -1;
    if (move.wanted) view.at = at;
    return next + move.pass;
  }
}

function holdsEscape(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) {
    if (bytes[i] === ASCII.quote && bytes[i - 1] === ASCII.backslash) return true;
  }
  return false;
}
