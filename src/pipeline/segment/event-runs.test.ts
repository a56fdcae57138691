import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpillStore } from '../../model/ports.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { EventRuns } from './event-runs.ts';
import { writeSegment } from './write-segment.ts';

const EVENT: ShopEvent = {
  ...SILENT_EVENT,
  kind: 'web',
  at: 0,
  source: { input: 0, line: 1, offset: 0 },
  address: '192.0.2.1',
  tenant: '',
  method: 'GET',
  target: '/',
  path: '/',
  status: 200,
  bytes: 10,
};

function memorySpill(): SpillStore {
  const kept: Uint8Array[] = [];
  return {
    append: (bytes) => kept.push(bytes.slice()) - 1,
    read: (position) => kept[position]!.slice().buffer,
    close: () => {},
  };
}

/** From so few that all segments are divided to so many that none is. */
const openBytes = fc.constantFrom(1, 8_000, 1_000_000);

const chunk = fc.array(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(Number.NaN)), { maxLength: 30 });

test('events of many chunks come out by time, then input, then place', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(3), chunk), { maxLength: 12 }),
      fc.nat(29),
      openBytes,
      (chunks, segmentRows, most) => {
        const runs = new EventRuns(memorySpill(), most);
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
      },
    ),
  );
});

/** NaN first; a finite stand-in, since Infinity minus Infinity is no number. */
function key(at: number): number {
  return Number.isNaN(at) ? -1 : at;
}

const owner = fc.record({
  at: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(Number.NaN)),
  address: fc.constantFrom('192.0.2.1', '192.0.2.2'),
  path: fc.constantFrom('/', '/x.php'),
  account: fc.constantFrom('', 'alice'),
  isFirst: fc.boolean(),
});

test('chosen events of other runs come out where they belong', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(owner, { maxLength: 12 }), { maxLength: 6 }),
      fc.nat(11),
      openBytes,
      (chunks, rows, most) => {
        const [first, second] = [new EventRuns(memorySpill(), most), new EventRuns(memorySpill(), most)];
        const all: ShopEvent[] = [];
        chunks.forEach((owners, index) => {
          const events = owners.map(({ isFirst, ...facts }, row) => ({
            isFirst,
            event: { ...EVENT, ...facts, source: { input: 0, line: row + 1, offset: 3 * row } },
          }));
          events.sort(
            (a, b) => key(a.event.at) - key(b.event.at) || a.event.source.offset - b.event.source.offset,
          );
          for (const isFirst of [true, false]) {
            const own = events.filter((each) => each.isFirst === isFirst).map(({ event }) => event);
            const segments: ArrayBuffer[] = [];
            for (let from = 0; from < own.length; from += rows + 1) {
              segments.push(writeSegment(own.slice(from, from + rows + 1)));
            }
            (isFirst ? first : second).add(0, index, own[0]?.at ?? 0, segments, own.length);
          }
          const isMeant = ({ address, path, account }: ShopEvent) =>
            index !== 1 && (address === '192.0.2.2' || path === '/x.php' || account === 'alice');
          for (const { isFirst, event } of events) {
            const source = { ...event.source, offset: event.source.offset + 1000 * index };
            if (!isFirst || isMeant(event)) all.push({ ...event, source });
          }
        });
        const choice = {
          addresses: new Set(['192.0.2.2']),
          paths: new Set(['/x.php']),
          accounts: new Set(['alice']),
          isChunkMeant: (_input: number, chunk: number) => chunk !== 1,
        };
        const place = (input: number, chunk: number) => ({ input, lineBase: 0, offsetBase: 1000 * chunk });
        const got = [...second.merged(place, { runs: first, choice })];
        all.sort((a, b) => key(a.at) - key(b.at) || a.source.offset - b.source.offset);
        expect(got).toEqual(all);
      },
    ),
  );
});

test('where events begin in a chunk is told in order of place', () => {
  const runs = new EventRuns(memorySpill());
  const at = (offset: number, status: number, attacks: number) => ({
    ...EVENT,
    status,
    attacks,
    source: { input: 2, line: 1, offset },
  });
  runs.add(2, 7, 0, [writeSegment([at(90, 404, 0), at(1000, 200, 0)]), writeSegment([at(5, 200, 1)])], 3);
  expect([...runs.offsetsIn(2, 7, () => true)]).toEqual([5, 90, 1000]);
  expect([...runs.offsetsIn(2, 7, (status, attacks) => status !== 200 || attacks !== 0)]).toEqual([5, 90]);
  expect([...runs.offsetsIn(2, 8, () => true)]).toEqual([]);
});
