import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedSet } from './bounded-set.ts';

const items = fc.array(fc.constantFrom(...'abcdefgh'));

describe('BoundedSet', () => {
  it('is a set up to its limit, and says when there was more', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 2, max: 9 }), (list, limit) => {
        const set = new BoundedSet(limit);
        for (const item of list) set.add(item);
        const all = new Set(list);
        expect(set.size).toBe(Math.min(all.size, limit));
        expect(set.overflowed).toBe(all.size > limit);
        expect(set.sorted()).toEqual([...all].slice(0, limit).sort());
      }),
    );
  });

  it('takes over another', () => {
    fc.assert(
      fc.property(items, items, (one, two) => {
        const [left, right] = [new BoundedSet(100), new BoundedSet(100)];
        for (const item of one) left.add(item);
        for (const item of two) right.add(item);
        left.absorb(right);
        expect(left.sorted()).toEqual([...new Set([...one, ...two])].sort());
      }),
    );
  });
});
