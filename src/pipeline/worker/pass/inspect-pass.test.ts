import { expect, test } from 'vitest';
import { defaultConfig } from '../../../model/config/config.ts';
import type { Profile } from '../../../model/route.ts';
import type { InspectResult } from '../chunk-result.ts';
import type { WorkerSetup } from '../worker-setup.ts';
import { createPasses } from './create-passes.ts';

const PROFILE = { name: 'test', routes: [], content: [] } as unknown as Profile;

/** The lines that are judged hostile of three attacks at 5, 6 and 7 o'clock. */
function hostileLines(since: number, until: number): number[] {
  const passes = createPasses({
    config: defaultConfig('Asia/Tokyo', PROFILE),
    rules: { rules: [], correlations: [], problems: [] } as unknown as WorkerSetup['rules'],
    since,
    until,
  });
  const options = { timezone: 'Asia/Tokyo', notAfter: Date.UTC(2027, 0), clientHeader: '' };
  const sample = new Uint8Array();
  const spec = { format: 'combined' };
  passes.addInput({ type: 'input', input: 0, name: 'a.log', spec, sample, options, tenant: '' });
  const line = (hour: number) =>
    `203.0.113.9 - - [02/Mar/2026:0${hour}:00:00 +0900] "GET /?id=1%27%20UNION%20SELECT%201,2-- HTTP/1.1" 200 9 "-" "x"\n`;
  const bytes = Buffer.from([5, 6, 7].map(line).join(''), 'latin1');
  const slot = new SharedArrayBuffer(bytes.length);
  new Uint8Array(slot).set(bytes);
  const extent = { index: 0, offset: 0, length: bytes.length, header: '', tooLong: false };
  const result = passes.run({ type: 'chunk', pass: 'inspect', input: 0, extent, slot });
  return (result as InspectResult).hostile.map((one) => one.line);
}

test('only requests of the period asked for are judged', () => {
  const six = Date.parse('2026-03-02T06:00:00+09:00');
  expect(hostileLines(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toEqual([1, 2, 3]);
  expect(hostileLines(six, Number.POSITIVE_INFINITY)).toEqual([2, 3]);
  expect(hostileLines(Number.NEGATIVE_INFINITY, six)).toEqual([1, 2]);
  expect(hostileLines(six + 1, six + 2)).toEqual([]);
});
