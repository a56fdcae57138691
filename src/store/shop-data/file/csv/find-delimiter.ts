import { splitRecord } from './split-record.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** What separates the cells of a header: what cuts it into the most parts; a comma when nothing does. */
export function findDelimiter(header: string): string {
  const parts = DELIMITERS.map((delimiter) => {
    const cells = splitRecord(header, delimiter, '"');
    return Array.isArray(cells) ? cells.length : 0;
  });
  return DELIMITERS[parts.indexOf(Math.max(...parts))]!;
}
