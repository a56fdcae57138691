import { describe, expect, test } from 'vitest';
import { InventEvent } from '../../detect/invent-event.ts';
import { PageTally } from '../worker/tally/page-tally.ts';
import { PageBook } from './page-book.ts';

/** The spread of a page that answered like this, each request asked for five times. */
function spreadOf(sizeAt: (request: number, time: number) => number): number {
  const invent = new InventEvent();
  const tally = new PageTally();
  for (let time = 0; time < 5; time++) {
    for (let request = 0; request < 10; request++)
      tally.add(
        invent.event(time * 1_000, `GET /item?id=${request} 200`, {
          target: `/item?id=${request}`,
          bytes: sizeAt(request, time),
        }),
      );
  }
  const book = new PageBook();
  book.add(tally.parts());
  return book.pages()[0]!.spread;
}

describe('how much the answers of a page differ by themselves', () => {
  test('not at all, however many things it shows', () => {
    expect(spreadOf((request) => 5_000 + request * 700)).toBe(0);
  });

  test('by what changes at each call', () => {
    expect(spreadOf((request, time) => 5_000 + request * 700 + (time % 2) * 40)).toBe(80);
  });

  test('not where what it shows was changed once', () => {
    expect(spreadOf((request, time) => 5_000 + request * 700 + (time > 2 ? 40 : 0))).toBe(0);
  });

  test('not where answers are alike to the byte or wholly other', () => {
    expect(spreadOf((_, time) => [9_000, 9_000, 31_000, 12_000, 12_000][time]!)).toBe(0);
  });
});
