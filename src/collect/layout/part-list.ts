import type { Column } from '../column.ts';

/** Collects a layout's parts while a format string is read, with the place in the string of each column. */
export class PartList {
  readonly parts: (string | Column)[] = [];
  readonly #places = new Map<Column, number>();

  literal(text: string): void {
    const last = this.parts.at(-1);
    if (typeof last === 'string') this.parts[this.parts.length - 1] = last + text;
    else this.parts.push(text);
  }

  /** @param at index of the directive in the format string */
  column(column: Column, at: number): void {
    // A copy, so that one directive used twice is two columns.
    const own = { ...column };
    this.#places.set(own, at);
    this.parts.push(own);
  }

  /** Apache's `%t` prints its brackets itself. */
  bracketed(column: Column, at: number): void {
    this.literal('[');
    this.column(column, at);
    this.literal(']');
  }

  placeOf(part: string | Column | undefined): number {
    return typeof part === 'object' ? (this.#places.get(part) ?? 0) : 0;
  }
}
