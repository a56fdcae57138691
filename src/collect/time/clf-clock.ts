import { ASCII } from '../bytes/ascii.ts';
import { type CivilTime, createCivilTime, instantOf, type TimeContext } from './civil-time.ts';
import { digits, monthAt, readClock, readZone } from './read-parts.ts';

/** Bytes of `17/May/2015:10:05:03 +0000`. */
const LENGTH = 26;

/**
 * Reads Apache's and nginx's usual time. Lines of one minute follow each other, so the instant of the minute is
 * remembered with its bytes, and most lines cost a comparison.
 */
export class ClfClock {
  /** Position after the time last read, or -1. */
  next = -1;
  readonly #context: TimeContext;
  readonly #memo = new Int32Array(7);
  #minute = Number.NaN;
  readonly #time: CivilTime = createCivilTime();

  constructor(context: TimeContext) {
    this.#context = context;
  }

  /**
   * Reads a time at `start`; what follows it is at `next`.
   *
   * @returns milliseconds since the epoch, or NaN when it is no time (then `next` is -1) or an impossible one
   */
  read(bytes: Uint8Array, words: DataView, start: number, end: number): number {
    if (end - start < LENGTH || !this.#isMemo(words, start)) return this.#readAnew(bytes, words, start, end);
    const tens = (bytes[start + 18] as number) - 0x30;
    const ones = (bytes[start + 19] as number) - 0x30;
    if (tens < 0 || tens > 5 || ones < 0 || ones > 9) return this.#readAnew(bytes, words, start, end);
    this.next = start + LENGTH;
    return this.#minute + (tens * 10 + ones) * 1000;
  }

  /** Compares four bytes at once; seconds (bytes 18 and 19) are left out. */
  #isMemo(words: DataView, start: number): boolean {
    const memo = this.#memo;
    return (
      words.getInt32(start + 13, true) === memo[3] &&
      words.getInt32(start + 9, true) === memo[2] &&
      words.getInt32(start + 4, true) === memo[1] &&
      words.getInt32(start, true) === memo[0] &&
      words.getInt32(start + 22, true) === memo[5] &&
      words.getInt32(start + 20, true) === memo[4] &&
      words.getUint8(start + 8) === memo[6] &&
      words.getUint8(start + 17) === ASCII.colon
    );
  }

  #remember(words: DataView, start: number): void {
    const memo = this.#memo;
    memo[0] = words.getInt32(start, true);
    memo[1] = words.getInt32(start + 4, true);
    memo[2] = words.getInt32(start + 9, true);
    memo[3] = words.getInt32(start + 13, true);
    memo[4] = words.getInt32(start + 20, true);
    memo[5] = words.getInt32(start + 22, true);
    memo[6] = words.getUint8(start + 8);
  }

  #readAnew(bytes: Uint8Array, words: DataView, start: number, end: number): number {
    const time = this.#time;
    this.next = readClf(bytes, start, end, time);
    if (this.next < 0) return Number.NaN;
    const at = instantOf(time, this.#context);
    // Without a written zone the clock may jump inside an hour; only times that carry one are remembered.
    if (this.next === start + LENGTH && !Number.isNaN(at) && !Number.isNaN(time.offset)) {
      this.#remember(words, start);
      this.#minute = at - time.second * 1000 - time.millisecond;
    }
    return at;
  }
}

/**
 * Reads `10/Oct/2000:13:55:36 -0700`, also with a fraction, without the zone, and with a blank for the first
 * colon. Returns the position after it, or -1.
 */
export function readClf(bytes: Uint8Array, at: number, end: number, time: CivilTime): number {
  const day = digits(bytes, at, end, 2);
  const month = monthAt(bytes, at + 3, end);
  const year = digits(bytes, at + 7, end, 4);
  if (day < 0 || month === 0 || year < 0) return -1;
  if (bytes[at + 2] !== ASCII.slash || bytes[at + 6] !== ASCII.slash) return -1;
  if (bytes[at + 11] !== ASCII.colon && bytes[at + 11] !== ASCII.space) return -1;
  time.epoch = Number.NaN;
  time.offset = Number.NaN;
  time.year = year;
  time.month = month;
  time.day = day;
  const next = readClock(bytes, at + 12, end, time);
  return next < 0 ? -1 : readZone(bytes, next, end, time);
}
