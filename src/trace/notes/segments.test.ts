import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES, type Stage } from '../../model/actor.ts';
import { Story } from '../stories/story.ts';
import { type Segment, Segments } from './segments.ts';

const MINUTE = 60_000;

function events(...minutes: number[]) {
  const story = new Story().tell({ at: '2026-04-01T00:00:00', from: '198.51.100.1' }, minutes.length, 0);
  return story.events.map((event, index) => ({ ...event, at: event.at + minutes[index]! * MINUTE }));
}

function spans(segments: readonly Segment[]): string[] {
  const zero = Date.parse('2026-04-01T00:00:00+09:00');
  return segments.map((one) => `${one.stage} ${(one.at - zero) / MINUTE}-${(one.until - zero) / MINUTE}`);
}

function summed(list: readonly [minute: number, stage: Stage][]): string[] {
  const segments = new Segments();
  for (const [index, event] of events(...list.map(([minute]) => minute)).entries()) {
    segments.add(event, list[index]![1]);
  }
  return spans(segments.of('198.51.100.1'));
}

describe('Segments', () => {
  it('ends one after more than thirty minutes of silence', () => {
    expect(
      summed([
        [0, 'attack'],
        [30, 'attack'],
        [61, 'attack'],
      ]),
    ).toEqual(['attack 0-30', 'attack 61-61']);
  });

  it('lets stages run side by side', () => {
    expect(
      summed([
        [0, 'attack'],
        [10, 'webshell'],
        [20, 'attack'],
      ]),
    ).toEqual(['attack 0-20', 'webshell 10-10']);
  });

  it('begins a session with a new login, not with each of many in a row', () => {
    expect(
      summed([
        [0, 'login'],
        [1, 'browse'],
        [2, 'login'],
        [3, 'browse'],
        [9, 'login'],
        [10, 'browse'],
      ]),
    ).toEqual(['login 0-2', 'login 9-9', 'browse 1-3', 'browse 10-10']);
  });

  it('keeps what came before the first login apart from what came after', () => {
    expect(
      summed([
        [0, 'browse'],
        [1, 'login'],
        [2, 'browse'],
      ]),
    ).toEqual(['login 1-1', 'browse 0-0', 'browse 2-2']);
  });

  it('counts on when a line has no time', () => {
    expect(
      summed([
        [0, 'attack'],
        [Number.NaN, 'attack'],
        [5, 'attack'],
      ]),
    ).toEqual(['attack 0-5']);
    expect(summed([[Number.NaN, 'attack']])).toEqual(['attack NaN-NaN']);
  });

  it('keeps every count exact when memory runs short', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.constantFrom(...STAGES)), {
      maxLength: 200,
      size: 'max',
    });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 20 }), (list, limit) => {
        const segments = new Segments(limit);
        let minute = 0;
        const times = list.map(([wait]) => (minute += wait));
        for (const [index, event] of events(...times).entries()) segments.add(event, list[index]![1]);
        const found = segments.of('198.51.100.1');
        for (const stage of STAGES) {
          const counted = found
            .filter((one) => one.stage === stage)
            .reduce((sum, one) => sum + one.figures.requests, 0);
          expect(counted).toBe(list.filter(([, its]) => its === stage).length);
        }
        expect(found.length).toBeLessThanOrEqual(Math.max(limit, 2 * STAGES.length));
      }),
    );
  });
});
