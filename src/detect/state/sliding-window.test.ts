import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SlidingCount } from './sliding-count.ts';
import { SlidingSet } from './sliding-set.ts';

const WINDOW = 800;
const steps = fc.array(
  fc.record({ step: fc.integer({ min: 0, max: 400 }), key: fc.integer({ min: 0, max: 9 }) }),
);

describe('windows over the last events', () => {
  test('a count holds all of the window and nothing older than a window and an eighth', () => {
    fc.assert(
      fc.property(steps, (events) => {
        const count = new SlidingCount(WINDOW);
        const times: number[] = [];
        let at = 0;
        for (const { step } of events) {
          at += step;
          times.push(at);
          const counted = count.add(at);
          expect(counted).toBeGreaterThanOrEqual(times.filter((time) => time > at - WINDOW).length);
          expect(counted).toBeLessThanOrEqual(times.filter((time) => time > at - (WINDOW * 9) / 8).length);
        }
      }),
    );
  });

  test('a set holds exactly the keys of the window', () => {
    fc.assert(
      fc.property(steps, (events) => {
        const set = new SlidingSet<number>(WINDOW);
        const last = new Map<number, number>();
        let at = 0;
        for (const { step, key } of events) {
          at += step;
          last.set(key, at);
          expect(set.add(key, at)).toBe([...last.values()].filter((time) => at - time <= WINDOW).length);
        }
      }),
    );
  });
});
