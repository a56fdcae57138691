import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { PersonKey } from '../../../model/data-set.ts';
import type { AffectedOptions } from '../../../model/shop-data.ts';
import { quoteText } from '../duckdb/quote-text.ts';
import { clearStartSql } from '../duckdb/text-sql.ts';
import type { StagingArea } from '../table-source.ts';
import { partsOf } from '../tally/tenant-units.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';
import { type LaidPart, personLinesSql, SHOWN_KEYS } from './person-lines-sql.ts';
import { registerShown } from './register-shown.ts';
import { shownIdentifierSql } from './shown-identifier-sql.ts';

/** Rows whose persons are gathered at once: their texts lie in memory meanwhile. */
const ROWS_AT_ONCE = 1_000_000;

/** Keys of persons are spread evenly over 64 bits. */
const KEYS = 1n << 64n;

const BLOCK_BYTES = 1 << 18;

/** SQL for what `String.prototype.trim` takes away. */
const WHITE_SPACE = [9, 10, 11, 12, 13, 32, 160, 5760, 8232, 8233, 8239, 8287, 12288, 65279]
  .concat(Array.from({ length: 11 }, (_, at) => 8192 + at))
  .map((code) => `chr(${code})`)
  .join(' || ');

/**
 * Lists each person once in every group, in the order of the groups: blocks of whole lines of `affected.ndjson`.
 *
 * Persons come by the million, and anything that JavaScript does for each of their identifiers takes longer than all
 * of the counting: the database puts whole lines together and writes them into a file of its private folder, a share
 * of the persons at a time, so that neither memory nor the folder grows with their number.
 */
export async function* listAffected(
  reached: readonly ReachedTenant[],
  { connection, area }: { readonly connection: DuckDBConnection; readonly area: StagingArea },
  options: AffectedOptions,
): AsyncGenerator<Uint8Array> {
  registerShown(connection, options);
  const shown = (key: PersonKey, text: string) =>
    shownIdentifierSql(key, text, { otherwise: `hinomi_shown('${key}', ${text})`, unmask: options.unmask });
  const places = reached
    .flatMap((tenant) => tenant.groups.map(({ index }, place) => ({ tenant, index, place })))
    .sort((a, b) => a.index - b.index);
  const laid = new Map<ReachedTenant, LaidPart[]>();
  for (const { tenant, index, place } of places) {
    if (!laid.has(tenant)) laid.set(tenant, await layOut(tenant, area));
    const parts = laid.get(tenant)!;
    const group = options.groupOf(index);
    for (const range of await rangesOf(parts, area)) {
      const sql = personLinesSql(parts, { place, group, shown, ...range });
      if (sql !== null) yield* linesOf(sql, area);
    }
  }
}

/** Reads the identifiers of all reached rows once. */
async function layOut(tenant: ReachedTenant, area: StagingArea): Promise<LaidPart[]> {
  const laid: LaidPart[] = [];
  for (const part of partsOf(tenant).filter(({ hasPersons }) => hasPersons)) {
    const table = area.newTable();
    const texts = SHOWN_KEYS.map((key) => `${filledOrNullSql(`t_${key}`)} AS t_${key}`).join(', ');
    await area.run(
      `CREATE TABLE ${table} AS SELECT pk, rk, gs, mask, ${texts} FROM (${part.textsSql}) WHERE pk IS NOT NULL`,
    );
    laid.push({ ...part, table });
  }
  return laid;
}

/** SQL for a text without the white space before it, NULL when nothing is left. What stands behind it matters to nobody. */
function filledOrNullSql(text: string): string {
  return `CASE WHEN ${clearStartSql(text)} THEN ${text} ELSE nullif(ltrim(${text}, ${WHITE_SPACE}), '') END`;
}

/** Divides the keys, so that about as many rows as may be gathered at once fall into each range. */
async function rangesOf(
  parts: readonly LaidPart[],
  area: StagingArea,
): Promise<{ readonly from: bigint; readonly to: bigint }[]> {
  let rows = 0;
  for (const { table } of parts)
    rows += Number((await area.rows(`SELECT count(*) AS n FROM ${table}`))[0]!.n);
  const ranges = BigInt(Math.ceil(rows / ROWS_AT_ONCE));
  return Array.from({ length: Number(ranges) }, (_, at) => ({
    from: (KEYS * BigInt(at)) / ranges,
    to: (KEYS * BigInt(at + 1)) / ranges - 1n,
  }));
}

async function* linesOf(sql: string, area: StagingArea): AsyncGenerator<Uint8Array> {
  const path = area.newFile('.ndjson');
  try {
    // Nothing is quoted: no line holds the delimiter, which JSON would escape.
    await area.run(
      `COPY (${sql}) TO ${quoteText(path)} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001')`,
    );
    yield* createReadStream(path, { highWaterMark: BLOCK_BYTES }) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(path, { force: true });
  }
}
