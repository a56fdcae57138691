import { describe, expect, it } from 'vitest';
import { textOf } from './bytes/byte-text.ts';
import { cutAtRecord } from './cut-at-record.ts';
import { detectFormat } from './detect-format.ts';
import type { Format } from './format.ts';
import { createRecordSplitter } from './record-splitter.ts';
import { createRecordView, FIELD } from './record-view.ts';
import { OPTIONS } from './testing/parse-line.ts';

const entry = (n: number) => ({
  time: '2024-05-06T07:08:09Z',
  remote_addr: '203.0.113.9',
  method: 'GET',
  uri: `/p${n}`,
  status: 200,
  headers: { host: ['shop.example'] },
  upstreams: [{ at: 1 }, { at: 2 }],
});
const ENTRIES = Array.from({ length: 40 }, (_, n) => entry(n));

/** The targets that a file's records ask for, and its format. */
function targetsIn(text: string): [format: string | undefined, targets: string[]] {
  const bytes = Buffer.from(text, 'latin1');
  const { format } = detectFormat(bytes, 'access.log');
  return format === null ? [undefined, []] : [format.name, targetsOf(format, bytes)];
}

function targetsOf(format: Format, bytes: Buffer): string[] {
  const parser = format.createParser(OPTIONS);
  const splitter = createRecordSplitter(format);
  const view = createRecordView();
  const targets: string[] = [];
  for (let pos = 0; pos < bytes.length; ) {
    const end = splitter.next(bytes, pos, bytes.length);
    const failure = parser.parse(bytes, pos, end, view);
    if (failure === null) targets.push(textOf(view.buffer, view.start[FIELD.target], view.end[FIELD.target]));
    else if (failure !== 'ignored') targets.push(failure);
    pos = end + 1;
  }
  return targets;
}

const ALL = ENTRIES.map(({ uri }) => uri);

