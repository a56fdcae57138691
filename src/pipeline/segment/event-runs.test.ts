import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpillStore } from '../../model/ports.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { EventRuns } from './event-runs.ts';
import { writeSegment } from './write-segment.ts';

const EVENT: ShopEvent = {
  kind: 'web',
  at: 0,
  source: { input: 0, line: 1, offset: 0 },
  address: '192.0.2.1',
  account: '',
  tenant: '',
  method: 'GET',
  target: '/',
  path: '/',
  status: 200,
  bytes: 10,
  durationMs: -1,
  referer: '',
  userAgent: '',
  action: '',
  result: '',
  object: '',
  attacks: 0,
  attackLevel: 'informational',
  rules: [],
};

function memorySpill(): SpillStore {
  const kept: Uint8Array[] = [];
  return {
    append: (bytes) => kept.push(bytes.slice()) - 1,
    read: (position) => kept[position]!.slice().buffer,
    close: () => {},
  };
}

const chunk = fc.array(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(Number.NaN)), { maxLength: 30 });

test('events of many chunks come out by time, then input, then place', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), chunk), { maxLength: 12 }), fc.nat(5), (chunks, segmentRows) => {
      const runs = new EventRuns(memorySpill());
      const all: [number, number, number][] = [];
      chunks.forEach(([input, times], index) => {
        const events = times.map((at, row) => ({
          ...EVENT,
          at,
          source: { input, line: row + 1, offset: row },
        }));
        for (const { at, source } of events) all.push([at, input, index * 1000 + source.offset]);
        const sorted = events.sort((a, b) => key(a.at) - key(b.at) || a.source.offset - b.source.offset);
        const segments: ArrayBuffer[] = [];
        for (let from = 0; from < sorted.length; from += segmentRows + 1) {
          segments.push(writeSegment(sorted.slice(from, from + segmentRows + 1)));
        }
        runs.add(input, index, sorted[0]?.at ?? 0, segments, sorted.length);
      });
      const got = [...runs.merged((input, index) => ({ input, lineBase: 0, offsetBase: index * 1000 }))];
      const expected = all.sort((a, b) => key(a[0]) - key(b[0]) || a[1] - b[1] || a[2] - b[2]);
      expect(got.map((event) => [event.at, event.source.input, event.source.offset])).toEqual(expected);
    }),
  );
});

/** NaN first; a finite stand-in, since Infinity minus Infinity is no number. */
function key(at: number): number {
  return Number.isNaN(at) ? -1 : at;
}
