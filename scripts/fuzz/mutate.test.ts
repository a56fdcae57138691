import { expect, it } from 'vitest';
import { createChance } from '../../src/model/chance.ts';
import { mutate } from './mutate.ts';

const line = Buffer.from('192.0.2.1 - - [01/Mar/2026:12:00:00 +0900] "GET /?q=1 HTTP/1.1" 200 12 "-" "x"');

it('changes lines, the same way for the same seed', () => {
  const series = (seed: number) => {
    const random = createChance(seed);
    return Array.from({ length: 500 }, () => mutate(line, line, random).toString('base64'));
  };
  expect(series(3)).toEqual(series(3));
  expect(series(3)).not.toEqual(series(4));
  expect(new Set(series(3)).size).toBeGreaterThan(400);
});

it('comes to every byte and to long lines, and never over a megabyte', () => {
  const random = createChance(1);
  const bytes = new Set<number>();
  let longest = 0;
  for (let n = 0; n < 20_000; n++) {
    const changed = mutate(line, line, random);
    longest = Math.max(longest, changed.length);
    for (const byte of changed.subarray(0, 200)) bytes.add(byte);
  }
  expect(bytes.size).toBe(256);
  expect(longest).toBeGreaterThan(500_000);
  expect(longest).toBeLessThanOrEqual(1 << 20);
});
