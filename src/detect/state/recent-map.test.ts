import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentMap } from './recent-map.ts';

test('never holds more than its capacity, and always the entry just made', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 })),
      fc.integer({ min: 1, max: 8 }),
      (keys, capacity) => {
        const map = new RecentMap<number, number>({ capacity, idleMs: 1_000 });
        keys.forEach((key, at) => {
          expect(map.open(key, at, () => key * 2)).toBe(key * 2);
          expect(map.size).toBeLessThanOrEqual(capacity);
          expect(map.get(key, at)).toBe(key * 2);
        });
      },
    ),
  );
});

test('forgets what was idle for too long, and not what was used in between', () => {
  const map = new RecentMap<string, number>({ capacity: 10, idleMs: 100 });
  map.open('idle', 0, () => 1);
  map.open('used', 0, () => 2);
  expect(map.get('used', 90)).toBe(2);
  expect(map.get('used', 180)).toBe(2);
  expect(map.get('idle', 180)).toBeUndefined();
});

test('an entry in use outlives a flood of new ones', () => {
  const map = new RecentMap<string, number>({ capacity: 100, idleMs: Number.POSITIVE_INFINITY });
  map.open('kept', 0, () => 7);
  for (let i = 0; i < 10_000; i++) {
    map.open(`new-${i}`, i, () => i);
    expect(map.get('kept', i)).toBe(7);
  }
});
