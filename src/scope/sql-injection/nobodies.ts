import { nobodyAt, OTHER_NOBODIES } from './of-nobody.ts';

/** So many addresses that belong to no actor are told apart; all others are one. */
const MAX_APART = 500;

/** Names whoever is no actor by its address, as long as these are few enough to be told apart. */
export class Nobodies {
  readonly #apart = new Set<string>();

  at(address: string): string {
    if (address !== '' && this.#apart.size < MAX_APART) this.#apart.add(address);
    return address === '' || this.#apart.has(address) ? nobodyAt(address) : OTHER_NOBODIES;
  }
}
