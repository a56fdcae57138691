import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimerQueue } from './timer-queue.ts';

describe('TimerQueue', () => {
  it('gives timers in order of deadline, then of setting', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(20), (deadlines, until) => {
        const queue = new TimerQueue();
        const due: number[] = [];
        deadlines.forEach((deadline, n) => {
          queue.set({ deadline, due: () => due.push(n), isIdle: () => false });
        });
        for (let timer = queue.takeBefore(until); timer; timer = queue.takeBefore(until)) timer.due(false);
        const wanted = [...deadlines.keys()]
          .filter((n) => deadlines[n]! < until)
          .sort((a, b) => deadlines[a]! - deadlines[b]! || a - b);
        expect(due).toEqual(wanted);
      }),
    );
  });

  it('does not grow by timers that nothing will come of', () => {
    const queue = new TimerQueue();
    const due: number[] = [];
    for (let n = 100_000; n > 0; n--) {
      queue.set({ deadline: n, due: () => due.push(n), isIdle: () => n % 100 !== 0 });
    }
    expect(queue.size).toBeLessThan(4000);
    for (let timer = queue.takeBefore(1e6); timer; timer = queue.takeBefore(1e6)) timer.due(false);
    expect(due.filter((n) => n % 100 === 0)).toEqual(Array.from({ length: 1000 }, (_, n) => (n + 1) * 100));
  });
});
