import { expect, test } from 'vitest';
import { FORMATS } from '../../collect/formats.ts';
import { parseLines } from '../../collect/testing/parse-line.ts';
import { formatOf, sampleOf } from './format-of.ts';

test.each(FORMATS.filter(({ name }) => name !== 'audit').map(({ name }) => name))(
  'a worker that is told %s reads that format',
  (name) => {
    expect(formatOf({ format: name }, new Uint8Array(0), 'x.log')?.name).toBe(name);
  },
);

test('a layout that was inferred from the lines can be told by its name', () => {
  const line = '192.0.2.1 - - [18/Apr/2016:09:00:00 +0900] "GET / HTTP/1.1" 200 5 "-" "x" "more" 12\n';
  const sample = Buffer.from(line.repeat(50));
  const found = formatOf({ format: 'auto' }, sample, 'x.log');
  expect(found).not.toBeNull();
  expect(formatOf({ format: found!.name }, new Uint8Array(0), 'x.log')?.name).toBe(found!.name);
});

test('an overlong first line is passed over to find the format, unless there is no other', () => {
  const long = `"${'x'.repeat(300_000)}"\n`;
  expect(Buffer.from(sampleOf(Buffer.from(`${long}second\nthird\n`))).toString()).toBe('second\nthird\n');
  expect(sampleOf(Buffer.from(long))).toHaveLength(long.length);
  expect(sampleOf(Buffer.from(`first\n${long}`))).toHaveLength(2 ** 18);
});

test('where all lines are overlong, one whole line tells the format', () => {
  const long = (text: string) =>
    `192.0.2.1 - - [18/Apr/2016:09:00:00 +0900] "GET /?${text.repeat(900_000)} HTTP/1.1" 200 5\n`;
  for (const log of [long('a') + long('b') + long('c'), long('a') + long('b').slice(0, -1)]) {
    const sample = sampleOf(Buffer.from(log));
    expect(formatOf({ format: 'auto' }, sample, 'x.log')?.kind).toBe('web');
  }
});

test('an audit log in CSV that was found by its first line is told by its name and that line', () => {
  const sample = Buffer.from('time,ip,event\n2026-05-10 09:23:00,203.0.113.10,order.view\n');
  const found = formatOf({ format: 'auto' }, sample, 'x.csv');
  const again = formatOf({ format: found!.name }, sample, 'x.csv');
  expect(parseLines(again!, sample.toString().trimEnd().split('\n'))).toMatchObject({ action: 'order.view' });
});

test.each([
  ['an access log in CSV', 'time,ip,method,url\n2024-05-06T07:08:09Z,203.0.113.9,GET,/a\n', 'csv'],
  [
    'lines in a column of CSV',
    '_time,_raw\n2024-05-06T07:08:09Z,"203.0.113.9 - - [06/May/2024:07:08:09 +0000] ""GET /a HTTP/1.1"" 200 5"\n',
    'csv+common',
  ],
])('%s is told by its name and its first line, also behind the first chunk', (_, text, name) => {
  const sample = Buffer.from(text);
  expect(formatOf({ format: 'auto' }, sample, 'x.csv')?.name).toBe(name);
  for (const told of ['auto', 'csv', name]) {
    const row = text.trimEnd().split('\n').at(-1)!;
    const format = formatOf({ format: told }, sample, 'x.csv');
    expect(parseLines(format!, [row])).toMatchObject({ address: '203.0.113.9', target: '/a' });
  }
});
