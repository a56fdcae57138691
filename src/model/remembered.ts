import { RepeatMemory } from './repeat-memory.ts';

/** Remembers what a function of a text answers, which must hang on nothing else: logs repeat themselves. */
export class Remembered<Answer extends NonNullable<unknown>> {
  readonly #answers: RepeatMemory<Answer>;
  readonly #ask: (text: string) => Answer;

  /** @param most how many answers are remembered */
  constructor(ask: (text: string) => Answer, most = 8_192) {
    this.#ask = ask;
    this.#answers = new RepeatMemory(most);
  }

  of(text: string): Answer {
    let answer = this.#answers.get(text);
    if (answer === undefined) {
      answer = this.#ask(text);
      this.#answers.set(text, answer);
    }
    return answer;
  }
}
