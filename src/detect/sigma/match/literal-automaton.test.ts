import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiteralAutomaton } from './literal-automaton.ts';

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'あ'), minLength: 1, maxLength: 5 });

describe('LiteralAutomaton', () => {
  it('finds exactly the literals that a text holds', () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 12 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'あ', 'x') }),
        (literals, text) => {
          const automaton = new LiteralAutomaton(
            literals.map((literal, number) => ({ text: literal, number })),
          );
          const found = new Set<number>();
          automaton.scan(text, (number) => found.add(number));
          const wanted = [...literals.keys()].filter((number) => text.includes(literals[number]!));
          expect([...found].sort((a, b) => a - b)).toEqual(wanted);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
