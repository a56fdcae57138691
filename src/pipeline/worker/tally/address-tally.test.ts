import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AddressTally, hashAddress, mayHoldAddress } from './address-tally.ts';

test('every address of a chunk is in its filter, and the busy ones are counted exactly', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 30 })), { maxLength: 200 }),
      (visits) => {
        const counts = new Map<string, number>();
        const lines = visits.flatMap(([address, times]) => {
          counts.set(address, (counts.get(address) ?? 0) + times);
          return Array<string>(times).fill(address);
        });
        const tally = new AddressTally();
        const bytes = Buffer.from(lines.join('\n'));
        let at = 0;
        for (const line of lines) {
          tally.count(bytes, at, at + line.length);
          at += line.length + 1;
        }
        const { busy, filter } = tally.finish(lines.length);
        const expected = [...counts].filter(([, count]) => count * 100 >= lines.length);
        expect(new Map(busy)).toEqual(new Map(expected));
        for (const address of counts.keys()) {
          expect(mayHoldAddress(filter, hashAddress(Buffer.from(address), 0, address.length))).toBe(true);
        }
      },
    ),
  );
});

test('a filter excludes nearly all addresses that are not there', () => {
  const tally = new AddressTally();
  const addressOf = (n: number) => Buffer.from(`10.${n & 255}.${(n >> 8) & 255}.${n >> 16}`);
  for (let n = 0; n < 9_000; n++) tally.count(addressOf(n), 0, addressOf(n).length);
  const { filter } = tally.finish(Number.POSITIVE_INFINITY);
  let wrong = 0;
  for (let n = 10_000; n < 20_000; n++) {
    const address = addressOf(n);
    if (mayHoldAddress(filter, hashAddress(address, 0, address.length))) wrong++;
  }
  expect(wrong).toBeLessThan(500);
});
