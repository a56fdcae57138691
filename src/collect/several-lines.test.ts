import { describe, expect, it } from 'vitest';
import { textOf } from './bytes/byte-text.ts';
import { cutAtRecord } from './cut-at-record.ts';
import { detectFormat } from './detect-format.ts';
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
  if (format === null) return [undefined, []];
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
  return [format.name, targets];
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
