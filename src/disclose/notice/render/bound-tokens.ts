import type { BoundValue } from '../../../model/notice/bound-value.ts';

/** First of the code points for private use that stand for values while a text is Markdown. */
const FIRST = 0xf0000;
const MOST = 0xfffd;

/** Characters that no template may hold, since they stand for values. */
export const TOKEN = /[\u{f0000}-\u{ffffd}]/u;

/** Keeps values apart from the Markdown in which they stand, so that no value can become markup. */
export class BoundTokens {
  readonly #values: BoundValue[] = [];

  /** One character that stands for the value. */
  add(value: BoundValue): string {
    if (this.#values.length > MOST) throw new RangeError('more values than one notice can hold');
    this.#values.push(value);
    return String.fromCodePoint(FIRST + this.#values.length - 1);
  }

  /** The value of a character; undefined for an ordinary one. */
  valueOf(character: string): BoundValue | undefined {
    const at = (character.codePointAt(0) ?? 0) - FIRST;
    return at >= 0 && at <= MOST ? this.#values[at] : undefined;
  }

  /** A text with the values' own words in it. */
  filled(text: string): string {
    return [...text].map((character) => this.valueOf(character)?.text ?? character).join('');
  }
}
