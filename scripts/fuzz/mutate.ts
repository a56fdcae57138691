import type { Chance } from '../../src/model/chance.ts';

const LONGEST = 1 << 20;

/** What parsers stumble over: quotes, brackets, escapes half done, signs of other formats, bytes of no character. */
const SPLINTERS = [
  '"',
  '\\',
  '\\"',
  '\\x',
  '\\xZ1',
  '%',
  '%u',
  '%00',
  '%25%32%37',
  '%c0%ae',
  '[',
  ']',
  '{',
  '}',
  '\t',
  '\r',
  '\0',
  ' - ',
  '" "',
  '\\u0000',
  '\\ud800',
  ':',
  '\x1b[',
  '\xff\xfe',
  '\x80',
  '<!--',
  '/*',
  '*/',
  "'",
  '--',
  '(',
  ')',
  ';',
  '&',
  '=',
  '?',
  '#Fields: ',
  '99999999999999999999',
  '-1',
  '[31/Feb/2026:25:61:61 +9999]',
  '::ffff:',
  'base64,',
  '&#x',
  '&lt;',
  '${',
  '{{',
  '../',
].map((text) => Buffer.from(text, 'latin1'));

/** Changes a line of evidence byte by byte: one to six changes, now and then up to a megabyte long. */
export function mutate(line: Buffer, other: Buffer, random: Chance): Buffer {
  let bytes = line;
  for (let changes = 1 + random.below(6); changes > 0; changes--) bytes = change(bytes, other, random);
  return bytes.subarray(0, LONGEST);
}

function change(bytes: Buffer, other: Buffer, random: Chance): Buffer {
  const at = random.below(bytes.length + 1);
  const to = Math.min(bytes.length, at + random.below(40));
  const join = (...parts: readonly Uint8Array[]) => Buffer.concat(parts);
  switch (random.below(random.below(5_000) === 0 ? 9 : 8)) {
    case 0:
      return join(bytes.subarray(0, at), Buffer.from([random.below(256)]), bytes.subarray(at));
    case 1:
      return join(bytes.subarray(0, at), Buffer.from([random.below(256)]), bytes.subarray(at + 1));
    case 2:
      return join(bytes.subarray(0, at), bytes.subarray(to));
    case 3:
      return join(bytes.subarray(0, to), bytes.subarray(at));
    case 4:
      return join(bytes.subarray(0, at), random.pick(SPLINTERS), bytes.subarray(at));
    case 5:
      return join(bytes.subarray(0, at), other.subarray(random.below(other.length + 1)));
    case 6:
      return bytes.subarray(0, at);
    case 7:
      return join(
        bytes.subarray(0, at),
        repeated(random.pick(SPLINTERS), 1 + random.below(200)),
        bytes.subarray(at),
      );
    default:
      return join(bytes.subarray(0, at), repeated(random.pick(SPLINTERS), LONGEST), bytes.subarray(at));
  }
}

function repeated(splinter: Buffer, times: number): Buffer {
  return Buffer.alloc(Math.min(LONGEST, splinter.length * times), splinter);
}
