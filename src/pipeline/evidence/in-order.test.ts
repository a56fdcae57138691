import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InOrder } from './in-order.ts';

test('whatever the order of the answers, what is handed on is in the order of the evidence', () => {
  const chunkCounts = fc.array(fc.nat(5), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(chunkCounts, fc.infiniteStream(fc.nat()), (counts, picks) => {
      const steps: (() => void)[] = [];
      const got: string[] = [];
      const order = new InOrder<string>((input, chunk, value) => got.push(`${input}.${chunk}=${value}`));
      const expected: string[] = [];
      counts.forEach((chunks, input) => {
        steps.push(() => order.endInput(input, chunks));
        for (let chunk = 0; chunk < chunks; chunk++) {
          expected.push(`${input}.${chunk}=v`);
          steps.push(() => order.put(input, chunk, 'v'));
        }
      });
      while (steps.length > 0) steps.splice((picks.next().value as number) % steps.length, 1)[0]!();
      expect(got).toEqual(expected);
    }),
  );
});
