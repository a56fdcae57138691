import type { StagingArea } from '../table-source.ts';

/** Rows of a part that lie in the same groups and hold the same items. */
export interface RowKind {
  /** Index into the part's `groupSets`. */
  readonly gs: number;
  /** Items as bits. */
  readonly mask: number;
  readonly rows: number;
  /** Bytes of the identifiers that are kept of them as texts. */
  readonly restBytes: number;
}

/**
 * Which kinds of rows a part has, in order: few, whatever the number of rows.
 */
export async function rowKinds(
  { rowsSql, keptSql }: { readonly rowsSql: string; readonly keptSql: string | null },
  area: StagingArea,
): Promise<RowKind[]> {
  const bytes = keptSql === null ? '0' : 'coalesce(sum(strlen(rest)), 0)';
  const found = await area.rows(
    `SELECT gs, mask, count(*) AS n, ${bytes} AS bytes FROM (${keptSql ?? rowsSql}) GROUP BY gs, mask ORDER BY gs, mask`,
  );
  return found.map(({ gs, mask, n, bytes }) => ({
    gs: Number(gs),
    mask: Number(mask),
    rows: Number(n),
    restBytes: Number(bytes),
  }));
}
