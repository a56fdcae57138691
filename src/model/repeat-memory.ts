/** After so many questions it is looked at whether remembering pays: if fewer than one in {@link WORTH} was known. */
const TRIAL = 1024;
const WORTH = 32;
/** For so many questions nothing is remembered then; what does not repeat now may later. */
const REST = 16_384;

/**
 * Remembers what follows from a text, up to a number of texts; then it starts anew. It rests while texts do not
 * repeat: to keep each takes longer than to find a few of them again.
 */
export class RepeatMemory<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Value>();
  #asked = 0;
  #known = 0;
  #resting = 0;

  /** @param most how many texts are remembered */
  constructor(most: number) {
    this.#most = most;
  }

  get(text: string): Value | undefined {
    if (this.#resting > 0) {
      this.#resting--;
      return undefined;
    }
    const value = this.#values.get(text);
    if (value !== undefined) this.#known++;
    if (++this.#asked === TRIAL) this.#judge();
    return value;
  }

  set(text: string, value: Value): void {
    if (this.#resting > 0) return;
    if (this.#values.size >= this.#most) this.#values.clear();
    this.#values.set(text, value);
  }

  #judge(): void {
    if (this.#known * WORTH < TRIAL) {
      this.#resting = REST;
      this.#values.clear();
    }
    this.#asked = 0;
    this.#known = 0;
  }
}
