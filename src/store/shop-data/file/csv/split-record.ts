/** Cells of one record; `open` when a quote is not closed before the text ends; null when a quote stands wrong. */
export type SplitRecord = readonly string[] | 'open' | null;

/**
 * Splits one record into its cells (RFC 4180; spaces around a quoted cell are passed over).
 *
 * @param quoting what stands before a quote inside quotes: another quote, or a backslash as MySQL writes it
 */
export function splitRecord(text: string, delimiter: string, quoting: '"' | '\\'): SplitRecord {
  const cells: string[] = [];
  let at = 0;
  while (true) {
    const start = skipSpaces(text, at, delimiter);
    if (text[start] === '"') {
      const quoted = quotedCell(text, start + 1, quoting);
      if (quoted === null) return 'open';
      cells.push(quoted.cell);
      at = skipSpaces(text, quoted.end, delimiter);
      if (at < text.length && text[at] !== delimiter) return null;
    } else {
      const next = text.indexOf(delimiter, at);
      const end = next < 0 ? text.length : next;
      cells.push(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) return cells;
    at++;
  }
}

function skipSpaces(text: string, from: number, delimiter: string): number {
  let at = from;
  while ((text[at] === ' ' || text[at] === '\t') && text[at] !== delimiter) at++;
  return at;
}

function quotedCell(text: string, from: number, quoting: '"' | '\\'): { cell: string; end: number } | null {
  let cell = '';
  let at = from;
  while (true) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    if (quoting === '"' && text[quote + 1] === '"') {
      cell += text.slice(at, quote + 1);
      at = quote + 2;
    } else if (quoting === '\\' && backslashes(text, quote, from) % 2 === 1) {
      cell += `${text.slice(at, quote - 1)}"`;
      at = quote + 1;
    } else return { cell: cell + text.slice(at, quote), end: quote + 1 };
  }
}

function backslashes(text: string, end: number, from: number): number {
  let n = 0;
  while (end - n - 1 >= from && text[end - n - 1] === '\\') n++;
  return n;
}
