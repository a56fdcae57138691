import {
  type CivilTime,
  clearCivilTime,
  createCivilTime,
  instantOf,
  type TimeContext,
} from '../time/civil-time.ts';
import { readPattern, type TimePattern } from '../time/time-pattern.ts';
import { TimeReader } from '../time/time-reader.ts';

/** Reads the times of a layout other than the usual one: by pattern, or in any usual way. */
export class LayoutTime {
  /** Position after the time last read, or -1. */
  next = -1;
  private readonly context: TimeContext;
  private readonly time: CivilTime = createCivilTime();
  private readonly any: TimeReader;

  constructor(context: TimeContext) {
    this.context = context;
    this.any = new TimeReader(context);
  }

  /** @returns milliseconds since the epoch, NaN for an impossible time */
  read(bytes: Uint8Array, start: number, end: number, pattern: TimePattern | undefined): number {
    if (pattern === undefined) {
      const at = this.any.read(bytes, start, end);
      this.next = this.any.next;
      return at;
    }
    clearCivilTime(this.time);
    this.next = readPattern(pattern, bytes, start, end, this.time);
    return this.next < 0 ? Number.NaN : instantOf(this.time, this.context);
  }
}
