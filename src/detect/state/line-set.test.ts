import { expect, test } from 'vitest';
import { LineSet } from './line-set.ts';

test('each line of each input is told from all others', () => {
  const lines = [1, 31, 32, 33, 4_095, 4_096, 4_097, 8_192, 3_000_000_000];
  const set = new LineSet();
  const refs = [0, 1, 40].flatMap((input) => lines.map((line) => ({ input, line, offset: 0 })));
  for (const [i, ref] of refs.entries()) {
    expect(set.has(ref)).toBe(false);
    set.add(ref);
    for (const [j, other] of refs.entries()) expect(set.has(other)).toBe(j <= i);
  }
});
