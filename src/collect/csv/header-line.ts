import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte, textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';

/** More than any export names. */
const LONGEST = 32_768;

/** A CSV's first line without its byte order mark, behind the line by which Excel is told the separator (`sep=,`). */
export function headerLine(sample: Uint8Array): string {
  const line = lineAt(sample, recordStart(sample, 0, sample.length));
  return /^sep=[,;\t]$/.test(line.text) ? lineAt(sample, line.next).text : line.text;
}

function lineAt(sample: Uint8Array, start: number): { text: string; next: number } {
  const end = indexOfByte(sample, start, Math.min(sample.length, start + LONGEST), ASCII.newline);
  return { text: textOf(sample, start, end).replace(/\r$/, ''), next: end + 1 };
}
