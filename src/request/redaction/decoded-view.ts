/**
 * A text with every layer of encoding taken off, character by character, so that a secret is found however it
 * is written: percent-encoded once or many times, as `%uXXXX`, `\xNN`, `\uNNNN`, as an HTML reference, or as
 * the bytes of UTF-8. Each character knows where it stands in the text it came from.
 */
export interface DecodedView {
  readonly text: string;
  /** Where character i begins in the original; at `text.length` the original's length. */
  startOf(i: number): number;
  /** How many layers of encoding lay over character i; 0 for a plain one. */
  readonly depth: Uint8Array;
}

/** What an encoding can begin with. */
const ENCODED = /[%\\\u00c2-\u00f4\uff1a\uff1d]|&#/;

/** Signs that hand over a value, as Japanese keyboards write them too: `パスワード：`. */
const HALF_WIDTH: ReadonlyMap<number, number> = new Map([
  [0xff1a, 0x3a],
  [0xff1d, 0x3d],
]);

interface Unit {
  code: number;
  length: number;
  depth: number;
}

/** Takes the encodings off a text. Time and memory are linear in its length. */
export function decodedView(original: string): DecodedView {
  if (!ENCODED.test(original)) {
    return { text: original, startOf: (i) => i, depth: new Uint8Array(original.length) };
  }
  const codes = new Uint16Array(original.length);
  const start = new Int32Array(original.length + 1);
  const depth = new Uint8Array(original.length);
  const unit: Unit = { code: 0, length: 0, depth: 0 };
  let count = 0;
  for (let at = 0; at < original.length; at += unit.length) {
    readCharacter(original, at, unit);
    codes[count] = unit.code > 0xffff ? 0xfffd : (HALF_WIDTH.get(unit.code) ?? unit.code);
    start[count] = at;
    depth[count] = unit.depth;
    count++;
  }
  start[count] = original.length;
  return { text: textOf(codes.subarray(0, count)), startOf: (i) => start[i] as number, depth };
}

function textOf(codes: Uint16Array): string {
  let text = '';
  for (let at = 0; at < codes.length; at += 8192) {
    text += String.fromCharCode(...codes.subarray(at, at + 8192));
  }
  return text;
}

/** One character: a byte, or the bytes of one character of UTF-8 (RFC 3629) put together. */
function readCharacter(text: string, at: number, unit: Unit): void {
  readByte(text, at, unit);
  const { code: lead, length, depth } = unit;
  const more =
    lead >= 0xc2 && lead <= 0xdf
      ? 1
      : lead >= 0xe0 && lead <= 0xef
        ? 2
        : lead >= 0xf0 && lead <= 0xf4
          ? 3
          : 0;
  if (more === 0) return;
  let code = lead & (0x3f >> more);
  let end = at + length;
  for (let n = 0; n < more; n++) {
    if (end >= text.length) break;
    readByte(text, end, unit);
    if (unit.code < 0x80 || unit.code > 0xbf) break;
    code = (code << 6) | (unit.code & 0x3f);
    end += unit.length;
    if (n < more - 1) continue;
    unit.code = code;
    unit.length = end - at;
    unit.depth = depth;
    return;
  }
  unit.code = lead;
  unit.length = length;
  unit.depth = depth;
}

const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const AMPERSAND = 0x26;

function readByte(text: string, at: number, unit: Unit): void {
  const code = text.charCodeAt(at);
  unit.code = code;
  unit.length = 1;
  unit.depth = 0;
  if (code === PERCENT) readPercent(text, at, unit);
  else if (code === BACKSLASH) readBackslash(text, at, unit);
  else if (code === AMPERSAND) readReference(text, at, unit);
}

/** `%41`, `%2541`, `%252541`, … and `%u0041` at any of these depths. */
function readPercent(text: string, at: number, unit: Unit): void {
  let next = at + 1;
  let depth = 1;
  while (text.charCodeAt(next) === 0x32 && text.charCodeAt(next + 1) === 0x35 && depth < 250) {
    if (!isEncodedTail(text, next + 2)) break;
    next += 2;
    depth++;
  }
  const wide = (text.charCodeAt(next) | 0x20) === 0x75;
  const code = wide ? hex(text, next + 1, 4) : hex(text, next, 2);
  if (code < 0) return;
  unit.code = code;
  unit.length = next + (wide ? 5 : 2) - at;
  unit.depth = depth;
}

/** Whether what follows a `%25` goes on encoding something. */
function isEncodedTail(text: string, at: number): boolean {
  return hex(text, at, 2) >= 0 || ((text.charCodeAt(at) | 0x20) === 0x75 && hex(text, at + 1, 4) >= 0);
}

/** `\x41` and `\u0041`, as logs and JSON write them. */
function readBackslash(text: string, at: number, unit: Unit): void {
  const letter = text.charCodeAt(at + 1) | 0x20;
  const digits = letter === 0x78 ? 2 : letter === 0x75 ? 4 : 0;
  if (digits === 0) return;
  const code = hex(text, at + 2, digits);
  if (code < 0) return;
  unit.code = code;
  unit.length = 2 + digits;
  unit.depth = 1;
}

/** `&#65;` and `&#x41;`, with or without the semicolon. */
function readReference(text: string, at: number, unit: Unit): void {
  if (text.charCodeAt(at + 1) !== 0x23) return;
  const isHex = (text.charCodeAt(at + 2) | 0x20) === 0x78;
  const from = at + (isHex ? 3 : 2);
  let end = from;
  let code = 0;
  for (; end < from + 7; end++) {
    const digit = hexDigit(text.charCodeAt(end));
    if (digit < 0 || (!isHex && digit > 9)) break;
    code = code * (isHex ? 16 : 10) + digit;
  }
  if (end === from || code > 0x10ffff) return;
  unit.code = code;
  unit.length = end - at + (text.charCodeAt(end) === 0x3b ? 1 : 0);
  unit.depth = 1;
}

function hex(text: string, at: number, digits: number): number {
  let value = 0;
  for (let i = at; i < at + digits; i++) {
    const digit = hexDigit(text.charCodeAt(i));
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
