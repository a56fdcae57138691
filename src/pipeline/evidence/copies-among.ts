import type { InputBook } from './input-book.ts';

/**
 * Pairs of inputs that are the same to the byte, each with the first of its kind. Ordinary lines alone show no twins
 * (`TwinLines` sees signals), and would be counted twice without a word.
 */
export function copiesAmong(
  books: readonly Pick<InputBook, 'bytes' | 'complete' | 'sha256'>[],
): (readonly [number, number])[] {
  const firsts = new Map<string, number>();
  return books.flatMap(({ bytes, complete, sha256 }, input) => {
    if (bytes === 0 || !complete) return [];
    const first = firsts.get(sha256);
    if (first === undefined) firsts.set(sha256, input);
    return first === undefined ? [] : [[first, input] as const];
  });
}
