import type { Mark } from './mark.ts';

const FIELDS = 4;

/** Marks in flat memory: 32 bytes each, a third of what objects take. There are very many lists, most of them short. */
export class MarkList {
  #fields: number[] = [];

  get length(): number {
    return this.#fields.length / FIELDS;
  }

  push({ ref: { input, line, offset }, at }: Mark): void {
    // The first alone has an array of its size: one that grew has room for five.
    if (this.#fields.length === 0) this.#fields = [input, line, offset, at];
    else this.#fields.push(input, line, offset, at);
  }

  clear(): void {
    this.#fields = [];
  }

  *[Symbol.iterator](): IterableIterator<Mark> {
    const fields = this.#fields;
    for (let i = 0; i < fields.length; i += FIELDS) {
      const [input, line, offset, at] = [fields[i]!, fields[i + 1]!, fields[i + 2]!, fields[i + 3]!];
      yield { ref: { input, line, offset }, at };
    }
  }
}
