import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zoneOffsetMs } from './zone-offset.ts';

/** What the runtime knows by another name of the same zone. */
const ALIAS = { UTC: 'Etc/UTC', 'Asia/Tokyo': 'Japan' } as const;

test.each(['UTC', 'Asia/Tokyo'] as const)('%s stands where the runtime says', (zone) => {
  const from = Date.UTC(1940, 0, 1);
  const to = Date.UTC(2100, 0, 1);
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), (at) => {
      expect(zoneOffsetMs(at, zone)).toBe(zoneOffsetMs(at, ALIAS[zone]));
    }),
  );
});

test('knows the summer time that Japan once had', () => {
  expect(zoneOffsetMs(Date.UTC(1950, 6, 1), 'Asia/Tokyo')).toBe(10 * 3_600_000);
});

test('refuses what is no time in any zone', () => {
  for (const zone of ['UTC', 'Asia/Tokyo', 'Europe/Berlin']) {
    expect(() => zoneOffsetMs(Number.NaN, zone)).toThrow(RangeError);
    expect(() => zoneOffsetMs(Number.POSITIVE_INFINITY, zone)).toThrow(RangeError);
  }
});
