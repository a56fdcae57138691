import type { Sign } from '../../../request/inspection.ts';

/** Longer texts are inspected anew each time. */
const LONGEST = 4096;
/** When the texts are together longer than this, all are forgotten. */
const MOST_CHARACTERS = 2 ** 21;

/**
 * Remembers an inspector's verdict on texts that repeat: user agents, referers. Bounded by their length, so that long
 * ones may stay too: the search engines' are, and take longest to inspect.
 */
export class SignMemory {
  readonly #inspect: (text: string) => readonly Sign[];
  readonly #signs = new Map<string, readonly Sign[]>();
  #characters = 0;

  constructor(inspect: (text: string) => readonly Sign[]) {
    this.#inspect = inspect;
  }

  of(text: string): readonly Sign[] {
    if (text.length > LONGEST) return this.#inspect(text);
    const known = this.#signs.get(text);
    if (known !== undefined) return known;
    const signs = this.#inspect(text);
    this.#characters += text.length;
    if (this.#characters > MOST_CHARACTERS) {
      this.#signs.clear();
      this.#characters = text.length;
    }
    this.#signs.set(text, signs);
    return signs;
  }
}
