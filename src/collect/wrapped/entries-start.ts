import { ASCII } from '../bytes/ascii.ts';
import { textOf } from '../bytes/byte-text.ts';

/** As much as stands before the first entry: the keys that exports put before their list are few. */
const LOOKED_AT = 1024;

const SCALAR = String.raw`(?:"[^"\\]*"|[\w.+-]+|\[[^\][{}]*\])`;
/** Azure's diagnostic settings, CloudTrail, `aws logs`, kubectl and what others export: the list is the last of few keys. */
const HEAD = new RegExp(
  String.raw`^\{\s*(?:"[^"\\]*"\s*:\s*${SCALAR}\s*,\s*){0,12}"(?:records|logs|entries|events|logEvents)"\s*:\s*\[\s*(?=\{)`,
  'i',
);

/**
 * Where the first entry begins of an object around a list of them (`{"records":[{…`); `start` when what begins there is
 * none. Such an object has nothing but single values before its list, and the list has one of the usual names.
 *
 * @param start where an object begins
 */
export function entriesStart(bytes: Uint8Array, start: number, length: number): number {
  const end = Math.min(length, start + LOOKED_AT);
  if (!opensList(bytes, start, end)) return start;
  return start + (HEAD.exec(textOf(bytes, start, end))?.[0].length ?? 0);
}

/** Whether the first brace within the object stands in a bracket: quick to see, and most objects have another one or none. */
function opensList(bytes: Uint8Array, start: number, end: number): boolean {
  let before = 0;
  for (let i = start + 1; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === ASCII.brace) return before === ASCII.bracket;
    if (byte === ASCII.braceEnd || byte === ASCII.backslash) return false;
    if (byte === ASCII.quote) {
      // A backslash in a key or value before the list is more than such exports have.
      for (i++; i < end && bytes[i] !== ASCII.quote; i++) if (bytes[i] === ASCII.backslash) return false;
    }
    if (byte > ASCII.space) before = byte;
  }
  return false;
}
