import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import type { Mark } from '../state/mark.ts';
import { MarkList, type MarkSpill } from '../state/mark-list.ts';
import { slimEvent } from '../state/slim-event.ts';

/** Fewer in a day are not worth keeping, whatever the rules say. */
const LEAST = 30;
const LEAST_ADDRESSES = 15;
/** Of a day's tries. */
const LEAST_SHARE = 0.03;
const KEPT_BUSY = 16;
const KEPT_ADDRESSES = 20_000;

/** A day of a login page on which many tried in passing. */
export interface PassingDay {
  readonly tries: number;
  readonly entered: number;
  readonly addresses: number;
  /** Of those in passing, oldest first. */
  readonly marks: MarkList;
  readonly last: ShopEvent;
}

/** Days of a login page on which hardly anybody tried in passing. */
export interface QuietDays {
  days: number;
  tries: number;
  entered: number;
  passing: number;
}

/** What happens at a login page in the running day, and what was to be kept of the days before. */
export class PassingDays {
  readonly quiet: QuietDays = { days: 0, tries: 0, entered: 0, passing: 0 };
  readonly busy: PassingDay[] = [];
  /** Addresses of busy days for which there was no room, and those days themselves. */
  unlisted = 0;
  #day = -1;
  #tries = 0;
  #entered = 0;
  /** Tries in vain of addresses that did little else. */
  readonly #passing = new Map<string, Mark[]>();
  #more = 0;
  /** Hours of which something is told already. */
  readonly #told = new Set<number>();
  #last: ShopEvent | null = null;
  readonly #spill: MarkSpill | undefined;

  constructor(spill?: MarkSpill) {
    this.#spill = spill;
  }

  /** How much is in memory. */
  get weight(): number {
    return this.#passing.size + this.busy.reduce((sum, { marks }) => sum + marks.kept, 0);
  }

  /** Takes a try; one that is told late belongs to the running day. */
  note(event: ShopEvent, hasEntered: boolean, isPassing: boolean): void {
    const day = Math.floor(event.at / DAY_MS);
    if (day > this.#day) this.turnTo(day);
    this.#tries++;
    const known = this.#passing.get(event.address);
    if (hasEntered) {
      this.#entered++;
      // Who gets in has only mistyped.
      if (known !== undefined) this.#passing.delete(event.address);
      return;
    }
    if (!isPassing) return;
    const mark = { ref: event.source, at: event.at };
    if (known !== undefined) known.push(mark);
    else if (this.#passing.size < KEPT_ADDRESSES) this.#passing.set(event.address, [mark]);
    else this.#more++;
    if (this.#passing.size >= LEAST_ADDRESSES) this.#last = slimEvent(event);
  }

  /** What is told of an hour, in hours since the epoch, is not told once more. */
  leaveOut(hour: number): void {
    this.#told.add(hour);
  }

  /** Another day begins. */
  turnTo(day: number): void {
    const rows = [...this.#passing.values()]
      .map((marks) => marks.filter(({ at }) => !this.#told.has(Math.floor(at / HOUR_MS))))
      .filter(({ length }) => length > 0);
    const marks = rows.flat();
    const isBusy =
      marks.length >= Math.max(LEAST, LEAST_SHARE * this.#tries) && rows.length >= LEAST_ADDRESSES;
    if (isBusy && this.#last !== null) this.#keep(marks, rows.length, this.#last);
    else if (this.#tries > 0 && this.#told.size === 0) {
      this.quiet.days++;
      this.quiet.tries += this.#tries;
      this.quiet.entered += this.#entered;
      this.quiet.passing += marks.length;
    }
    this.#day = day;
    this.#tries = 0;
    this.#entered = 0;
    this.#more = 0;
    this.#passing.clear();
    this.#told.clear();
    this.#last = null;
  }

  #keep(unsorted: Mark[], addresses: number, last: ShopEvent): void {
    this.unlisted += this.#more;
    if (this.busy.length >= KEPT_BUSY) {
      this.unlisted++;
      return;
    }
    const marks = new MarkList(this.#spill);
    for (const mark of unsorted.sort((a, b) => a.at - b.at)) marks.push(mark);
    marks.move();
    this.busy.push({ tries: this.#tries, entered: this.#entered, addresses, marks, last });
  }
}
