import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LooseText } from './loose-text.ts';

function through(bytes: Uint8Array, cut: number): string {
  const loose = new LooseText();
  const parts = [bytes.subarray(0, cut), bytes.subarray(cut)].map((part) => loose.next(part));
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}

describe('LooseText', () => {
  it('leaves UTF-8 as it is, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, cut) => {
        const bytes = Buffer.from(`${text}\n`);
        expect(through(bytes, cut % bytes.length)).toBe(`${text}\n`);
      }),
    );
  });

  it('makes valid text of any bytes, and different text of different bytes', () => {
    const line = fc
      .uint8Array({ maxLength: 12 })
      .map((bytes) => Buffer.concat([bytes.filter((byte) => byte !== 10), Buffer.from('\n')]));
    fc.assert(
      fc.property(line, line, fc.nat(), (one, other, cut) => {
        const same = through(one, cut % one.length) === through(other, 0);
        expect(same).toBe(one.equals(other));
      }),
    );
  });
});
