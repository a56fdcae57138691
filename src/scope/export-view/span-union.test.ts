import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpanUnion } from './span-union.ts';

const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 9 }))
  .map(([from, length]) => [from, from + length] as const);

describe('stretches put together', () => {
  it('hold exactly what any of them holds, apart and in order', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
        const union = new SpanUnion();
        for (const [from, to] of spans) expect(union.add(from, to)).toBe(true);
        const told = [...union];
        for (let n = 0; n < 80; n++) {
          const holds = ([from, to]: readonly [number, number]) => from <= n && n <= to;
          expect([n, told.some(holds)]).toEqual([n, spans.some(holds)]);
        }
        for (const [at, [from]] of told.entries()) expect(from > (told[at - 1]?.[1] ?? -1)).toBe(true);
      }),
    );
  });

  it('beyond 10,000 hold the gap to the nearest besides, and say so', () => {
    const union = new SpanUnion();
    for (let n = 0; n < 10_000; n++) expect(union.add(n * 10, n * 10 + 1)).toBe(true);
    expect(union.add(506, 507)).toBe(false);
    const told = [...union];
    expect(told).toHaveLength(10_000);
    expect(told.find(([from, to]) => from <= 506 && 507 <= to)).toEqual([506, 511]);
  });

  it('share room: without any each keeps one stretch, which takes in what comes', () => {
    const room = { left: 2 };
    const unions = [new SpanUnion(room), new SpanUnion(room), new SpanUnion(room)];
    expect(unions.map((union) => union.add(0, 1))).toEqual([true, true, true]);
    expect(unions.map((union) => union.add(10, 11))).toEqual([false, false, false]);
    expect(unions.map((union) => [...union])).toEqual([[[0, 11]], [[0, 11]], [[0, 11]]]);
  });
});
