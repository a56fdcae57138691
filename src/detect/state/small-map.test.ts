import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SmallMap } from './small-map.ts';

test('holds what a Map holds, in its order, whatever is set', () => {
  const entry = fc.tuple(fc.constantFrom('', 'a', 'b', 'c'), fc.nat(3));
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const small = new SmallMap<string, number>();
      const map = new Map<string, number>();
      for (const [key, value] of entries) {
        expect(small.has(key)).toBe(map.has(key));
        small.set(key, value);
        map.set(key, value);
        expect(small.size).toBe(map.size);
      }
      expect([...small]).toEqual([...map]);
    }),
  );
});
