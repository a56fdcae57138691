import { expect, test } from 'vitest';
import { SourceTally } from './source-tally.ts';

const addressOf = (n: number) => `2001:db8::${n.toString(16)}`;

function tallyOf(addresses: number, counted: number): SourceTally {
  const tally = new SourceTally(false, counted);
  for (let n = 0; n < addresses; n++) tally.add(addressOf(n), 1);
  return tally;
}

test('counts addresses up to its bound, and knows when that is reached', () => {
  expect(tallyOf(999, 1_000)).toMatchObject({ size: 999, isFull: false });
  expect(tallyOf(1_500, 1_000)).toMatchObject({ size: 1_000, isFull: true });
  const merged = tallyOf(999, 1_000);
  merged.merge(tallyOf(5, 1_000));
  expect(merged.isFull).toBe(false);
  merged.add('192.0.2.1', 1);
  expect(merged.isFull).toBe(true);
});
