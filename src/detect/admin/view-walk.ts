import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import type { ObservationFields } from '../observation.ts';
import { isFromPage, numberIn } from '../scan/personal-page.ts';

/** Numbers no further apart are beside one another. */
const BESIDE = 3n;

/** How one session went through pages of orders and customers. */
export class ViewWalk {
  #shown = 0;
  #steps = 0;
  #linked = 0;
  #firstAt = Number.NaN;
  #lastAt = Number.NaN;
  #previous: bigint | null = null;
  readonly #referers: boolean;

  /** @param referers whether the log holds Referers */
  constructor(referers: boolean) {
    this.#referers = referers;
  }

  note(event: ShopEvent): void {
    if (this.#shown === 0) this.#firstAt = event.at;
    this.#lastAt = event.at;
    this.#shown++;
    if (isFromPage(event)) this.#linked++;
    const number = numberIn(event.object);
    if (number !== null && this.#previous !== null) {
      const distance = number > this.#previous ? number - this.#previous : this.#previous - number;
      if (distance >= 1n && distance <= BESIDE) this.#steps++;
    }
    this.#previous = number;
  }

  /**
   * The `share` of pages in percent whose number stood beside the one before, how many were opened from another page (`linked`, in percent; nothing
   * of it is known without `referers`), and how many there were an hour (`perHour`; of a part of one as many as in it).
   */
  fields(): ObservationFields {
    const percent = (n: number) => (this.#shown === 0 ? 0 : Math.round((100 * n) / this.#shown));
    const hours = Math.max(1, (this.#lastAt - this.#firstAt) / HOUR_MS);
    return {
      share: percent(this.#steps),
      linked: percent(this.#linked),
      referers: this.#referers,
      perHour: Math.round(this.#shown / hours),
    };
  }
}
