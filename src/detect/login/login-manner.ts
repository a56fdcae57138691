import type { ShopEvent } from '../../model/shop-event.ts';

const LEAST = 30;
/** Some customers mistype amid an attack. */
const MOST = 0.05;

/**
 * How the tries of a wave that came to nothing were sent: from a page (with a Referer) or from none, and whether a page had been
 * shown to their address before its first try. A program sends a right password no otherwise than a wrong one, so who came
 * from a page, or was shown the form first, where hardly any of them did and was, is a person with a browser.
 */
export class LoginManner {
  #tries = 0;
  #referred = 0;
  #first = 0;
  #firstShown = 0;

  /**
   * Takes a try in vain.
   *
   * @param isFirstBare of the first try of its address: whether no page had been shown there
   */
  note(event: ShopEvent, isFirstBare?: boolean): void {
    this.#tries++;
    if (isReferred(event)) this.#referred++;
    if (isFirstBare === undefined) return;
    this.#first++;
    if (!isFirstBare) this.#firstShown++;
  }

  /**
   * Whether a login was sent otherwise than the wave's.
   *
   * @param isShown whether its address is known to have been shown a page before its first try
   */
  isUnlike(login: Pick<ShopEvent, 'referer'>, isShown = false): boolean {
    if (isShown && this.#first >= LEAST && this.#firstShown <= MOST * this.#first) return true;
    return isReferred(login) && this.#tries >= LEAST && this.#referred <= MOST * this.#tries;
  }
}

/** Whether it was sent from a page. */
export function isReferred({ referer }: Pick<ShopEvent, 'referer'>): boolean {
  return referer !== '' && referer !== '-';
}
