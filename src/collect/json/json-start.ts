import { ASCII } from '../bytes/ascii.ts';
import { textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';

/** A line of nothing but what stands around a list of entries: `[`, `{"records": [`, `]`, `]}`. */
const AROUND = /^\s*(?:(?:\{\s*"\w{1,20}"\s*:\s*)?\[|\]\s*\}?)\s*$/;
const LONGEST_AROUND = 40;

/** Where the JSON of a line starts; `end` when there is none: an empty line, or what stands around a file's one list. */
export function jsonStart(bytes: Uint8Array, from: number, end: number): number {
  const start = recordStart(bytes, from, end);
  if (end - start > LONGEST_AROUND || start >= end) return start;
  const first = bytes[start];
  const isEntry = first === ASCII.brace && bytes[end - 1] === ASCII.braceEnd;
  return !isEntry && AROUND.test(textOf(bytes, start, end)) ? end : start;
}
