import { expect, test } from 'vitest';
import { mostOpenBytes } from './most-open-bytes.ts';

const run = (firstAt: number, lastAt: number, segmentBytes: number) => ({ firstAt, lastAt, segmentBytes });

test('runs one after another are open one by one', () => {
  expect(mostOpenBytes([run(20, 29, 5), run(0, 9, 3), run(10, 19, 4)])).toBe(5);
});

test('runs that overlap are open together, also where one ends as another begins', () => {
  expect(mostOpenBytes([run(0, 10, 3), run(10, 30, 4), run(25, 40, 5)])).toBe(9);
});

test('runs without any time are open together, before all others', () => {
  const [never, first] = [Number.NEGATIVE_INFINITY, 0];
  expect(mostOpenBytes([run(never, never, 3), run(never, never, 4), run(first, 9, 5)])).toBe(7);
  expect(mostOpenBytes([])).toBe(0);
});
