import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRange } from './read-range.ts';
import { readSpan } from './read-span.ts';

const TOKYO = 'Asia/Tokyo';
const said = (at: number) => new Date(at + 9 * 3_600_000).toISOString().slice(0, -1);
const spanIn = (text: string, zone = TOKYO) => {
  const span = readSpan(text, zone);
  return span === null ? null : [said(span.from), said(span.to)];
};
const DAY = ['2026-09-01T00:00:00.000', '2026-09-01T23:59:59.999'] as const;
const NINE = ['2026-09-01T09:05:07.000', '2026-09-01T09:05:07.000'] as const;

describe('readSpan', () => {
  it.each([
    '2026-09-01',
    '2026/09/01',
    '2026/9/1',
    '2026.9.1',
    '20260901',
    ' 2026-09-01 ',
    '"2026-09-01"',
    '2026年9月1日',
    '2026年09月01日',
    '1 Sep 2026',
    '01-Sep-2026',
    'Sep 1, 2026',
    'September 1 2026',
    'Tue, 1 Sep 2026',
    '2026-09-01',
  ])('%j is that whole day', (text) => {
    expect(spanIn(text)).toEqual(DAY);
  });

  it.each([
    '2026-09-01T09:05:07',
    '2026-09-01 09:05:07',
    '2026-09-01_09:05:07',
    '2026-09-01T09:05:07.000',
    '2026-09-01T09:05:07+09:00',
    '2026-09-01T09:05:07+0900',
    '2026-09-01T09:05:07 09:00',
    '2026-09-01T00:05:07Z',
    '2026-09-01T00:05:07.000Z',
    '2026-09-01 00:05:07 UTC',
    '2026-08-31T19:05:07-05:00',
    '20260901090507',
    '20260901T090507',
    '20260901T000507Z',
    '2026/9/1 9:05:07',
    '2026/9/1 9:05:07 AM',
    '2026年9月1日 9時5分7秒',
    '2026年9月1日9時5分7秒',
    'Tue, 01 Sep 2026 00:05:07 GMT',
    'Tue Sep 01 2026 09:05:07 GMT+0900 (JST)',
    'Tue Sep 01 2026 09:05:07 GMT 0900 (日本標準時)',
    '1788221107',
    '1788221107000',
    '1788221107.0',
    '1788221107000000',
  ])('%j is that moment', (text) => {
    expect(spanIn(text)).toEqual(NINE);
  });

  it.each([
    ['2026-09', '2026-09-01T00:00:00.000', '2026-09-30T23:59:59.999'],
    ['202602', '2026-02-01T00:00:00.000', '2026-02-28T23:59:59.999'],
    ['2028年2月', '2028-02-01T00:00:00.000', '2028-02-29T23:59:59.999'],
    ['2026', '2026-01-01T00:00:00.000', '2026-12-31T23:59:59.999'],
    ['2026-09-01T09:05', '2026-09-01T09:05:00.000', '2026-09-01T09:05:00.000'],
    ['2026-09-01 24:00', '2026-09-02T00:00:00.000', '2026-09-02T00:00:00.000'],
    ['2026-09-01 12:00:00 am', '2026-09-01T00:00:00.000', '2026-09-01T00:00:00.000'],
    ['2026-09-01 12:30 PM', '2026-09-01T12:30:00.000', '2026-09-01T12:30:00.000'],
    ['01.09.2026', ...DAY],
    ['1-9-2026', ...DAY],
    ['01.09.2026 09:05:07', ...NINE],
    ['12-31-2026', '2026-12-31T00:00:00.000', '2026-12-31T23:59:59.999'],
    ['令和8年9月1日', ...DAY],
    ['令和元年5月1日', '2019-05-01T00:00:00.000', '2019-05-01T23:59:59.999'],
    ['31/12/2026', '2026-12-31T00:00:00.000', '2026-12-31T23:59:59.999'],
    ['12/31/2026', '2026-12-31T00:00:00.000', '2026-12-31T23:59:59.999'],
    ['2026090109', '2026-09-01T09:00:00.000', '2026-09-01T09:00:00.000'],
    ['2026-09-01T09:05:07.25', '2026-09-01T09:05:07.250', '2026-09-01T09:05:07.250'],
  ])('%j is from %s to %s', (text, from, to) => {
    expect(spanIn(text)).toEqual([from, to]);
  });

  it.each([
    'abc',
    '',
    '2026-13-01',
    '2026-02-30',
    '20260230',
    '2026-09-01T25:00',
    '03/04/2026',
    'yesterday',
    '-7 days',
    '2026-09-01; DROP',
    "2026-09-01'",
    '12345',
    '9'.repeat(40),
    '1 Foo 2026',
  ])('%j is not read', (text) => {
    expect(spanIn(text)).toBeNull();
  });

  it('takes the day of the zone, also where a clock change makes it 23 hours long', () => {
    const span = readSpan('2026-03-29', 'Europe/Berlin')!;
    expect(span.to - span.from).toBe(23 * 3_600_000 - 1);
  });

  it('reads any moment back from the forms that programs write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (second) => {
        const at = second * 1000;
        const iso = new Date(at).toISOString();
        const forms = [
          iso,
          iso.replace('T', ' '),
          new Date(at).toUTCString(),
          `${said(at).slice(0, 19)}+09:00`,
        ];
        if (second >= 100_000_000) forms.push(String(second));
        if (at >= 1_000_000_000_000) forms.push(String(at));
        for (const form of forms) expect(readSpan(form, 'America/New_York')).toEqual({ from: at, to: at });
        expect(readSpan(said(at).slice(0, 19), TOKYO)).toEqual({ from: at, to: at });
      }),
    );
  });

  it('never throws and never gives half a stretch', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9T:/. +-]{0,24}$/)), (text) => {
        const span = readSpan(text, TOKYO);
        if (span !== null) expect(span.from).toBeLessThanOrEqual(span.to);
      }),
    );
  });
});

describe('readRange', () => {
  const WEEK = ['2026-09-01T00:00:00.000', '2026-09-07T23:59:59.999'];
  it.each([
    '2026-09-01..2026-09-07',
    '2026-09-01 - 2026-09-07',
    '2026-09-01〜2026-09-07',
    '2026/09/01~2026/09/07',
    '2026-09-01/2026-09-07',
    '2026-09-01,2026-09-07',
    '20260901~20260907',
    '2026-09-01 to 2026-09-07',
    '2026/09/01-2026/09/07',
    '20260901-20260907',
    '01.09.2026 - 07.09.2026',
    '2026年9月1日から2026年9月7日まで',
  ])('%j is that week', (text) => {
    const span = readRange(text, TOKYO);
    expect(span && [said(span.from), said(span.to)]).toEqual(WEEK);
  });

  it('reads one date alone, and nothing else', () => {
    expect(readRange('2026-09-01', TOKYO)).toEqual(readSpan('2026-09-01', TOKYO));
    expect(readRange('orders', TOKYO)).toBeNull();
    expect(readRange('2026-09-01..', TOKYO)).toBeNull();
  });
});
