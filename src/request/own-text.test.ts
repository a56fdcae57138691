import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownText } from './own-text.ts';

test('the first characters of a text, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, most) => {
      expect(ownText(text, most)).toBe(text.slice(0, most));
      expect(ownText(text)).toBe(text);
    }),
  );
});
