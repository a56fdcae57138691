import { ASCII, isDigit } from '../bytes/ascii.ts';

const MOST_DIGITS = 3;
const MOST_DOTS = 3;

/**
 * Whether digits and dots are more than one IPv4 address (`203.0.113.1198.51.100.7`): a record was torn inside its client,
 * and the next one follows.
 */
export function isTornAddress(bytes: Uint8Array, start: number, end: number): boolean {
  let dots = 0;
  let digits = 0;
  let longest = 0;
  for (let i = start; i < end; i++) {
    if (isDigit(bytes[i])) {
      digits++;
      if (digits > longest) longest = digits;
    } else if (bytes[i] === ASCII.dot) {
      dots++;
      digits = 0;
    } else return false;
  }
  return dots > MOST_DOTS || (dots === MOST_DOTS && longest > MOST_DIGITS);
}
