import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from './count.ts';

test('says every number as the runtime does', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true })).map((n) => n + 0),
      (n) => {
        expect(count(n)).toBe(n.toLocaleString('en-US'));
      },
    ),
  );
});
