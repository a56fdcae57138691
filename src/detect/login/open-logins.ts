import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { LoginAnswers } from './login-answers.ts';
import { sendsLogin } from './login-result.ts';

const KEPT_ADDRESSES = 262_144;
/** A page, the form, the login and the page after it: a program that also fetches the form, and follows, makes three. */
const REQUESTS_A_TRY = 4;
/** The form and what follows of two tries; who looks at a page of the shop makes more. */
const LITTLE = 4;

/**
 * Logins at pages at which hardly anybody is ever seen to get in: right and wrong passwords get the same answer, and no page
 * behind is known. There a busy hour of honest customers looks like a list that is tried from many addresses, and a line that many
 * share like somebody who guesses. What is left to tell them apart is what else their addresses did: customers look at the shop,
 * a program that tries a list does little but that. Of who looks around such a login is a POST like others.
 */
export class OpenLogins {
  readonly #answers: LoginAnswers;
  readonly #limits: ReachedLimits;
  /** Logins sent, by address. */
  readonly #tries = new Map<string, number>();
  #requestsOf: (address: string) => number = () => Number.NaN;

  constructor(answers: LoginAnswers, limits = new ReachedLimits()) {
    this.#answers = answers;
    this.#limits = limits;
  }

  /** Takes a login, in any order. */
  note(event: ShopEvent): void {
    const { address, kind, action } = event;
    if (kind !== 'web' || action !== 'customer.login' || address === '' || !sendsLogin(event)) return;
    const tries = this.#tries.get(address);
    if (tries !== undefined) this.#tries.set(address, tries + 1);
    else if (this.#tries.size < KEPT_ADDRESSES) this.#tries.set(address, 1);
    else this.#limits.note('usual-answers');
  }

  /** Addresses of which must be known what else they did. */
  addresses(): ReadonlySet<string> {
    return new Set(this.#tries.keys());
  }

  /** @param requestsOf how many requests an address made in all; NaN where that is not known */
  settle(requestsOf: (address: string) => number): void {
    this.#requestsOf = requestsOf;
  }

  /** Whether an address, in all, did hardly more than try to log in. */
  didLittleElse(address: string): boolean {
    const tries = this.#tries.get(address);
    if (tries === undefined) return false;
    const requests = this.#requestsOf(address);
    return requests < REQUESTS_A_TRY * tries && requests - tries <= LITTLE;
  }

  /** Whether an event is a login that tells nothing: not one that was let in, nor one that was turned away by its status. */
  isOrdinary(event: ShopEvent): boolean {
    const { kind, action, result, status, address } = event;
    if (action !== 'customer.login' || kind !== 'web' || status >= 400 || result === 'success') return false;
    if (!sendsLogin(event) || this.#answers.showsEntries(event)) return false;
    const tries = this.#tries.get(address);
    return tries !== undefined && this.#requestsOf(address) >= REQUESTS_A_TRY * tries;
  }
}
