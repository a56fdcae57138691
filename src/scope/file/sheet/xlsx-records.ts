import { type ArchiveEntry, zipEntries } from '../archive/zip-entries.ts';
import type { GrowthGuard } from '../growth-guard.ts';
import type { LeakedRecord } from '../leaked-record.ts';
import { withHeader } from '../text/with-header.ts';
import { sharedStrings } from './shared-strings.ts';
import { sheetRows } from './sheet-rows.ts';

/** Whether an archive is a workbook (ECMA-376). */
export function isWorkbook(entries: readonly ArchiveEntry[]): boolean {
  return entries.some(({ name }) => name === 'xl/workbook.xml');
}

/** The rows of all sheets of a workbook. Formulas count as the value that was saved with them, and are never run. */
export function* xlsxRecords(
  archive: Uint8Array,
  guard: GrowthGuard,
  isHeader: (cells: readonly string[]) => boolean,
): Generator<LeakedRecord> {
  const entries = zipEntries(archive, guard);
  const strings = entries.find(({ name }) => name === 'xl/sharedStrings.xml');
  const shared = strings === undefined ? [] : sharedStrings(strings.chunks());
  const sheets = entries
    .filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .sort((a, b) => sheetNumber(a.name) - sheetNumber(b.name));
  for (const [index, sheet] of sheets.entries()) {
    const table = sheets.length === 1 ? '' : `sheet${index + 1}`;
    yield* withHeader(sheetRows(sheet.chunks(), shared), table, isHeader, { shortRows: true });
  }
}

function sheetNumber(name: string): number {
  return Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
}
