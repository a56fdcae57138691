import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AbsorbedKeys } from './absorbed-keys.ts';

const KEYS = 140_000;

test('a key leads to where it went in the end, over as many steps as there were', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(KEYS - 1), { minLength: 1, maxLength: 20 }), (chain) => {
      const keys = new AbsorbedKeys();
      for (let n = 0; n < KEYS; n++) keys.next();
      chain.slice(1).forEach((into, at) => {
        keys.put(chain[at]!, into);
      });
      for (const key of chain) expect(keys.rootOf(key)).toBe(chain.at(-1));
      expect(keys.next()).toBe(KEYS);
    }),
    { numRuns: 20 },
  );
});
