import { ASCII, isDigit } from '../bytes/ascii.ts';
import type { ParserOptions } from '../record-parser.ts';
import {
  type CivilTime,
  clearCivilTime,
  createCivilTime,
  instantOf,
  type TimeContext,
} from './civil-time.ts';
import { readClf } from './clf-clock.ts';
import { readEpoch } from './read-epoch.ts';
import { readIso } from './read-iso.ts';
import { readMailDate, readMonthName } from './read-month-name.ts';
import { zoneClock } from './zone-clock.ts';

/** What a reader of times must know beforehand: the zone of times without an offset, and what no time is later than. */
export function timeContext(options: ParserOptions): TimeContext {
  return { zone: zoneClock(options.timezone), notAfter: options.notAfter };
}

/** Reads a time in whichever of the usual ways it is written. */
export class TimeReader {
  /** Position after the time last read. */
  next = -1;
  readonly #context: TimeContext;
  readonly #time: CivilTime = createCivilTime();

  constructor(context: TimeContext) {
    this.#context = context;
  }

  /** @returns milliseconds since the epoch; NaN when bytes[start, end) is not all a possible time */
  readAll(bytes: Uint8Array, start: number, end: number): number {
    let [from, to] = [start, end];
    if (to - from > 2 && bytes[from] === ASCII.bracket && bytes[to - 1] === ASCII.bracketEnd) {
      from++;
      to--;
    }
    const at = this.read(bytes, from, to);
    return this.next === to ? at : Number.NaN;
  }

  /** Reads a time at the start of bytes[start, end); what follows is at `next`, which is -1 without one. */
  read(bytes: Uint8Array, start: number, end: number): number {
    const time = this.#time;
    clearCivilTime(time);
    this.next = readAny(bytes, start, end, time);
    return this.next < 0 ? Number.NaN : instantOf(time, this.#context);
  }
}

function readAny(bytes: Uint8Array, start: number, end: number, time: CivilTime): number {
  if (!isDigit(bytes[start])) {
    const next = readMonthName(bytes, start, end, time);
    return next < 0 ? readMailDate(bytes, start, end, time) : next;
  }
  const third = bytes[start + 2];
  if (start + 10 < end && third === ASCII.slash) return readClf(bytes, start, end, time);
  const fifth = bytes[start + 4];
  if (start + 10 < end && (fifth === ASCII.dash || fifth === ASCII.slash))
    return readIso(bytes, start, end, time);
  if (start + 10 < end && (third === ASCII.space || bytes[start + 1] === ASCII.space)) {
    return readMailDate(bytes, start, end, time);
  }
  return readEpoch(bytes, start, end, time);
}
