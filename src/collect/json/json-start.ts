import { ASCII } from '../bytes/ascii.ts';
import { recordStart } from '../bytes/record-start.ts';

/** Where the JSON of a line starts; `end` when there is none: an empty line, or a bracket around a file that is one array. */
export function jsonStart(bytes: Uint8Array, from: number, end: number): number {
  const start = recordStart(bytes, from, end);
  const only = end - start === 1 ? bytes[start] : undefined;
  return only === ASCII.bracket || only === ASCII.bracketEnd ? end : start;
}
