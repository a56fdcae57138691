import type { ShopRows } from '../../../model/claim.ts';
import type { DataSet } from '../../../model/data-set.ts';
import type { RowFilter } from '../../../model/row-filter.ts';
import { DAY_MS } from '../../../model/time-units.ts';
import { SQL_INJECTION_TEXT } from '../../../text/scope/sql-injection.ts';
import { mergeRanges } from '../take/merge-ranges.ts';
import type { Take, TakenRows } from '../take/take.ts';
import type { ResolvedRows, ToldRows } from './resolve-rows.ts';
import { rowsOfShop } from './rows-of-shop.ts';

/** Counts that stand for "as far as the table goes". */
const FAR = Number.MAX_SAFE_INTEGER;

/** Rows that were told, as the shop's data can be asked for them: what goes in one question together. */
export function shopRows(told: readonly ToldRows[], set: DataSet, take: Take): ShopRows[] {
  const table = take.table.join('.');
  const groups = new Map<
    string,
    { readonly how: ResolvedRows; readonly rows: TakenRows[]; readonly all: ResolvedRows[] }
  >();
  for (const { rows, how } of told) {
    const key = `${groupKey(how, rows)}${rows.choice.most === undefined ? '' : ' in part'}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { how, rows: [rows], all: [how] });
    else {
      group.rows.push(rows);
      group.all.push(how);
    }
  }
  return [...groups.values()].map(({ rows, all }) => {
    const first = rows.reduce((a, b) => (b.from < a.from ? b : a));
    const { filter, n } = filterOf(all);
    const places = filter.kind === 'positions' ? filter.ranges : [];
    return rowsOfShop(set, filter, rows, first, SQL_INJECTION_TEXT.selection(table, filter.kind, n, places));
  });
}

/** Rows that may be asked of the shop's data in one go. Places counted from the end move with every new row. */
function groupKey(how: ResolvedRows, rows: TakenRows): string {
  switch (how.kind) {
    case 'positions':
      return how.descending || how.by !== ''
        ? `p ${how.by} ${how.descending} ${rows.to - (rows.to % DAY_MS)}`
        : 'p';
    case 'values':
      return `v ${how.by}`;
    case 'filter':
      return JSON.stringify(how.filter);
    default:
      return how.kind;
  }
}

function filterOf(all: readonly ResolvedRows[]): { filter: RowFilter; n: number } {
  const one = all[0]!;
  switch (one.kind) {
    case 'positions': {
      const ranges = mergeRanges(
        all.flatMap((how) =>
          how.kind === 'positions'
            ? how.ranges.map(([first, count]) => [first, Math.min(count, FAR)] as const)
            : [],
        ),
      );
      const n = ranges.reduce((sum, [, count]) => sum + count, 0);
      return { filter: { kind: 'positions', by: one.by, descending: one.descending, ranges }, n };
    }
    case 'values': {
      const values = [...new Set(all.flatMap((how) => (how.kind === 'values' ? how.values : [])))];
      return { filter: { kind: 'in', by: one.by, values }, n: values.length };
    }
    case 'filter':
      return { filter: one.filter, n: 0 };
    default:
      return { filter: { kind: 'all' }, n: 0 };
  }
}
