import type { ShopRows } from '../../../model/claim.ts';
import type { DataSet } from '../../../model/data-set.ts';
import type { Text } from '../../../model/language.ts';
import type { RowFilter } from '../../../model/row-filter.ts';
import type { TakenRows } from '../take/take.ts';

/**
 * Rows that the shop's data is asked for.
 *
 * @param rows the reads that named them
 * @param first the read that is shown for all of them
 */
export function rowsOfShop(
  { name }: DataSet,
  filter: RowFilter,
  rows: readonly TakenRows[],
  { from, first: evidence }: TakenRows,
  selection: Text,
): ShopRows {
  const most = rows.map(({ choice }) => choice.most);
  const atMost = most.includes(undefined) ? undefined : most.reduce<number>((sum, n) => sum + n!, 0);
  const part = {
    kind: 'shop',
    set: name,
    filter,
    existedAt: latest(rows),
    at: from,
    evidence,
    selection,
  } as const;
  return atMost === undefined ? part : { ...part, atMost };
}

/** The last moment at which any of the rows was read. */
function latest(rows: readonly TakenRows[]): number {
  return rows.reduce((last, { to }) => (to > last || Number.isNaN(last) ? to : last), Number.NaN);
}
