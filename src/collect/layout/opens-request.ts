import { ASCII, isDigit } from '../bytes/ascii.ts';

/** The shortest and the longest time that servers write in brackets, with its zone. */
const SHORTEST = 19;
const LONGEST = 40;
const LONGEST_METHOD = 20;

/**
 * Whether a quote opens a request: a time in brackets and a blank stand before it, a method behind it
 * (`[06/May/2024:16:08:09 +0900] "GET `). Where one stands behind a record's own, a line end was lost, and what follows is
 * another client's.
 *
 * @param start where the text begins that is looked back into
 * @param quote where the quote stands
 * @param end where the line ends
 */
export function opensRequest(bytes: Uint8Array, start: number, quote: number, end: number): boolean {
  if (bytes[quote - 1] !== ASCII.space || bytes[quote - 2] !== ASCII.bracketEnd) return false;
  return isTime(bytes, start, quote - 2) && isMethod(bytes, quote + 1, end);
}

function isTime(bytes: Uint8Array, start: number, close: number): boolean {
  const earliest = Math.max(start, close - LONGEST);
  let colons = 0;
  let i = close - 1;
  for (; i >= earliest && bytes[i] !== ASCII.bracket; i--) if (bytes[i] === ASCII.colon) colons++;
  return i >= earliest && close - i > SHORTEST && colons >= 2 && isDigit(bytes[i + 1]);
}

function isMethod(bytes: Uint8Array, start: number, end: number): boolean {
  const last = Math.min(end, start + LONGEST_METHOD);
  let i = start;
  while (i < last && isLetter(bytes[i] as number)) i++;
  return i > start && i < last && bytes[i] === ASCII.space;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || byte === ASCII.dash;
}
