import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CERTAINTIES } from '../../../model/exposure.ts';
import { type Signature, signatureColumns } from './signature-columns.ts';

const GROUPS = 70;
const signature: fc.Arbitrary<Signature> = fc.record({
  groups: fc.bigInt({ min: 1n, max: (1n << BigInt(2 * GROUPS)) - 1n }),
  states: fc.tuple(...CERTAINTIES.map(() => fc.bigInt({ min: 0n, max: (1n << 34n) - 1n }).map(Number))),
});

it.each([
  ['few', 40],
  ['many', 200],
])('joins what signatures mean by joining the bits of their columns: %s', (_, most) => {
  fc.assert(
    fc.property(
      fc.array(signature, { minLength: 1, maxLength: most, size: 'max' }),
      fc.infiniteStream(fc.nat()),
      (signatures, numbers) => {
        const columns = signatureColumns(signatures, GROUPS);
        const own = [...numbers.take(5)].map((n) => signatures[n % signatures.length]!);
        const joined = own
          .map(columns.valuesOf)
          .reduce((one, other) => one.map((bits, at) => bits | other[at]!));
        expect(joined).toHaveLength(columns.count);
        for (const bits of joined) expect(bits < 1n << 64n).toBe(true);
        expect(columns.signatureOf(joined)).toEqual({
          groups: own.reduce((all, { groups }) => all | groups, 0n),
          states: CERTAINTIES.map((_, at) =>
            Number(own.reduce((all, { states }) => all | BigInt(states[at]!), 0n)),
          ),
        });
      },
    ),
  );
});

it('takes one column for few signatures, however many groups there are', () => {
  const of = (n: number) =>
    Array.from({ length: n }, (_, at) => ({ groups: 1n << BigInt(at), states: CERTAINTIES.map(() => 0) }));
  expect(signatureColumns(of(60), 1_000).count).toBe(1);
  expect(signatureColumns(of(61), 1_000).count).toBe(34 + CERTAINTIES.length);
  expect(signatureColumns(of(61), 0).count).toBe(CERTAINTIES.length);
});
