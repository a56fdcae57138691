import { ASCII } from '../bytes/ascii.ts';
import { recordStart } from '../bytes/record-start.ts';
import { createRecordSplitter } from '../record-splitter.ts';

/** Lines of a sample that are looked at. */
export const MOST_LINES = 2000;

/** Where a line lies in the sample, without its newline and carriage return. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** The sample's lines that are not empty. */
export function linesOf(sample: Uint8Array): LineRange[] {
  const splitter = createRecordSplitter(null);
  const lines: LineRange[] = [];
  for (let pos = recordStart(sample, 0, sample.length); pos < sample.length && lines.length < MOST_LINES; ) {
    const end = splitter.next(sample, pos, sample.length);
    const last = withoutReturn(sample, pos, end);
    if (last > pos) lines.push({ start: pos, end: last });
    pos = end + 1;
  }
  return lines;
}

/** Where a line ends without the carriage return that may close it. */
export function withoutReturn(bytes: Uint8Array, start: number, end: number): number {
  return end > start && bytes[end - 1] === ASCII.carriageReturn ? end - 1 : end;
}