describe('JSON entries of several lines', () => {
  it.each([
    ['one after the other', ENTRIES.map((one) => JSON.stringify(one, null, 2)).join('\n'), 'indented'],
    [
      'one after the other, by four',
      ENTRIES.map((one) => JSON.stringify(one, null, 4)).join('\n'),
      'indented',
    ],
    ['in an array', JSON.stringify(ENTRIES, null, 2), 'indented'],
    ['in an array, with tabs', JSON.stringify(ENTRIES, null, '\t'), 'indented'],
    ['in an array, by four', JSON.stringify(ENTRIES, null, 4), 'indented-four'],
    ['with Windows line ends', JSON.stringify(ENTRIES, null, 2).replaceAll('\n', '\r\n'), 'indented'],
  ])('are read %s', (_, text, wrapper) => {
    expect(targetsIn(`${text}\n`)).toEqual([`${wrapper}+nginx-json`, ALL]);
  });

  it('are read in a list inside an object whose entries stand as deep as others do', () => {
    const text = JSON.stringify({ count: 40, records: ENTRIES }, null, 2);
    expect(targetsIn(text)).toEqual(['indented-four+nginx-json', ALL]);
  });

  it('are cut where one begins', () => {
    const bytes = Buffer.from(JSON.stringify(ENTRIES, null, 2));
    const { format } = detectFormat(bytes, '');
    const cut = cutAtRecord(format, bytes, 1000);
    expect(textOf(bytes, cut, cut + 5)).toBe('  {\n ');
    expect(cut).toBeGreaterThan(0);
    expect(cut).toBeLessThan(1000);
  });

  it.each([
    ['one behind the other', JSON.stringify(ENTRIES)],
    ['with blanks between', `[ ${ENTRIES.map((one) => JSON.stringify(one)).join(', ')} ]`],
    [
      'with line ends in the entries only',
      `[${ENTRIES.map((one) => JSON.stringify(one, null, 2)).join(',')}]`,
    ],
    ['and commas and braces in texts', JSON.stringify(ENTRIES).replaceAll('shop.example', '},{\\"')],
  ])('of one array are read, %s', (_, text) => {
    expect(targetsIn(text)).toEqual(['array+nginx-json', ALL]);
    expect(targetsIn(`${text}\n`)[1]).toEqual(ALL);
  });

  it('of one array are cut between two', () => {
    const bytes = Buffer.from(JSON.stringify(ENTRIES));
    const { format } = detectFormat(bytes, '');
    expect(textOf(bytes, 0, 2)).toBe('[{');
    const cut = cutAtRecord(format, bytes, 1000);
    expect(textOf(bytes, cut, cut + 8)).toBe('{"time":');
    expect(cut).toBeGreaterThan(500);
  });

  it('of one array, one a line, need nothing', () => {
    const text = `[\n${ENTRIES.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;
    expect(targetsIn(text)).toEqual(['nginx-json', ALL]);
  });

  const J = (one: unknown) => JSON.stringify(one);
  const touching = ENTRIES.map(J).join('');
  it.each([
    ['in an object', J({ records: ENTRIES })],
    ['in an object that says more before', J({ count: 40, next: null, tags: ['a', 'b'], Records: ENTRIES })],
    [
      'in an object, indented by four, Windows',
      JSON.stringify({ logs: ENTRIES }, null, 4).replaceAll('\n', '\r\n'),
    ],
    ['in an object each', ENTRIES.map((one) => J({ records: [one, one] })).join('\n')],
    ['in objects that touch', ENTRIES.map((one) => J({ records: [one, one] })).join('')],
    ['touching', touching],
    ['touching, indented', ENTRIES.map((one) => JSON.stringify(one, null, 2)).join('')],
    [
      'touching, ten a line',
      touching
        .replaceAll('{"time"', '\n{"time"')
        .replace(/\n(?!.*\/p\d?0")/g, '')
        .trim(),
    ],
    ['with a blank between', ENTRIES.map(J).join(' ')],
  ])('are read %s', (_, text) => {
    const [format, targets] = targetsIn(text);
    expect(format).toBe('array+nginx-json');
    expect([...new Set(targets)]).toEqual(ALL);
    expect(targetsIn(`${text}\n`)).toEqual([format, targets]);
  });

  it('of an object, one a line, need nothing', () => {
    const text = `{"entries": [\n${ENTRIES.map(J).join(',\n')}\n]}\n`;
    expect(targetsIn(text)).toEqual(['nginx-json', ALL]);
  });

  it('that hold a list of objects themselves are no object around a list', () => {
    const some = ENTRIES.map((one) => ({ details: [{ a: 1 }, { b: 2 }], ...one }));
    expect(targetsIn(J(some))).toEqual(['array+nginx-json', ALL]);
  });

  it.each([
    ['touching', touching],
    ['in an object', J({ records: ENTRIES })],
    ['in objects that touch', ENTRIES.map((one) => J({ records: [one] })).join('')],
    ['touching, with a torn one', touching.replace(',"uri":"/p7"', ',"uri":"/p7')],
  ])('are cut between two wherever a chunk ends: %s', (_, text) => {
    const { format } = detectFormat(Buffer.from(text), '');
    const whole = Buffer.from(text);
    format?.separate?.(whole, whole.length);
    for (let length = 600; length < text.length; length += 7) {
      const bytes = Buffer.from(text.slice(0, length));
      const cut = cutAtRecord(format, bytes, length);
      expect(cut).toBeGreaterThan(0);
      expect(bytes.subarray(0, cut).equals(whole.subarray(0, cut))).toBe(true);
      const rest = Buffer.from(text.slice(cut));
      format?.separate?.(rest, rest.length);
      expect(rest.equals(whole.subarray(cut))).toBe(true);
      const again = Buffer.from(bytes.subarray(0, cut));
      format?.separate?.(again, again.length);
      // The last line ends there anyway, which matters where it is torn.
      expect(again.subarray(0, -1).equals(bytes.subarray(0, cut - 1))).toBe(true);
    }
  });

  it.each([
    ['touching', touching],
    ['of one array', J(ENTRIES)],
    ['in an object', J({ records: ENTRIES })],
  ])('lose one entry where a quote is missing, %s', (_, text) => {
    const [, targets] = targetsIn(text.replace('"uri":"/p7"', '"uri":"/p7'));
    expect(targets.filter((target) => target.startsWith('/'))).toEqual(
      ALL.filter((target) => target !== '/p7'),
    );
    expect(targets).toContain('bad-json');
  });

  it('are not parted within a text that looks like two of them', () => {
    const hostile = ENTRIES.map((one) => J({ ...one, uri: `${one.uri}?},{"a":"}{"b` })).join('');
    expect(targetsIn(hostile)[1]).toEqual(ALL.map((target) => `${target}?},{"a":"}{"b`));
  });

  it('lose one entry where it is torn', () => {
    const text = ENTRIES.map((one) => JSON.stringify(one, null, 2)).join('\n');
    const torn = text.replace('  "uri": "/p7",\n  "status": 200,\n', '  "uri": "/p7\n');
    expect(targetsIn(torn)[1]).toEqual(ALL.map((target) => (target === '/p7' ? 'bad-json' : target)));
  });
});

describe('lines that a container runtime cut into parts', () => {
  const CLF = (n: number, query: string) =>
    `203.0.113.9 - - [06/May/2024:16:08:09 +0900] "GET /p${n}?${query} HTTP/1.1" 200 1`;
  const long = 'x'.repeat(20_000);

  it('are put together (Docker, 16 KiB)', () => {
    const docker = (log: string) => JSON.stringify({ log, stream: 'stdout', time: '2024-05-06T07:08:10Z' });
    const lines = ENTRIES.flatMap((_, n) => {
      const whole = `${CLF(n, n % 5 === 0 ? long : 'a=1')}\n`;
      return whole.length > 16_384
        ? [whole.slice(0, 16_384), whole.slice(16_384)].map(docker)
        : [docker(whole)];
    });
    const [format, targets] = targetsIn(lines.join('\n'));
    expect(format).toBe('docker+common');
    expect(targets.map((target) => target.slice(0, target.indexOf('?')))).toEqual(ALL);
    expect(targets[5]).toBe(`/p5?${long}`);
  });

  it('are put together (CRI, P and F)', () => {
    const head = '2024-05-06T07:08:10.123456789Z stdout';
    const lines = ENTRIES.flatMap((_, n) => {
      const whole = CLF(n, 'a=1');
      return n % 5 === 0
        ? [`${head} P ${whole.slice(0, 60)}`, `${head} F ${whole.slice(60)}`]
        : [`${head} F ${whole}`];
    });
    const [format, targets] = targetsIn(lines.join('\n'));
    expect(format).toBe('cri+common');
    expect(targets).toEqual(ALL.map((target) => `${target}?a=1`));
  });

  it('stay apart where a program writes no newline at all', () => {
    const docker = (log: string) => JSON.stringify({ log, stream: 'stdout', time: '2024-05-06T07:08:10Z' });
    const lines = ENTRIES.map((_, n) => docker(CLF(n, 'a=1')));
    expect(targetsIn(lines.join('\n'))[1]).toEqual(ALL.map((target) => `${target}?a=1`));
  });
});
