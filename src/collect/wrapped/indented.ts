import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte } from '../bytes/byte-text.ts';
import { Scratch } from '../bytes/scratch.ts';
import type { Wrapper } from './wrapper.ts';

/** JSON entries of several lines each (`jq .`, `json.dumps(…, indent=2)`), alone or in one array. */
export const INDENTED = indented('indented', (blanks, isTab) => blanks <= (isTab ? 1 : 3));
/** The same in one array and indented by four, where entries stand as deep as what is in others. */
export const INDENTED_FOUR = indented('indented-four', (blanks, isTab) => blanks === 4 && !isTab);

/** @param isEntry whether a brace alone on its line opens an entry, by the blanks before it */
function indented(name: string, isEntry: (blanks: number, isTab: boolean) => boolean): Wrapper {
  return {
    name,
    holdsEntries: true,
    beginsRecord(bytes, start, end) {
      let brace = start;
      while (brace < end && isBlank(bytes[brace])) brace++;
      if (bytes[brace] !== ASCII.brace || !isEntry(brace - start, bytes[start] === ASCII.tab)) return false;
      let rest = brace + 1;
      while (rest < end && isBlank(bytes[rest])) rest++;
      return rest === end;
    },
    createUnwrapper() {
      const scratch = new Scratch();
      return {
        unwrap(bytes, from, to, line) {
          let [start, end] = [from, to];
          while (start < end && isAround(bytes[start], ASCII.bracket)) start++;
          end = entryEnd(bytes, from, start, end);
          if (start < end && (bytes[start] !== ASCII.brace || bytes[end - 1] !== ASCII.braceEnd))
            return false;
          if (start < end && indexOfByte(bytes, start, end, ASCII.newline) === end) return false;
          scratch.length = 0;
          scratch.put(bytes, start, end);
          for (let i = 0; i < scratch.length; i++) {
            if (scratch.bytes[i] === ASCII.newline) scratch.bytes[i] = ASCII.space;
          }
          line.bytes = scratch.bytes;
          line.start = 0;
          line.end = scratch.length;
          line.at = Number.NaN;
          return true;
        },
      };
    },
  };
}

/** Where the entry ends that begins at `start`: before what closes its list, and an object around that. */
function entryEnd(bytes: Uint8Array, from: number, start: number, to: number): number {
  let end = to;
  while (end > start && isAround(bytes[end - 1], ASCII.bracketEnd)) end--;
  // All that stands before the first entry of an object's list.
  if (bytes[end - 1] === ASCII.bracket) return start;
  if (bytes[end - 1] !== ASCII.braceEnd) return end;
  let before = end - 1;
  while (before > start && (isBlank(bytes[before - 1]) || bytes[before - 1] === ASCII.newline)) before--;
  const isOuter = blanksBefore(bytes, start, end - 1) < blanksBefore(bytes, from, start);
  return isOuter && bytes[before - 1] === ASCII.bracketEnd ? entryEnd(bytes, from, start, before) : end;
}

/** How many blanks stand before a brace that is the first of its line; endlessly many where it is not. */
function blanksBefore(bytes: Uint8Array, from: number, brace: number): number {
  let at = brace;
  while (at > from && isBlank(bytes[at - 1])) at--;
  return at === from || bytes[at - 1] === ASCII.newline ? brace - at : Number.POSITIVE_INFINITY;
}

function isBlank(byte: number | undefined): boolean {
  return byte === ASCII.space || byte === ASCII.tab || byte === ASCII.carriageReturn;
}

/** What may stand around an entry: blanks, line ends, commas, the array's bracket. */
function isAround(byte: number | undefined, bracket: number): boolean {
  return isBlank(byte) || byte === ASCII.newline || byte === ASCII.comma || byte === bracket;
}
