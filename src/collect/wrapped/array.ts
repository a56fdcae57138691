import { ASCII } from '../bytes/ascii.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * JSON entries of one array that no line ends keep apart (`[{…},{…}]`), as programs export them. Its entries count as
 * lines, since the file may have no other; each keeps its offset.
 */
export const ARRAY: Wrapper = {
  name: 'array',
  separate: separateEntries,
  createUnwrapper: () => ({
    unwrap(bytes, from, to, line) {
      let [start, end] = [from, to];
      while (start < end && isAround(bytes[start])) start++;
      while (end > start && isAround(bytes[end - 1])) end--;
      if (start < end && (bytes[start] !== ASCII.brace || bytes[end - 1] !== ASCII.braceEnd)) return false;
      line.bytes = bytes;
      line.start = start;
      line.end = end;
      line.at = Number.NaN;
      return true;
    },
  }),
};

/** What stands around an entry; a comma only where a file was cut. */
function isAround(byte: number | undefined): boolean {
  return (
    byte === ASCII.bracket ||
    byte === ASCII.bracketEnd ||
    byte === ASCII.comma ||
    byte === ASCII.space ||
    byte === ASCII.tab ||
    byte === ASCII.carriageReturn
  );
}

/**
 * Puts a line end in place of each comma between entries, and blanks in place of the line ends inside. Doing it again
 * changes nothing.
 */
function separateEntries(bytes: Uint8Array, length: number): void {
  let depth = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i];
    if (byte === ASCII.quote) i = stringEnd(bytes, i + 1, length);
    else if (byte === ASCII.brace) depth++;
    else if (byte === ASCII.braceEnd) depth = Math.max(0, depth - 1);
    else if (byte === ASCII.comma && depth === 0) bytes[i] = ASCII.newline;
    else if (byte === ASCII.newline && depth > 0) bytes[i] = ASCII.space;
  }
}

function stringEnd(bytes: Uint8Array, start: number, length: number): number {
  let i = start;
  while (i < length && bytes[i] !== ASCII.quote) i += bytes[i] === ASCII.backslash ? 2 : 1;
  return i;
}
