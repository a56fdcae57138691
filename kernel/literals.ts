import { find } from './bytes';
import { DECODED } from './memory-map';

// The triage of src/request/triage over raw bytes: the same literals under the same conditions, looked for in
// another way. An automaton must take one byte after the other; here sixteen bytes are asked at once for signs,
// and every place by itself for four bytes of a literal, those that are oddest in it. What the tables hold: literal-tables.ts.

/** One set of tables for each field: target, Referer, User-Agent. */
export const TABLES: usize = memory.data(3 * 0x40000, 16);
export const TABLE_BYTES: usize = 0x40000;
// Offsets within a set.
export const SIGN_LOW: usize = 0x0;
export const SIGN_HIGH: usize = 0x10;
export const FIRST_LOW: usize = 0x20;
export const FIRST_HIGH: usize = 0x30;
export const SECOND_LOW: usize = 0x40;
export const SECOND_HIGH: usize = 0x50;
/**
 * For each byte: 1 it triggers by itself as it stands, 2 it does when it was escaped; it is excused where 4 a session id
 * follows, 8 it stands as in prose, 16 no encoded text follows.
 */
export const SIGNS: usize = 0x100;
/** Bits of the hashes of four bytes of each literal. */
export const GRAMS: usize = 0x200;
/** The first literal of each hash, as its number + 1. */
export const HEADS: usize = 0x8200;
/** Eight bytes a literal: the next one's number + 1, its length, its condition, where its text stands in TEXTS (three
 * bytes), where in it the four bytes stand (one). */
export const LITERALS: usize = 0x10200;
export const TEXTS: usize = 0x20200;

const GRAM_BITS: u32 = 18;
const HEAD_BITS: u32 = 14;
const CASE: u32 = 0x20202020;
const LONGEST: usize = 2048;
const TEXT_BITS: u32 = 24;
const TEXT: u32 = 0xffffff;

const ALWAYS: u32 = 0;
const ENDS_PATH: u32 = 1;

const BEFORE_SESSION_ID: u8 = 4;
const IN_PROSE: u8 = 8;
const BEFORE_ENCODED: u8 = 16;
/** As in src/request/decode/begins-encoded-text.ts. */
const BASE64_SIGNS: u32 = 12;
const HEX_SIGNS: usize = 20;
/** As in src/request/triage/trigger-condition.ts. */
const PROSE_WORD: usize = 4;

const SPACE: u8 = 0x20;
const EQUALS: u8 = 0x3d;
/** `jsession` and `id`, from the end. */
const JSESSION: u64 = ((<u64>0x6e6f6973) << 32) | 0x7365736a;
const ID: u16 = 0x6469;
const LOWER: u64 = ((<u64>CASE) << 32) | CASE;

const PERCENT: u8 = 0x25;
const DOT: u8 = 0x2e;

function hashOf(gram: u32): u32 {
  return gram * 0x9e3779b1;
}

/** Whether a text surely holds no trigger. */
export function isBoring(tables: usize, start: usize, end: usize): bool {
  if (end - start > LONGEST) return false;
  if (holdsSign(tables, start, end)) return false;
  if (find(start, end, PERCENT) === end) return !holdsLiteral(tables, start, end, true);
  const decodedEnd = decode(tables, start, end);
  return decodedEnd !== 0 && !holdsLiteral(tables, DECODED, decodedEnd, false);
}

/** Whether a byte stands in a text that triggers by itself, or is none of ASCII. */
function holdsSign(tables: usize, start: usize, end: usize): bool {
  const low = v128.load(tables + SIGN_LOW);
  const high = v128.load(tables + SIGN_HIGH);
  const nibble = i8x16.splat(15);
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const hits = v128.and(
      i8x16.swizzle(low, v128.and(bytes, nibble)),
      i8x16.swizzle(high, i8x16.shr_u(bytes, 4)),
    );
    let found = i8x16.bitmask(i8x16.ne(hits, i8x16.splat(0))) | i8x16.bitmask(bytes);
    const left = end - at;
    if (left < 16) found &= (1 << (<i32>left)) - 1;
    while (found !== 0) {
      if (!isExcused(tables, at + ctz(found), start, end)) return true;
      found &= found - 1;
    }
  }
  return false;
}

/** Whether a sign that triggers by itself does not where it stands. */
function isExcused(tables: usize, place: usize, start: usize, end: usize): bool {
  const sign = load<u8>(tables + SIGNS + load<u8>(place));
  if ((sign & BEFORE_ENCODED) !== 0) return !beginsEncodedText(place + 1, end);
  if ((sign & BEFORE_SESSION_ID) !== 0) return isSessionId(place + 1, end);
  return (sign & IN_PROSE) !== 0 && isInProse(place, start, end);
}

