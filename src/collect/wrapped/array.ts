import { ASCII } from '../bytes/ascii.ts';
import { Scratch } from '../bytes/scratch.ts';
import { separateEntries } from './separate-entries.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * JSON entries that no line ends keep apart: of one array (`[{…},{…}]`), also inside an object (`{"records":[{…}]}`), or
 * one behind the other (`{…}{…}`), as programs export them. The entries count as lines, since the file may have no
 * other; each keeps its offset.
 */
export const ARRAY: Wrapper = {
  name: 'array',
  holdsEntries: true,
  separate: separateEntries,
  createUnwrapper() {
    const scratch = new Scratch();
    return {
      unwrap(bytes, from, to, line) {
        let [start, end] = [from, to];
        while (start < end && isAround(bytes[start])) start++;
        while (end > start && isAround(bytes[end - 1])) end--;
        const gaveBrace = start < end && bytes[start] === ASCII.quote;
        if (start < end && !(gaveBrace || bytes[start] === ASCII.brace)) return false;
        if (start < end && bytes[end - 1] !== ASCII.braceEnd) return false;
        line.bytes = bytes;
        line.start = start;
        line.end = end;
        line.at = Number.NaN;
        if (!gaveBrace) return true;
        scratch.length = 0;
        scratch.putByte(ASCII.brace);
        scratch.put(bytes, start, end);
        line.bytes = scratch.bytes;
        line.start = 0;
        line.end = scratch.length;
        return true;
      },
    };
  },
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
