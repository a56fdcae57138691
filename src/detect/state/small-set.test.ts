import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SmallSet } from './small-set.ts';

test('holds what a Set holds, in its order, whatever is added', () => {
  const value = fc.constantFrom<number | string | undefined>(1, 2, 3, 'a', '', undefined, Number.NaN);
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const small = new SmallSet<number | string | undefined>();
      const set = new Set<number | string | undefined>();
      for (const each of values) {
        expect(small.has(each)).toBe(set.has(each));
        small.add(each);
        set.add(each);
        expect(small.size).toBe(set.size);
      }
      expect([...small]).toEqual([...set]);
    }),
  );
});
