import { expect, test } from 'vitest';
import { BusyAddresses } from './busy-addresses.ts';

function found(lines: number, counts: Record<string, number>, isWeb = true): string[] {
  const busy = new BusyAddresses();
  busy.add(lines, Object.entries(counts), isWeb);
  return busy.found().map(({ address }) => address);
}

test('more than a fifth of a log is busy, of one that is long enough', () => {
  expect(found(1000, { '198.51.100.1': 201, '198.51.100.2': 200 })).toEqual(['198.51.100.1']);
  expect(found(999, { '198.51.100.1': 900 })).toEqual([]);
});

test('half of a short log is busy where it comes from within', () => {
  expect(found(100, { '10.0.0.1': 60, '198.51.100.1': 40 })).toEqual(['10.0.0.1']);
  expect(found(100, { '127.0.0.1': 100 })).toEqual(['127.0.0.1']);
  expect(found(99, { '10.0.0.1': 99 })).toEqual([]);
  expect(found(100, { '10.0.0.1': 49 })).toEqual([]);
  expect(found(100, { '10.0.0.1': 99 }, false)).toEqual([]);
});
