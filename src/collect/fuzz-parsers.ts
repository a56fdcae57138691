import { type Chance, createChance } from '../model/chance.ts';
import { detectFormat } from './detect-format.ts';
import type { Format } from './format.ts';
import { formatNamed } from './format-named.ts';
import { FORMATS } from './formats.ts';
import { createRecordView, FIELD_COUNT, type RecordView } from './record-view.ts';

/** What a fuzz run found. */
export interface FuzzReport {
  readonly cases: number;
  /** One sentence for each broken promise, at most 20. */
  readonly failures: readonly string[];
}

/** Formats that have no name of their own but take other ways through the code. */
const STRINGS = [
  '%h:%{remote}p %{%d/%b/%Y %T}t.%{msec_frac}t %{%z}t %r %>s %U%q %{Cookie}i',
  '$remote_addr|$msec|$uri|$args|$status|"$http_user_agent"|$upstream_response_time',
  '{"a":"$remote_addr","b":"$request","t":"$time_local"}',
  'docker+combined',
  'cri+common',
  'syslog+nginx',
  'quoted+combined',
  'indented+nginx-json',
  'array+nginx-json',
];

/** Pieces that parsers decide by. */
const PIECES = [
  ...[
    '"',
    '\\"',
    '\\',
    '\\x22',
    '\\u00',
    ' ',
    '  ',
    '\t',
    ',',
    ':',
    '[',
    ']',
    '{',
    '}',
    '-',
    '""',
    '=',
    ';',
    '#',
    '%',
  ],
  ...[
    '203.0.113.9',
    '2001:db8::1',
    '[2001:db8::1]:80',
    'unix:',
    'GET',
    '/a?b=1',
    'HTTP/1.1',
    '200',
    '99999999999999999999',
  ],
  ...[
    '06/May/2024:16:08:09 +0900',
    '2024-05-06T07:08:09Z',
    'May  6 07:08:09',
    '1714979289.5',
    'Mon May  6 16:08:09 2024',
  ],
  ...[
    '{"log":"',
    '"time":',
    '#Fields: date time c-ip cs-uri-stem',
    '--c7036611-A--',
    'ModSecurity: Access denied',
    'status:',
  ],
  ...[
    '\r',
    '\u0000',
    '\u00ef\u00bb\u00bf',
    '\u00ff',
    '1e9',
    'sshd[1]: ',
    'Failed password for root from ',
    '[id "1"]',
    '2024-05-06 16:08:09.123 JST',
    'LOG:  statement: ',
    'shop@b ',
    'SELECT * FROM orders',
    '\n\t',
    '\t\t   12 Query\t',
    '# User@Host: shop[shop] @ app [203.0.113.9]  Id: 12\n',
    'SET timestamp=1714979289;',
    ',"shop","b",12,',
  ],
];

const OPTIONS = { timezone: 'Asia/Tokyo', notAfter: Date.UTC(2024, 5), clientHeader: 'x-forwarded-for' };

/**
 * Gives every parser random and mangled lines, and looks whether a promise of the contract breaks: no throw, the
 * same answer twice, ranges inside the buffer, no answer that depends on the bytes around the record.
 *
 * @param seed the same seed makes the same lines
 * @param cases how many lines, each given to one parser
 * @param lines real lines to mangle, if there are any
 */
export function fuzzParsers(seed: number, cases: number, lines: readonly Uint8Array[] = []): FuzzReport {
  const chance = createChance(seed);
  const formats = [...FORMATS, ...STRINGS.map(sound)];
  const parsers = formats.map((format) => format.createParser(OPTIONS));
  const views = [createRecordView(), createRecordView()] as const;
  const failures: string[] = [];
  for (let done = 0; done < cases && failures.length < 20; done++) {
    const line = makeLine(chance, lines);
    const index = chance.below(parsers.length);
    const parser = parsers[index];
    const fail = (what: string): void => {
      failures.push(
        `${formats[index]?.name}: ${what}: ${JSON.stringify(Buffer.from(line).toString('latin1').slice(0, 300))}`,
      );
    };
    try {
      const first = parser?.parse(line, 0, line.length, views[0]) ?? null;
      const around = surround(line, chance);
      const second = parser?.parse(around, 3, 3 + line.length, views[1]) ?? null;
      if (first !== second) fail(`${first} became ${second}`);
      else if (first === null && !isSame(views[0], views[1])) fail('another answer for the same bytes');
      if (first === null && !isInside(views[0])) fail('a range outside the buffer');
      if (done % 1000 === 0) detectFormat(line, '');
    } catch (error) {
      fail(`threw ${String(error)}`);
    }
  }
  return { cases, failures };
}

function sound(spec: string): Format {
  const format = formatNamed(spec);
  if ('problem' in format) throw new Error(`${spec}: ${format.problem}`);
  return format;
}

function makeLine(chance: Chance, lines: readonly Uint8Array[]): Uint8Array {
  const source = lines.length > 0 && chance.below(10) < 7 ? chance.pick(lines) : undefined;
  const line = source === undefined ? composed(chance) : Buffer.from(source);
  return mangled(line, chance);
}

function composed(chance: Chance): Buffer {
  const count = chance.below(30);
  const pieces = Array.from({ length: count }, () => chance.pick(PIECES));
  return Buffer.from(pieces.join(chance.below(2) === 0 ? ' ' : ''), 'latin1');
}

/** Cuts, repeats, overwrites and inserts a few times. */
function mangled(line: Buffer, chance: Chance): Uint8Array {
  let bytes = line;
  for (let edits = chance.below(4); edits > 0; edits--) {
    const at = chance.below(bytes.length + 1);
    const to = Math.min(bytes.length, at + chance.below(20));
    const piece = Buffer.from(chance.pick(PIECES), 'latin1');
    const kind = chance.below(4);
    if (kind === 0) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(to)]);
    else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([chance.below(256)]), bytes.subarray(to)]);
  }
  return new Uint8Array(bytes);
}

/** The line between other bytes, which must not matter. */
function surround(line: Uint8Array, chance: Chance): Uint8Array {
  const around = new Uint8Array(line.length + 6).map(() => '"\\ :[]0{}\n'.charCodeAt(chance.below(10)));
  around.set(line, 3);
  return around;
}

function isSame(one: RecordView, other: RecordView): boolean {
  if (!Object.is(one.at, other.at) || one.status !== other.status) return false;
  if (one.bytes !== other.bytes || one.durationMs !== other.durationMs || one.kind !== other.kind)
    return false;
  for (let field = 0; field < FIELD_COUNT; field++) {
    const length = (one.end[field] as number) - (one.start[field] as number);
    if (length !== (other.end[field] as number) - (other.start[field] as number)) return false;
  }
  if (one.carried.count !== other.carried.count) return false;
  return true;
}

function isInside(view: RecordView): boolean {
  for (let field = 0; field < FIELD_COUNT; field++) {
    const [start, end] = [view.start[field] as number, view.end[field] as number];
    if (start < 0 || end < start || end > view.buffer.length) return false;
  }
  const { carried } = view;
  for (let i = 0; i < carried.count; i++) {
    if ((carried.start[i] as number) < 0 || (carried.end[i] as number) > view.buffer.length) return false;
  }
  return true;
}
