import type { Gap } from '../../model/input.ts';
import type { Coverage } from '../../scope/look-back/coverage.ts';
import type { InputBook } from './input-book.ts';

/** What each input covers, and of whom. */
export function coverageOf(books: readonly InputBook[], gaps: readonly Gap[]): Coverage[] {
  return books.map((book, input) => {
    const { kind, firstAt, lastAt } = book.toInput();
    return {
      input,
      kind,
      from: firstAt,
      to: lastAt,
      tenants: book.tenants,
      gaps: gaps.filter((gap) => gap.input === input).map(({ from, to }) => [from, to] as const),
    };
  });
}
