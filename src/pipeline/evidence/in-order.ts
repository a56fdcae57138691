/**
 * Hands on what belongs to chunks in the order of the evidence (input by input, chunk by chunk), however the
 * workers' answers come in. What waits for an earlier chunk is kept; that is little, since chunks are handed
 * out in order.
 */
export class InOrder<Value> {
  readonly #deliver: (input: number, chunk: number, value: Value) => void;
  readonly #waiting = new Map<string, Value>();
  readonly #chunksOf = new Map<number, number>();
  #input = 0;
  #chunk = 0;

  constructor(deliver: (input: number, chunk: number, value: Value) => void) {
    this.#deliver = deliver;
  }

  put(input: number, chunk: number, value: Value): void {
    this.#waiting.set(`${input} ${chunk}`, value);
    this.#advance();
  }

  /** Says how many chunks an input has, so that the next input's turn can come. */
  endInput(input: number, chunks: number): void {
    this.#chunksOf.set(input, chunks);
    this.#advance();
  }

  #advance(): void {
    for (;;) {
      if (this.#chunksOf.get(this.#input) === this.#chunk) {
        this.#input++;
        this.#chunk = 0;
        continue;
      }
      const key = `${this.#input} ${this.#chunk}`;
      const value = this.#waiting.get(key);
      if (value === undefined) return;
      this.#waiting.delete(key);
      this.#deliver(this.#input, this.#chunk, value);
      this.#chunk++;
    }
  }
}
