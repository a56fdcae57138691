import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IdleEntry, IdleList } from './idle-list.ts';

interface Entry extends IdleEntry<Entry> {
  readonly name: number;
}

describe('IdleList', () => {
  it('keeps entries in the order in which they were last touched', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('touch' as const, 'remove' as const), fc.nat(5)));
    fc.assert(
      fc.property(steps, (all) => {
        const entries = Array.from(
          { length: 6 },
          (_, name): Entry => ({ name, idler: undefined, busier: undefined }),
        );
        const list = new IdleList<Entry>();
        let wanted: number[] = [];
        for (const [what, name] of all) {
          list[what](entries[name]!);
          wanted = wanted.filter((other) => other !== name);
          if (what === 'touch') wanted.push(name);
          const found: number[] = [];
          for (let entry = list.idlest; entry; entry = entry.busier) found.push(entry.name);
          expect(found).toEqual(wanted);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