/** As in src/request/triage/trigger-condition.ts. */
function isSessionId(at: usize, end: usize): bool {
  return (
    at + 11 <= end &&
    (load<u64>(at) | LOWER) === JSESSION &&
    (load<u16>(at, 8) | <u16>LOWER) === ID &&
    (load<u8>(at, 10) | <u8>LOWER) === EQUALS
  );
}

/** As in src/request/decode/begins-encoded-text.ts. */
function beginsEncodedText(at: usize, end: usize): bool {
  return at + BASE64_SIGNS <= end && (beginsBase64(at, end) || beginsHex(at, end));
}

function beginsBase64(start: usize, end: usize): bool {
  let group: u32 = 0;
  let at = start;
  for (let n: u32 = 1; n <= BASE64_SIGNS; n++) {
    if (at >= end) return false;
    let sign = load<u8>(at);
    if (sign === PERCENT && at + 2 < end) {
      const high = hexOf(load<u8>(at, 1));
      const low = hexOf(load<u8>(at, 2));
      if (high <= 15 && low <= 15) {
        sign = <u8>((high << 4) | low);
        at += 2;
      }
    }
    at++;
    const value = base64Of(sign);
    if (value > 63) return false;
    group = (group << 6) | value;
    if ((n & 3) !== 0) continue;
    if (!isTextByte(group >> 16) || !isTextByte((group >> 8) & 0xff) || !isTextByte(group & 0xff))
      return false;
    group = 0;
  }
  return true;
}

function base64Of(sign: u8): u32 {
  const letter = <u32>(sign | 0x20) - 0x61;
  if (letter < 26) return sign < 0x61 ? letter : letter + 26;
  const digit = <u32>sign - 0x30;
  if (digit < 10) return digit + 52;
  if (sign === 0x2b || sign === 0x2d) return 62;
  return sign === 0x2f || sign === 0x5f ? 63 : 64;
}

function beginsHex(start: usize, end: usize): bool {
  const first = load<u8>(start) === 0x30 && (load<u8>(start, 1) | 0x20) === 0x78 ? start + 2 : start;
  if (first + HEX_SIGNS > end) return false;
  for (let at = first; at < first + HEX_SIGNS; at += 2) {
    const high = hexOf(load<u8>(at));
    const low = hexOf(load<u8>(at, 1));
    if (high > 15 || low > 15 || !isTextByte((high << 4) | low)) return false;
  }
  return true;
}

