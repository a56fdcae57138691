import type { ShopEvent } from '../../model/shop-event.ts';
import type { BareLogins } from './bare-logins.ts';
import { isReferred } from './login-manner.ts';

/** Fewer failures are accused by no rule. */
const MANY = 10;
/** Nobody mistypes as often. */
const MOST = 30;
/** Nobody types a password faster, again and again. */
const LEAST_MS = 3_000;

/** What counts of a try. */
interface Sent extends Pick<ShopEvent, 'at' | 'userAgent' | 'referer'> {
  /** Whether it was sent from a page. */
  readonly isShown: boolean;
}

/**
 * Failed logins of one address, as long as they are like those of somebody who forgot the password: few, each sent from
 * a page with one browser, and no faster than a person types.
 */
export class TriesByHand {
  from = Number.NaN;
  until = Number.NaN;
  /** The shop itself, as the Referer of the last names it; '' where the log holds none. */
  site = '';
  #userAgent = '';
  #count = 0;
  #isShown = true;

  note({ at, userAgent, referer, isShown }: Sent): void {
    if (this.#count === 0) {
      this.from = at;
      this.#userAgent = userAgent;
    }
    this.#count++;
    this.until = at;
    this.site = siteOf(referer);
    this.#isShown &&= isShown && userAgent === this.#userAgent;
  }

  /** Whether there are many, and nothing speaks against a customer so far. */
  get mayBe(): boolean {
    if (!this.#isShown || this.#count < MANY || this.#count >= MOST) return false;
    return this.until - this.from >= LEAST_MS * (this.#count - 1);
  }
}

/** Whether a login of the shop's was sent from a page, as far as the log tells. */
export function isSentFromPage(event: ShopEvent, bare: BareLogins): boolean {
  const { kind, action } = event;
  return kind === 'web' && action === 'customer.login' && (isReferred(event) || !bare.isBare(event));
}

/** Scheme and host of an address; '' where there are none. */
export function siteOf(referer: string): string {
  return /^https?:\/\/[^/?#]+/i.exec(referer)?.[0].toLowerCase() ?? '';
}
