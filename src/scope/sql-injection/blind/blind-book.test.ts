import { expect, it } from 'vitest';
import { ReachedLimits } from '../../../model/reached-limits.ts';
import type { BlindRead } from '../reads.ts';
import { toyEvent } from '../testing/toy-shop.ts';
import { BlindBook } from './blind-book.ts';

/** Whether the first letter of a member's address lies above a code. */
function question(above: number): BlindRead {
  const position = { by: 'id', descending: false, first: 0, count: 1 };
  return {
    table: ['members'],
    rows: { keys: [], ranges: [], position, after: null, untold: false },
    question: {
      cell: { columns: ['email'], about: 'value', hex: false, aggregated: false } as never,
      place: 1,
      key: `>${above}`,
      above,
      equal: Number.NaN,
      negated: false,
      exactCase: true,
      holds: (code) => code > above,
    },
  };
}

it('goes on where replies are of more kinds than are told apart, and tells of it', () => {
  const limits = new ReachedLimits();
  const book = new BlindBook(limits, 100);
  const ask = (n: number, form: string) =>
    book.add(toyEvent({ target: '/', bytes: n }, n), 'actor-1', question(n % 90), form, `200:${n}`);
  for (let n = 1; n < 100; n++) expect(ask(n, '/item id')).toBe(true);
  expect(limits.all()).toEqual([]);
  expect(ask(100, '/item id')).toBe(true);
  // Of another page nothing is known yet.
  expect(ask(101, '/other id')).toBe(true);
  expect(limits.all()).toEqual([{ limit: 'sql-questions', n: 2 }]);
  expect(book.rows()).toHaveLength(1);
});
