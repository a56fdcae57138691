import { isDigit } from '../bytes/ascii.ts';
import { indexOfText } from '../bytes/byte-text.ts';
import { type Stop, stopsAt } from './stop.ts';

/**
 * The end of a request line that nothing quotes (`%r %>s`): behind its version, else where a status of three
 * digits follows, else the first stop.
 */
export function bareRequestEnd(bytes: Uint8Array, start: number, end: number, stop: Stop): number {
  if (stop.length === 0) return end;
  let first = end;
  const version = indexOfText(bytes, start, end, ' HTTP/');
  for (let i = version < 0 ? start : version + 1; i < end; i++) {
    if (bytes[i] !== stop.first || !stopsAt(bytes, i, end, stop)) continue;
    if (version >= 0 || isStatus(bytes, i + stop.length, end)) return i;
    first = Math.min(first, i);
  }
  return first;
}

function isStatus(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 3 > end || (at + 3 < end && isDigit(bytes[at + 3]))) return false;
  return isDigit(bytes[at]) && isDigit(bytes[at + 1]) && isDigit(bytes[at + 2]);
}
