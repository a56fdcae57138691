import {
  type CivilTime,
  clearCivilTime,
  createCivilTime,
  instantOf,
  type TimeContext,
} from '../time/civil-time.ts';
import { ClfClock } from '../time/clf-clock.ts';
import { readPattern } from '../time/time-pattern.ts';
import { TimeReader } from '../time/time-reader.ts';
import { type Move, OPERATION } from './move.ts';
import { stopsAt } from './stop.ts';

/** Reads the times of a layout. They find their own end, since they may hold what ends other values. */
export class LayoutTime {
  /** The instant that the line tells, in milliseconds since the epoch. */
  at = Number.NaN;
  readonly #context: TimeContext;
  readonly #time: CivilTime = createCivilTime();
  readonly #clf: ClfClock;
  readonly #any: TimeReader;

  constructor(context: TimeContext) {
    this.#context = context;
    this.#clf = new ClfClock(context);
    this.#any = new TimeReader(context);
  }

  /** Returns where the time ends; -1 when it is none, or impossible, or its stop does not follow. */
  read(bytes: Uint8Array, words: DataView, start: number, end: number, move: Move): number {
    let at: number;
    let next: number;
    if (move.operation === OPERATION.clf) {
      at = this.#clf.read(bytes, words, start, end);
      next = this.#clf.next;
    } else if (move.pattern === undefined) {
      at = this.#any.read(bytes, start, end);
      next = this.#any.next;
    } else {
      clearCivilTime(this.#time);
      next = readPattern(move.pattern, bytes, start, end, this.#time);
      at = next < 0 ? Number.NaN : instantOf(this.#time, this.#context);
    }
    if (Number.isNaN(at) || !stopsAt(bytes, next, end, move.stop)) return -1;
    if (move.wanted) this.at = at;
    return next;
  }
}
