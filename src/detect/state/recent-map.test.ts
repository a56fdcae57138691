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

test('values that hold too much together make room, the idlest first, and each that goes before its time is told', () => {
  let forgotten = 0;
  const map = new RecentMap<number, string[]>({
    capacity: 1_000,
    idleMs: Number.POSITIVE_INFINITY,
    weigh: (things) => things.length,
    forgot: () => forgotten++,
  });
  for (let key = 0; key < 200; key++) {
    for (let n = 0; n < 1_000; n++) map.open(key, 0, () => []).push('thing');
    expect(map.get(0, 0)?.length, 'in use').toBe(1_000);
  }
  const held = [...map.values()].reduce((sum, things) => sum + things.length, 0);
  expect(held).toBeLessThan(70_000);
  expect(map.get(199, 0)?.length).toBe(1_000);
  expect(forgotten).toBe(200 - map.size);
});

test('an entry that has been idle for long enough goes without a word', () => {
  let forgotten = 0;
  const map = new RecentMap<number, number>({ capacity: 10, idleMs: 100, forgot: () => forgotten++ });
  for (let at = 0; at < 10_000; at += 200) map.open(at, at, () => at);
  expect(forgotten).toBe(0);
  for (let key = 0; key < 30; key++) map.open(key, 20_000, () => key);
  expect(forgotten).toBe(20);
});
