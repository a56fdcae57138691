import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnionFind } from './union-find.ts';

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })));

function names(list: readonly (readonly [number, number])[]): string[] {
  const sets = new UnionFind();
  for (const [a, b] of list) sets.union(`n${a}`, `n${b}`);
  return Array.from({ length: 13 }, (_, n) => sets.find(`n${n}`));
}

/** The same by colouring: each item takes the smallest name it can reach. */
function coloured(list: readonly (readonly [number, number])[]): string[] {
  const colours = Array.from({ length: 13 }, (_, n) => `n${n}`);
  for (let round = 0; round < 13; round += 1) {
    for (const [a, b] of list) {
      const least = [colours[a]!, colours[b]!].sort()[0]!;
      colours[a] = least;
      colours[b] = least;
    }
  }
  return colours;
}

describe('UnionFind', () => {
  it('agrees with colouring, whatever the order', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        expect(names(list)).toEqual(coloured(list));
        expect(names([...list].reverse())).toEqual(names(list));
      }),
    );
  });
});
