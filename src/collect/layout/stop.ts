import { ASCII } from '../bytes/ascii.ts';
import { bytesOf } from '../bytes/byte-text.ts';
import { nextByte, patternOf } from '../bytes/next-byte.ts';
import { opensRequest } from './opens-request.ts';

const QUOTES = patternOf(ASCII.quote);

/** The text that ends a value. */
export interface Stop {
  readonly bytes: Uint8Array;
  /** 0 at the end of the line. */
  readonly length: number;
  readonly first: number;
  /** The first byte four times, for {@link nextByte}. */
  readonly pattern: number;
  /** Its bytes as one little-endian number, for stops of up to four. */
  readonly head: number;
  /** Which bytes of that number count; 0 for a stop of one byte, which needs no second look. */
  readonly headMask: number;
}

/** The text at which a column ends, prepared for looking it up in bytes. */
export function stopOf(text: string): Stop {
  const bytes = bytesOf(text);
  const { length } = bytes;
  return {
    bytes,
    length,
    first: bytes[0] ?? -1,
    pattern: patternOf(bytes[0] ?? 0),
    head: bytes.subarray(0, 4).reduce((value, byte, index) => value | (byte << (8 * index)), 0),
    headMask: length < 2 || length > 4 ? 0 : (-1 >>> (8 * (4 - length))) | 0,
  };
}

/**
 * Whether a stop stands at `at`. A stop that the line's end cuts short counts as one, so that a line may lack
 * its last columns.
 */
export function stopsAt(bytes: Uint8Array, at: number, end: number, stop: Stop): boolean {
  const length = Math.min(stop.length, end - at);
  for (let i = 0; i < length; i++) if (bytes[at + i] !== stop.bytes[i]) return false;
  return true;
}

/**
 * The end of a value that nothing quotes: the first place where the stop stands, or the line's end.
 *
 * @param list whether a blank after "," or around ":" belongs to the value (`203.0.113.9, 192.0.2.1`)
 */
export function wordEnd(bytes: Uint8Array, start: number, end: number, stop: Stop, list: boolean): number {
  if (stop.length === 0) return end;
  for (let i = start; i < end; i++) {
    if (bytes[i] !== stop.first || !stopsAt(bytes, i, end, stop)) continue;
    if (!list || i === start || !continuesList(bytes, i, end)) return i;
  }
  return end;
}

function continuesList(bytes: Uint8Array, at: number, end: number): boolean {
  if (bytes[at] !== ASCII.space) return false;
  const before = bytes[at - 1];
  return before === ASCII.comma || before === ASCII.colon || (at + 1 < end && bytes[at + 1] === ASCII.colon);
}

/** What {@link quotedEnd} returns for a quote that is never closed. */
export const UNCLOSED = -1;
/** What {@link quotedEnd} returns where another record's request begins inside the quotes. */
export const SECOND_RECORD = -2;

/**
 * The end of a value between quotes: the first quote that no backslash escapes and that the stop's rest
 * follows. Runs of backslashes are counted once each, so time stays linear.
 *
 * @param words a view of the same bytes
 * @param escapes false for servers that write backslashes as they come
 * @returns UNCLOSED when the quote is never closed, SECOND_RECORD when a line end was lost before it is
 */
export function quotedEnd(
  bytes: Uint8Array,
  words: DataView,
  start: number,
  end: number,
  stop: Stop,
  escapes: boolean,
): number {
  for (
    let i = nextByte(bytes, words, start, end, QUOTES);
    i < end;
    i = nextByte(bytes, words, i + 1, end, QUOTES)
  ) {
    if (escapes && isEscaped(bytes, start, i)) continue;
    if (stopsAt(bytes, i, end, stop)) return i;
    if (opensRequest(bytes, start, i, end)) return SECOND_RECORD;
  }
  return UNCLOSED;
}

/** Whether another record's request begins in bytes[start, end), which no column's value is. */
export function holdsRequest(bytes: Uint8Array, words: DataView, start: number, end: number): boolean {
  for (
    let i = nextByte(bytes, words, start, end, QUOTES);
    i < end;
    i = nextByte(bytes, words, i + 1, end, QUOTES)
  ) {
    if (opensRequest(bytes, start, i, end)) return true;
  }
  return false;
}

function isEscaped(bytes: Uint8Array, start: number, quote: number): boolean {
  let i = quote - 1;
  while (i >= start && bytes[i] === ASCII.backslash) i--;
  return ((quote - 1 - i) & 1) === 1;
}
