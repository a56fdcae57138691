/** More columns than any version writes. */
const MOST_CELLS = 64;

/**
 * The cells of one CSV record (RFC 4180) whose quoted cells may hold line breaks.
 *
 * @returns undefined when a quoted cell is not closed, or followed by anything but a comma
 */
export function csvRecord(text: string): string[] | undefined {
  const cells: string[] = [];
  for (let pos = 0; cells.length < MOST_CELLS; ) {
    if (text[pos] !== '"') {
      const comma = text.indexOf(',', pos);
      cells.push(text.slice(pos, comma < 0 ? text.length : comma));
      if (comma < 0) return cells;
      pos = comma + 1;
      continue;
    }
    let close = text.indexOf('"', pos + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close < 0) return undefined;
    cells.push(text.slice(pos + 1, close).replaceAll('""', '"'));
    if (close + 1 === text.length) return cells;
    if (text[close + 1] !== ',') return undefined;
    pos = close + 2;
  }
  return undefined;
}
