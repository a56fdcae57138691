import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BoringTexts } from './boring-texts.ts';

const HOSTILE = 'x'.charCodeAt(0);

/** Hostile texts hold an x. */
function scan(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes.subarray(start, end).includes(HOSTILE);
}

const text = fc.oneof(
  fc.stringMatching(/^[ab]{0,40}$/),
  fc.stringMatching(/^[ab]{10,20}x[ab]{10,20}$/),
  fc.stringMatching(/^aaaaaaaaaaaa[abx]{0,3}aaaaaaaaaaaaaaaa$/),
  fc.integer({ min: 250, max: 260 }).map((length) => 'ab'.repeat(length).slice(0, length)),
);

test('says what the scanner says, however often a text comes', () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 20 }),
      fc.array(fc.nat(19), { maxLength: 120 }),
      (texts, order) => {
        const boring = new BoringTexts(scan);
        const chunk = Buffer.from(`${texts.join('|')}|`);
        const places = texts.map((one, index) => ({
          start: texts.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0),
          length: one.length,
        }));
        for (const pick of order) {
          const place = places[pick];
          if (place === undefined) continue;
          const end = place.start + place.length;
          expect(boring.needsLook(chunk, place.start, end)).toBe(scan(chunk, place.start, end));
        }
      },
    ),
  );
});

test('a text that comes again and again is scanned twice', () => {
  let scans = 0;
  const boring = new BoringTexts(() => {
    scans++;
    return false;
  });
  const bytes = Buffer.from('Mozilla/5.0 (X11; Linux x86_64)');
  for (let times = 0; times < 10; times++) boring.needsLook(bytes, 0, bytes.length);
  expect(scans).toBe(2);
});
