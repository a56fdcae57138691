import { civilMs, createCivilTime } from '../time/civil-time.ts';
import { digits, readClock } from '../time/read-parts.ts';

/** The instant of a record whose date and time stand in two columns, both in UTC, as IIS and CloudFront write them. */
export class W3cClock {
  #date = Number.NaN;
  readonly #time = createCivilTime();

  begin(): void {
    this.#date = Number.NaN;
    this.#time.second = -1;
  }

  /** Returns whether it is one: `2024-05-06`. */
  readDate(bytes: Uint8Array, start: number, end: number): boolean {
    const [year, month, day] = [
      digits(bytes, start, end, 4),
      digits(bytes, start + 5, end, 2),
      digits(bytes, start + 8, end, 2),
    ];
    this.#date = year < 0 || end - start !== 10 ? Number.NaN : civilMs(year, month, day, 0, 0, 0);
    return !Number.isNaN(this.#date);
  }

  /** Returns whether it is one: `07:08:09`, also with a fraction. */
  readTime(bytes: Uint8Array, start: number, end: number): boolean {
    return readClock(bytes, start, end, this.#time) === end;
  }

  /** NaN when one of both is not logged. */
  instant(): number {
    const time = this.#time;
    if (time.second < 0) return Number.NaN;
    return this.#date + civilMs(1970, 1, 1, time.hour, time.minute, time.second) + time.millisecond;
  }

  /** Whether both are logged and make no instant. */
  isImpossible(): boolean {
    return Number.isNaN(this.instant()) && this.#time.second >= 0 && !Number.isNaN(this.#date);
  }
}
