import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClfClock } from './clf-clock.ts';
import { TimeReader, timeContext } from './time-reader.ts';

function read(text: string, timezone = 'UTC', notAfter = '2024-06-01T00:00:00Z'): string {
  const options = { timezone, notAfter: Date.parse(notAfter), clientHeader: '' };
  const bytes = Buffer.from(text);
  const at = new TimeReader(timeContext(options)).readAll(bytes, 0, bytes.length);
  return Number.isNaN(at) ? 'bad' : new Date(at).toISOString();
}

describe('TimeReader', () => {
  it.each([
    ['06/May/2024:07:08:09 +0000', '2024-05-06T07:08:09.000Z'],
    ['[06/May/2024:07:08:09 -0330]', '2024-05-06T10:38:09.000Z'],
    ['06/May/2024:07:08:09.250 +0900', '2024-05-05T22:08:09.250Z'],
    ['06/May/2024:07:08:09', '2024-05-06T07:08:09.000Z'],
    ['06/may/2024 07:08:09 +09:00', '2024-05-05T22:08:09.000Z'],
    ['2024-05-06T07:08:09Z', '2024-05-06T07:08:09.000Z'],
    ['2024-05-06T07:08:09.123456789+09:00', '2024-05-05T22:08:09.123Z'],
    ['2024-05-06 07:08:09,5 +0900', '2024-05-05T22:08:09.500Z'],
    ['2024/05/06 07:08:09', '2024-05-06T07:08:09.000Z'],
    ['2024-05-06 07:08:09 UTC', '2024-05-06T07:08:09.000Z'],
    ['2024-05-06 16:08:09 JST', '2024-05-06T07:08:09.000Z'],
    ['1714979289', '2024-05-06T07:08:09.000Z'],
    ['1714979289.75', '2024-05-06T07:08:09.750Z'],
    ['1714979289123', '2024-05-06T07:08:09.123Z'],
    ['1714979289123456', '2024-05-06T07:08:09.123Z'],
    ['1714979289123456789', '2024-05-06T07:08:09.123Z'],
    ['1.7149792895E9', '2024-05-06T07:08:09.500Z'],
    ['May  6 07:08:09', '2024-05-06T07:08:09.000Z'],
    ['May 06 2023 07:08:09', '2023-05-06T07:08:09.000Z'],
    ['Mon May  6 07:08:09 2024', '2024-05-06T07:08:09.000Z'],
    ['Mon May 06 07:08:09.123456 2024', '2024-05-06T07:08:09.123Z'],
    ['Mon, 06 May 2024 07:08:09 GMT', '2024-05-06T07:08:09.000Z'],
    ['29/Feb/2024:00:00:00 +0000', '2024-02-29T00:00:00.000Z'],
    ['31/Dec/2016:23:59:60 +0000', '2017-01-01T00:00:00.000Z'],
    ['01/Jan/1970:00:00:00 +0000', '1970-01-01T00:00:00.000Z'],
  ])('reads %s', (text, at) => expect(read(text)).toBe(at));

  it.each([
    ['31/Feb/2024:07:08:09 +0000'],
    ['29/Feb/2023:07:08:09 +0000'],
    ['00/May/2024:07:08:09 +0000'],
    ['06/Foo/2024:07:08:09 +0000'],
    ['06/May/2024:24:08:09 +0000'],
    ['06/May/2024:07:60:09 +0000'],
    ['06/May/2024:07:08:61 +0000'],
    ['06/May/2024:07:08:09 +0000 x'],
    ['06/May/2024'],
    ['2024-13-06T07:08:09Z'],
    ['2024-05-06'],
    ['Feb 30 07:08:09'],
    ['yesterday'],
    ['-'],
    [''],
    ['99999999999999999999999'],
  ])('refuses %s', (text) => expect(read(text)).toBe('bad'));

  it.each([
    ['Asia/Tokyo', '2024-05-06 07:08:09', '2024-05-05T22:08:09.000Z'],
    ['Asia/Kolkata', '2024-05-06 07:08:09', '2024-05-06T01:38:09.000Z'],
    ['America/New_York', '2024-01-15 12:00:00', '2024-01-15T17:00:00.000Z'],
    ['America/New_York', '2024-07-15 12:00:00', '2024-07-15T16:00:00.000Z'],
    // Spring: 02:00 to 03:00 does not come; it is moved on.
    ['America/New_York', '2024-03-10 01:59:59', '2024-03-10T06:59:59.000Z'],
    ['America/New_York', '2024-03-10 02:30:00', '2024-03-10T07:30:00.000Z'],
    ['America/New_York', '2024-03-10 03:00:00', '2024-03-10T07:00:00.000Z'],
    // Autumn: 01:00 to 02:00 comes twice; the first is meant.
    ['America/New_York', '2024-11-03 00:59:59', '2024-11-03T04:59:59.000Z'],
    ['America/New_York', '2024-11-03 01:30:00', '2024-11-03T05:30:00.000Z'],
    ['America/New_York', '2024-11-03 02:00:00', '2024-11-03T07:00:00.000Z'],
    ['Europe/London', '2024-10-27 01:30:00', '2024-10-27T00:30:00.000Z'],
    // Half an hour only, on a half hour.
    ['Australia/Lord_Howe', '2024-04-07 01:45:00', '2024-04-06T14:45:00.000Z'],
    ['Australia/Lord_Howe', '2024-04-07 02:00:00', '2024-04-06T15:30:00.000Z'],
    ['Asia/Tokyo', '2024-05-06T07:08:09Z', '2024-05-06T07:08:09.000Z'],
  ])('in %s, %s is %s', (zone, text, at) => expect(read(text, zone)).toBe(at));

  it.each([
    ['Dec 31 23:59:59', '2024-01-02T00:00:00Z', '2023-12-31T23:59:59.000Z'],
    ['Jan  2 12:00:00', '2024-01-02T00:00:00Z', '2024-01-02T12:00:00.000Z'],
    // A day of grace for clocks that differ, no more.
    ['Jan  2 23:00:00', '2024-01-02T00:00:00Z', '2024-01-02T23:00:00.000Z'],
    ['Jan  3 01:00:00', '2024-01-02T00:00:00Z', '2023-01-03T01:00:00.000Z'],
    ['Feb 29 12:00:00', '2023-06-01T00:00:00Z', '2020-02-29T12:00:00.000Z'],
    ['Feb 29 12:00:00', '2103-06-01T00:00:00Z', '2096-02-29T12:00:00.000Z'],
  ])('without a year, %s before %s is %s', (text, notAfter, at) =>
    expect(read(text, 'UTC', notAfter)).toBe(at),
  );

  it('agrees with the platform on every instant', () => {
    const instant = fc.integer({ min: 0, max: Date.UTC(2100, 0) / 1000 }).map((seconds) => seconds * 1000);
    fc.assert(
      fc.property(instant, (at) => {
        expect(read(new Date(at).toISOString())).toBe(new Date(at).toISOString());
      }),
    );
  });

  it('agrees with the platform in zones that change their clocks', () => {
    const zone = fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Tokyo',
      'America/St_Johns',
    );
    const instant = fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2037, 0) / 1000 });
    fc.assert(
      fc.property(zone, instant, (timezone, seconds) => {
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: timezone,
          dateStyle: 'short',
          timeStyle: 'medium',
        });
        const at = Date.parse(read(shown.format(seconds * 1000), timezone));
        expect(shown.format(at)).toBe(shown.format(seconds * 1000));
        expect(at).toBeLessThanOrEqual(seconds * 1000);
      }),
      { numRuns: 300 },
    );
  });
});

describe('ClfClock', () => {
  it('reads a run of lines as each of them alone', () => {
    const options = { timezone: 'UTC', notAfter: 0, clientHeader: '' };
    const zone = fc.constantFrom('+0000', '+0900', '-0330', '+0901');
    const time = fc
      .tuple(fc.integer({ min: 0, max: 180 }), fc.constantFrom('', '.5'), zone)
      .map(([second, fraction, offset]) => {
        const iso = new Date(Date.UTC(2024, 4, 6, 23, 58) + second * 1000).toISOString();
        return `${iso.slice(8, 10)}/May/2024:${iso.slice(11, 19)}${fraction} ${offset}`;
      });
    const odd = fc.constantFrom(
      '06/May/2024:23:58:6x +0000',
      '06/May/2024:23:58x01 +0000',
      '06/May/2024:23:58:60 +0000',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(time, odd), { maxLength: 20 }), (texts) => {
        const clock = new ClfClock(timeContext(options));
        for (const text of texts) {
          const bytes = Buffer.from(text);
          const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
          const alone = new ClfClock(timeContext(options)).read(bytes, words, 0, bytes.length);
          expect(clock.read(bytes, words, 0, bytes.length)).toBe(alone);
        }
      }),
    );
  });
});
