import type { StagingArea } from '../table-source.ts';

/** Rows of a part that lie in the same groups and hold the same items. */
export interface RowKind {
  /** Index into the part's `groupSets`. */
  readonly gs: number;
  /** Items as bits. */
  readonly mask: number;
  readonly rows: number;
}

/**
 * Which kinds of rows there are, in order: few, whatever the number of rows.
 *
 * @param rowsSql see {@link ReachedPart}
 */
export async function rowKinds(rowsSql: string, area: StagingArea): Promise<RowKind[]> {
  const found = await area.rows(`SELECT gs, mask, count(*) AS n FROM (${rowsSql}) GROUP BY ALL ORDER BY ALL`);
  return found.map(({ gs, mask, n }) => ({ gs: Number(gs), mask: Number(mask), rows: Number(n) }));
}
