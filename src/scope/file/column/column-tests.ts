import type { Profile } from '../../../model/route.ts';
import { columnKey, columnsOfSet, setColumnKey } from '../fit-data-set.ts';
import { cellContent } from './cell-content.ts';
import { usualColumn } from './usual-column.ts';

/** What names of columns tell before it is known what each of them holds. */
export interface ColumnTests {
  /** Whether a row's cells are names of columns. */
  readonly isHeader: (cells: readonly string[]) => boolean;
  /** Whether rows with these columns say whose they are, or which order they are. */
  readonly tellWhose: (columns: readonly string[]) => boolean;
}

/** By the profile's columns and the usual names. */
export function columnTests(profile: Profile): ColumnTests {
  const sets = [...(profile.data?.values() ?? [])];
  const own = new Set(sets.flatMap((set) => [...columnsOfSet(set)]));
  const identifiers = sets.flatMap((set) => [
    set.id,
    ...set.person.flatMap(([key, columns]) => (key === 'name' || key === 'address' ? [] : columns)),
  ]);
  const identifying = new Set(identifiers.map(setColumnKey));
  return {
    isHeader: (cells) => isHeader(cells, own),
    tellWhose: (columns) => {
      const usual = columns.map(usualColumn);
      const has = (wanted: string) => usual.some(({ item, key }) => item === wanted || key === wanted);
      return (
        columns.some((column) => identifying.has(columnKey(column))) ||
        ['customer', 'email', 'phone', 'login_id', 'order'].some(has) ||
        (has('name') && has('address'))
      );
    },
  };
}

/** Names of columns are known, and none of the cells is somebody's data. */
function isHeader(cells: readonly string[], own: ReadonlySet<string>): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (
    filled.some((cell) =>
      ['email', 'card_number', 'phone', 'password_hash'].includes(cellContent(cell) ?? ''),
    )
  )
    return false;
  const known = filled.filter((cell) => {
    const { item, key } = usualColumn(cell);
    return item !== null || key !== null || own.has(columnKey(cell));
  });
  return known.length > 0 && known.length * 6 >= filled.length;
}
