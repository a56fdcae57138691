import type { ShopEvent } from '../../model/shop-event.ts';

const LEAST = 30;
/** Some customers mistype amid an attack. */
const MOST = 0.05;

/**
 * How the tries of a wave that came to nothing were sent: from a page (with a Referer) or from none. A program sends a right
 * password no otherwise than a wrong one, so who came from a page where hardly any of them did is a person with a browser.
 */
export class LoginManner {
  #tries = 0;
  #referred = 0;

  /** Takes a try in vain. */
  note(event: ShopEvent): void {
    this.#tries++;
    if (isReferred(event)) this.#referred++;
  }

  /** Whether a login was sent otherwise than the wave's. */
  isUnlike(login: ShopEvent): boolean {
    return isReferred(login) && this.#tries >= LEAST && this.#referred <= MOST * this.#tries;
  }
}

function isReferred({ referer }: ShopEvent): boolean {
  return referer !== '' && referer !== '-';
}
