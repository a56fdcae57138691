import type { Sign } from '../../request/inspection.ts';

const REMEMBERED_LENGTH = 512;
const REMEMBERED = 8_192;

/** Remembers an inspector's verdict on texts that repeat: user agents, referers. */
export class SignMemory {
  readonly #inspect: (text: string) => readonly Sign[];
  readonly #signs = new Map<string, readonly Sign[]>();

  constructor(inspect: (text: string) => readonly Sign[]) {
    this.#inspect = inspect;
  }

  of(text: string): readonly Sign[] {
    if (text.length > REMEMBERED_LENGTH) return this.#inspect(text);
    const known = this.#signs.get(text);
    if (known !== undefined) return known;
    const signs = this.#inspect(text);
    if (this.#signs.size >= REMEMBERED) this.#signs.clear();
    this.#signs.set(text, signs);
    return signs;
  }
}
