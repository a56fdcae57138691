import { parse } from 'csv-parse/sync';
import type { OpenInput } from '../../model/byte-source.ts';
import { readHead } from './read-head.ts';
import type { TableHead } from './table-head.ts';

/** As much of a file as surely holds its first line. */
const HEAD_BYTES = 2 ** 17;

const SEPARATORS = [',', '\t', ';'];

/** Reads the headings of a CSV file: comma, tab or semicolon; UTF-8, UTF-16 or Shift_JIS. */
export async function readTableHead(input: OpenInput): Promise<TableHead> {
  const text = textOf(await readHead(input, HEAD_BYTES));
  const first = text.slice(0, 4096).split(/\r?\n/, 1)[0] ?? '';
  const count = (sign: string) => first.split(sign).length;
  const delimiter = SEPARATORS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  let headings: string[] = [];
  try {
    const rows: string[][] = parse(text, { delimiter, to: 1, relax_quotes: true, relax_column_count: true });
    headings = (rows[0] ?? []).map((cell) => cell.trim());
  } catch {
    // A first line that is no CSV has no headings: the draft asks.
  }
  return { path: input.path, headings: headings.some(isValue) ? [] : headings };
}

/** What stands in rows and hardly ever in headings. Such a line is never shown. */
function isValue(cell: string): boolean {
  return cell.length > 64 || /@|\d{4,}|^\d+$|^\d+[-/:]\d/.test(cell.normalize('NFKC'));
}

function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}
