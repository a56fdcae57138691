/** The cells of a CSV row (RFC 4180); a quote that is never closed reaches to the row's end. */
export function cellsOf(line: string, separator: number): string[] {
  const mark = String.fromCharCode(separator);
  const cells: string[] = [];
  let pos = 0;
  for (;;) {
    if (line[pos] !== '"') {
      const end = line.indexOf(mark, pos);
      cells.push(line.slice(pos, end < 0 ? line.length : end));
      if (end < 0) return cells;
      pos = end + 1;
      continue;
    }
    const close = closingQuote(line, pos + 1);
    cells.push(line.slice(pos + 1, close).replaceAll('""', '"'));
    const next = line.indexOf(mark, close);
    if (next < 0) return cells;
    pos = next + 1;
  }
}

function closingQuote(line: string, start: number): number {
  let i = line.indexOf('"', start);
  while (i >= 0 && line[i + 1] === '"') i = line.indexOf('"', i + 2);
  return i < 0 ? line.length : i;
}
