import { expect, it } from 'vitest';
import { durationMs } from './duration.ts';

it.each([
  ['30s', 30_000],
  ['250ms', 250],
  ['1.5h', 5_400_000],
  [' 2d ', 172_800_000],
  ['5 m', 300_000],
  ['30', Number.NaN],
  ['-1s', Number.NaN],
  ['1w', Number.NaN],
])('reads "%s"', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});
