import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS } from '../../model/level.ts';
import { EVENT_KINDS, type ShopEvent } from '../../model/shop-event.ts';
import { Segment } from './segment.ts';
import { writeSegment } from './write-segment.ts';

const bytesText = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('latin1'));

const event: fc.Arbitrary<ShopEvent> = fc.record({
  kind: fc.constantFrom(...EVENT_KINDS),
  at: fc.oneof(fc.double({ noDefaultInfinity: true }), fc.integer()),
  source: fc.record({ input: fc.constant(3), line: fc.nat(), offset: fc.nat(2 ** 22) }),
  address: bytesText,
  account: bytesText,
  tenant: bytesText,
  method: bytesText,
  target: bytesText,
  path: bytesText,
  status: fc.integer({ min: -1, max: 999 }),
  bytes: fc.integer({ min: -1, max: 2 ** 45 }),
  durationMs: fc.double({ min: -1, max: 1e9, noNaN: true }),
  referer: bytesText,
  userAgent: bytesText,
  carried: bytesText,
  action: fc.constantFrom('', 'admin.login', 'order.export') as fc.Arbitrary<ShopEvent['action']>,
  result: fc.constantFrom('', 'success', 'failure') as fc.Arbitrary<ShopEvent['result']>,
  object: bytesText,
  attacks: fc.nat(2 ** 19 - 1),
  attackLevel: fc.constantFrom(...LEVELS),
  rules: fc.array(fc.stringMatching(/^[a-z-]{1,12}$/), { maxLength: 4 }),
});

test('what a segment holds comes out as it went in, moved to its place in the input', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const segment = new Segment(writeSegment(events), { input: 3, lineBase: 1000, offsetBase: 2 ** 33 });
      expect(segment.rows).toBe(events.length);
      events.forEach((written, row) => {
        const { source } = written;
        expect(segment.event(row)).toEqual({
          ...written,
          source: { input: 3, line: 1000 + source.line, offset: 2 ** 33 + source.offset },
        });
      });
    }),
  );
});
