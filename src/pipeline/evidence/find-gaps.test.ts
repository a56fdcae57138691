import { expect, test } from 'vitest';
import { findGaps, logName } from './find-gaps.ts';
import { MinuteSet } from './minute-set.ts';

const DAY = 1440;

function activity(input: number, path: string, ...spans: [from: number, to: number, step: number][]) {
  const minutes = new MinuteSet();
  for (const [from, to, step] of spans) for (let at = from; at < to; at += step) minutes.add(at);
  return { input, path, format: 'combined', minutes };
}

test('a silence of hours in a busy log is a gap', () => {
  const gaps = findGaps([activity(0, 'a.log', [0, 600, 1], [900, 1500, 2])]);
  expect(gaps).toEqual([{ input: 0, from: 600 * 60_000, to: 900 * 60_000 }]);
});

test('a log that speaks once an hour has no gaps, but a lost day is one', () => {
  expect(findGaps([activity(0, 'a.log', [5, 4 * DAY, 60])])).toEqual([]);
  expect(findGaps([activity(0, 'a.log', [5, 40 * DAY, 60], [41 * DAY + 5, 60 * DAY, 60])])).toHaveLength(1);
});

test('a shop that sleeps at night has no gaps, but a silent day is one', () => {
  const open = (day: number): [number, number, number] => [day * DAY + 480, day * DAY + 1380, 3];
  expect(findGaps([activity(0, 'a.log', ...[0, 1, 2, 3, 4].map(open))])).toEqual([]);
  expect(findGaps([activity(0, 'a.log', ...[0, 1, 2, 4, 5].map(open))])).toHaveLength(1);
});

test('rotated files are one log: the missing file is the gap', () => {
  const gaps = findGaps([
    activity(0, 'logs/access.log', [2 * DAY, 3 * DAY, 1]),
    activity(1, 'logs/access.log.1.gz', [DAY, 2 * DAY, 1]),
    activity(2, 'logs/access.log.3.gz', [-DAY, 0, 1]),
  ]);
  expect(gaps).toEqual([{ input: 2, from: 0, to: DAY * 60_000 }]);
});

test.each([
  ['logs/access.log', 'logs/access.log.2.gz'],
  ['access-20160418.log', 'access-20160419.log'],
  ['access_log-2016-04-18', 'access_log-2016-04-19.zst'],
])('%s and %s are files of one log', (a, b) => {
  expect(logName(a)).toBe(logName(b));
});

test('the logs of two shops are two logs', () => {
  expect(logName('b/access.log')).not.toBe(logName('c/access.log'));
  expect(logName('shop-a.log')).not.toBe(logName('shop-b.log'));
});
