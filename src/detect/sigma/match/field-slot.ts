import type { FieldSource, FieldValue } from '../../field-source.ts';
import { foldCase } from './fold-case.ts';

/** Further texts that a field's value may be read as (decoded); the value itself need not be among them. */
export type Variants = (field: string, value: string) => readonly string[];

const NONE: readonly string[] = [];

/** A field of the event at hand: its value and its texts, each worked out when first asked for. */
export class FieldSlot {
  /** Null stands for all texts of the event (keywords). */
  readonly name: string | null;
  value: FieldValue | undefined;
  readonly #variants: Variants | undefined;
  #textsKnown = false;
  #foldedKnown = false;
  #textList: readonly string[] = NONE;
  #foldedList: readonly string[] = NONE;

  constructor(name: string | null, variants: Variants | undefined) {
    this.name = name;
    this.#variants = variants;
  }

  /** Takes the field's value from an event. */
  load(event: FieldSource): void {
    this.value = this.name === null ? [...event.texts()] : event.field(this.name);
    this.#textsKnown = false;
    this.#foldedKnown = false;
  }

  /** The value's texts: numbers and booleans as they are written, elements of a list each, variants after. */
  get texts(): readonly string[] {
    if (!this.#textsKnown) {
      this.#textList = this.#readTexts();
      this.#textsKnown = true;
    }
    return this.#textList;
  }

  /** {@link texts} with case folded. */
  get folded(): readonly string[] {
    if (!this.#foldedKnown) {
      const { texts } = this;
      this.#foldedList = texts.length === 0 ? NONE : texts.map(foldCase);
      this.#foldedKnown = true;
    }
    return this.#foldedList;
  }

  #readTexts(): readonly string[] {
    const { value } = this;
    if (value === undefined || value === null) return NONE;
    if (typeof value === 'string') return this.#withVariants([value]);
    if (typeof value !== 'object') return [String(value)];
    return this.#withVariants(value.filter((one) => one !== null).map(String));
  }

  #withVariants(texts: string[]): readonly string[] {
    const variants = this.#variants;
    if (variants === undefined) return texts;
    for (const text of texts.slice()) {
      for (const variant of variants(this.name ?? '', text))
        if (!texts.includes(variant)) texts.push(variant);
    }
    return texts;
  }
}
