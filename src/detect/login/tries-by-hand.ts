import type { ShopEvent } from '../../model/shop-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import type { BareLogins } from './bare-logins.ts';
import { isReferred } from './login-manner.ts';

/** Nobody mistypes as often. */
const MOST = 30;
/** Nobody types a password faster, again and again. */
const LEAST_MS = 3_000;
/** Who gives up trying asks for a new password within this time. */
const RESET_WITHIN_MS = 30 * MINUTE_MS;

/** What tells somebody who forgot the password from somebody who guesses it. */
export interface HandSigns {
  /** Where no form was shown before. */
  readonly bare: BareLogins;
  readonly resets: {
    /** Whether the visitor of an event asked for a new password in this time. */
    wasAsked(event: ShopEvent, from: number, to: number): boolean;
  };
}

/** What counts of a try. */
interface Sent extends Pick<ShopEvent, 'at' | 'userAgent'> {
  readonly isShown: boolean;
}

/**
 * Failed logins of one visitor of the shop, as long as they are like those of somebody who forgot the password: few, each sent from
 * a page with one browser, and no faster than a person types.
 */
export class TriesByHand {
  #userAgent = '';
  #from = Number.NaN;
  #until = Number.NaN;
  #count = 0;
  #isShown = true;

  note({ at, userAgent, isShown }: Sent): void {
    if (this.#count === 0) {
      this.#from = at;
      this.#userAgent = userAgent;
    }
    this.#count++;
    this.#until = at;
    this.#isShown &&= isShown && userAgent === this.#userAgent;
  }

  /** Whether nothing speaks against a customer so far. */
  get mayBe(): boolean {
    if (this.#count === 0 || !this.#isShown || this.#count >= MOST) return false;
    return this.#until - this.#from >= LEAST_MS * (this.#count - 1);
  }

  /**
   * Whether a new password was asked for among them or soon after.
   *
   * @param visitor any event of theirs
   * @param until what comes later does not count
   */
  wereForgotten(visitor: ShopEvent, { resets }: HandSigns, until = Number.POSITIVE_INFINITY): boolean {
    if (!this.mayBe || visitor.userAgent !== this.#userAgent) return false;
    return resets.wasAsked(visitor, this.#from, Math.min(until, this.#until + RESET_WITHIN_MS));
  }
}

/** Whether a login of the shop's was sent from a page, as far as the log tells. */
export function isSentFromPage(event: ShopEvent, { bare }: HandSigns): boolean {
  const { kind, action } = event;
  return kind === 'web' && action === 'customer.login' && (isReferred(event) || !bare.isBare(event));
}
