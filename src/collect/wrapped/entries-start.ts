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
  const head = HEAD.exec(textOf(bytes, start, Math.min(length, start + LOOKED_AT)))?.[0];
  return start + (head?.length ?? 0);
}
