import { ASCII, isDigit } from '../bytes/ascii.ts';
import { textOf } from '../bytes/byte-text.ts';

/** A column of a line as its punctuation shows it. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'bracketed';
  readonly text: string;
}

/** Lines longer than this are not looked at to find a layout. */
const LONGEST = 16_384;
const MOST_TOKENS = 64;

/**
 * Cuts a line into words, "quoted" and [bracketed] columns between single blanks, as Apache's and nginx's
 * layouts have them. Undefined for lines that are no such thing.
 */
export function tokensOf(bytes: Uint8Array, start: number, end: number): Token[] | undefined {
  if (end - start > LONGEST) return undefined;
  const tokens: Token[] = [];
  let pos = start;
  while (pos < end) {
    if (tokens.length === MOST_TOKENS) return undefined;
    const token = tokenEnd(bytes, pos, end);
    if (token < 0 || (token < end && bytes[token] !== ASCII.space)) return undefined;
    tokens.push(tokenOf(bytes, pos, token));
    pos = token + 1;
  }
  return tokens;
}

function tokenOf(bytes: Uint8Array, start: number, end: number): Token {
  const first = bytes[start];
  if (first === ASCII.quote) return { kind: 'quoted', text: textOf(bytes, start + 1, end - 1) };
  if (first === ASCII.bracket && !isAddress(bytes, start, end)) {
    return { kind: 'bracketed', text: textOf(bytes, start + 1, end - 1) };
  }
  return { kind: 'word', text: textOf(bytes, start, end) };
}

/** `[2001:db8::1]` is an address, not a time. */
function isAddress(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start + 1; i < end - 1; i++) {
    const byte = bytes[i] as number;
    const letter = byte | 32;
    const isHex = isDigit(byte) || (letter >= 0x61 && letter <= 0x66);
    if (!isHex && byte !== ASCII.colon && byte !== ASCII.dot && byte !== ASCII.percent) return false;
  }
  return end - start > 3 && bytes.subarray(start, end).includes(ASCII.colon);
}

function tokenEnd(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start];
  if (first === ASCII.quote) return closing(bytes, start + 1, end, ASCII.quote);
  if (first === ASCII.bracket) return closing(bytes, start + 1, end, ASCII.bracketEnd);
  // Headers that HAProxy captured stand between braces, blanks and all.
  const captured = first === ASCII.brace ? closing(bytes, start + 1, end, ASCII.braceEnd) : -1;
  if (captured > 0) return captured;
  let i = start;
  for (; i < end; i++) {
    // A list of addresses goes on behind ", ".
    if (bytes[i] === ASCII.space && (i === start || bytes[i - 1] !== ASCII.comma)) break;
  }
  return i;
}

/** Behind the closing mark that ends a column: a blank or the line's end follows it. */
function closing(bytes: Uint8Array, start: number, end: number, mark: number): number {
  for (let i = start; i < end; i++) {
    if (bytes[i] === ASCII.backslash && mark === ASCII.quote) i++;
    else if (bytes[i] === mark && (i + 1 === end || bytes[i + 1] === ASCII.space)) return i + 1;
  }
  return -1;
}
