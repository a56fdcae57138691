import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte } from '../bytes/byte-text.ts';
import { Scratch } from '../bytes/scratch.ts';
import { unescapeJson } from '../named/unescape-json.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * Whole lines between double quotes, as exports to CSV leave them: the line's own quotes plain, doubled, or
 * behind backslashes, which the first of them tells.
 */
export const QUOTED: Wrapper = {
  name: 'quoted',
  createUnwrapper() {
    const scratch = new Scratch();
    return {
      unwrap(bytes, start, end, line) {
        if (end - start < 2 || bytes[start] !== ASCII.quote) return false;
        line.at = Number.NaN;
        line.bytes = bytes;
        line.start = start + 1;
        line.end = bytes[end - 1] === ASCII.quote ? end - 1 : end;
        const first = indexOfByte(bytes, line.start, line.end, ASCII.quote);
        const isEscaped = first < line.end && bytes[first - 1] === ASCII.backslash;
        const isDoubled = first + 1 < line.end && bytes[first + 1] === ASCII.quote;
        // A plain quote opens the first value; one that closes a value belongs to the line itself.
        if (!isEscaped && !isDoubled) return first === line.end || bytes[first - 1] === ASCII.space;
        scratch.length = 0;
        if (isEscaped) unescapeJson(scratch, bytes, line.start, line.end);
        else undouble(scratch, bytes, line.start, line.end);
        line.bytes = scratch.bytes;
        line.start = 0;
        line.end = scratch.length;
        return true;
      },
    };
  },
};

function undouble(scratch: Scratch, bytes: Uint8Array, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    scratch.putByte(bytes[i] as number);
    if (bytes[i] === ASCII.quote && bytes[i + 1] === ASCII.quote) i++;
  }
}
