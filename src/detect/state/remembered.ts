/** Remembers what a function of a text answers: logs repeat themselves. Forgets everything when it is full. */
export class Remembered<V extends NonNullable<unknown>> {
  readonly #answers = new Map<string, V>();
  readonly #ask: (text: string) => V;
  readonly #capacity: number;

  constructor(ask: (text: string) => V, capacity = 8_192) {
    this.#ask = ask;
    this.#capacity = capacity;
  }

  of(text: string): V {
    let answer = this.#answers.get(text);
    if (answer === undefined) {
      answer = this.#ask(text);
      if (this.#answers.size >= this.#capacity) this.#answers.clear();
      this.#answers.set(text, answer);
    }
    return answer;
  }
}