function isTextByte(byte: u32): bool {
  return byte - 0x20 < 0x5f || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** As in src/request/triage/trigger-condition.ts. */
function isInProse(sign: usize, start: usize, end: usize): bool {
  if (sign < start + PROSE_WORD || sign + 2 >= end || load<u8>(sign, 1) !== SPACE || !isLetter(sign + 2))
    return false;
  for (let at = sign - PROSE_WORD; at < sign; at++) if (!isLetter(at)) return false;
  return true;
}

function isLetter(at: usize): bool {
  return <u32>(load<u8>(at) | 0x20) - 0x61 < 26;
}

/** Undoes percent-escapes; 0 when the text must be looked at for a sign or an odd escape. */
function decode(tables: usize, start: usize, end: usize): usize {
  let to = DECODED;
  for (let at = start; at < end; at++) {
    let byte = load<u8>(at);
    if (byte === PERCENT) {
      if (at + 2 >= end) return 0;
      const high = hexOf(load<u8>(at, 1));
      const low = hexOf(load<u8>(at, 2));
      if (high > 15 || low > 15) return 0;
      byte = <u8>((high << 4) | low);
      if (byte === PERCENT || (load<u8>(tables + SIGNS + byte) & 2) !== 0) return 0;
      if (byte === 0xa0) byte = 0x20;
      at += 2;
    }
    store<u8>(to, byte);
    to++;
  }
  // What was left behind by an earlier text is no part of this one.
  store<u32>(to, 0);
  return to;
}

function hexOf(sign: u8): u32 {
  const digit = <u32>sign - 48;
  if (digit < 10) return digit;
  const letter = (<u32>sign | 0x20) - 97;
  return letter < 6 ? letter + 10 : 16;
}

/** @param isRaw whether conditions can be judged: they speak of bytes as they were logged */
function holdsLiteral(tables: usize, start: usize, end: usize, isRaw: bool): bool {
  const grams = tables + GRAMS;
  // Four places at once, so that there is one branch for four loads; those behind the end are asked in vain.
  for (let at = start; at < end; at += 4) {
    const any = gramAt(grams, at) | gramAt(grams, at + 1) | gramAt(grams, at + 2) | gramAt(grams, at + 3);
    if ((any & 1) === 0) continue;
    for (let place = at; place < at + 4 && place < end; place++) {
      if ((gramAt(grams, place) & 1) !== 0 && holdsThere(tables, hashAt(place), place, start, end, isRaw))
        return true;
    }
  }
  return holdsPair(tables, start, end, isRaw);
}

/** Whether some literal may begin at a place, in the lowest bit. */
function gramAt(grams: usize, place: usize): u32 {
  const hash = hashAt(place) >> (32 - GRAM_BITS);
  return load<u8>(grams + (hash >> 3)) >> (hash & 7);
}

function hashAt(place: usize): u32 {
  return hashOf(load<u32>(place) | CASE);
}

/** Looks for literals of two bytes, which have no first four. */
function holdsPair(tables: usize, start: usize, end: usize, isRaw: bool): bool {
  const firstLow = v128.load(tables + FIRST_LOW);
  const firstHigh = v128.load(tables + FIRST_HIGH);
  const secondLow = v128.load(tables + SECOND_LOW);
  const secondHigh = v128.load(tables + SECOND_HIGH);
  const nibble = i8x16.splat(15);
  for (let at = start; at + 1 < end; at += 16) {
    const first = v128.load(at);
    const second = v128.load(at + 1);
    const hits = v128.and(
      v128.and(
        i8x16.swizzle(firstLow, v128.and(first, nibble)),
        i8x16.swizzle(firstHigh, i8x16.shr_u(first, 4)),
      ),
      v128.and(
        i8x16.swizzle(secondLow, v128.and(second, nibble)),
        i8x16.swizzle(secondHigh, i8x16.shr_u(second, 4)),
      ),
    );
    let found = i8x16.bitmask(i8x16.ne(hits, i8x16.splat(0)));
    const left = end - 1 - at;
    if (left < 16) found &= (1 << (<i32>left)) - 1;
    while (found !== 0) {
      const place = at + ctz(found);
      const pair = <u32>load<u16>(place) | 0x2020;
      if (holdsThere(tables, hashOf(pair), place, start, end, isRaw)) return true;
      found &= found - 1;
    }
  }
  return false;
}

/** The first literal with a hash, as its number + 1; 0 for none. */
function firstOf(tables: usize, hash: u32): u32 {
  return load<u16>(tables + HEADS + ((hash >> (32 - HEAD_BITS)) << 1));
}

/** Whether one of the literals with this hash has its four bytes at `at`, and its condition holds. */
function holdsThere(tables: usize, hash: u32, at: usize, start: usize, end: usize, isRaw: bool): bool {
  let number = firstOf(tables, hash);
  while (number !== 0) {
    const literal = tables + LITERALS + ((number - 1) << 3);
    const length = <usize>load<u8>(literal, 2);
    const place = load<u32>(literal, 4);
    const from = at - (place >> TEXT_BITS);
    if (from >= start && from + length <= end && stands(tables + TEXTS + (place & TEXT), length, from)) {
      const condition = <u32>load<u8>(literal, 3);
      if (condition === ALWAYS || !isRaw) return true;
      const holds =
        condition === ENDS_PATH ? endsPath(from + length, end) : scriptFollows(from + length, end);
      if (holds) return true;
    }
    number = load<u16>(literal);
  }
  return false;
}

function stands(text: usize, length: usize, at: usize): bool {
  for (let i: usize = 0; i < length; i++) if (load<u8>(text + i) !== folded(load<u8>(at + i))) return false;
  return true;
}

function folded(byte: u8): u8 {
  if (byte === 0x2b) return 0x20;
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

/** As in src/request/triage/trigger-condition.ts. */
function endsPath(at: usize, end: usize): bool {
  if (at >= end) return true;
  const byte = load<u8>(at);
  return byte <= 0x20 || byte === 0x3f || byte === 0x2f || byte === 0x23 || byte === PERCENT || byte === 0x3b;
}

/** As in src/request/triage/trigger-condition.ts. */
function scriptFollows(at: usize, end: usize): bool {
  for (let i = find(at, end, DOT); i + 2 < end; i = find(i + 1, end, DOT)) {
    const first = load<u8>(i, 1) | 0x20;
    const second = load<u8>(i, 2) | 0x20;
    if (first === 0x6a) {
      if (second === 0x73 || second === 0x68) return true;
    } else if (first === 0x70) {
      if (second !== 0x6e && second !== 0x64) return true;
    } else if (first === 0x61 || first === 0x63 || first === 0x73 || first === 0x6c || first === 0x72) {
      return true;
    }
  }
  return false;
}
