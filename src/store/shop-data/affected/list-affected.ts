import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { PersonKey } from '../../../model/data-set.ts';
import type { AffectedOptions } from '../../../model/shop-data.ts';
import { quoteText } from '../duckdb/quote-text.ts';
import type { StagingArea } from '../table-source.ts';
import { partsOf } from '../tally/tenant-units.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';
import { type LaidPart, personLinesSql, SHOWN_KEYS, setsOf } from './person-lines-sql.ts';
import { registerShown } from './register-shown.ts';
import { shownIdentifierSql } from './shown-identifier-sql.ts';

/** Rows whose persons are gathered at once: their texts lie in memory meanwhile. */
const ROWS_AT_ONCE = 1_000_000;

/** Keys of persons are spread evenly over 64 bits. */
const KEYS = 1n << 64n;

const BLOCK_BYTES = 1 << 18;

interface CountedPart extends LaidPart {
  /** How many rows each of the `groupSets` has. */
  readonly rows: ReadonlyMap<number, number>;
}

/**
 * Lists each person once in every group, in the order of the groups: blocks of whole lines of `affected.ndjson`.
 *
 * Persons come by the million, and anything that JavaScript does for each of their identifiers takes longer than all
 * of the counting: the database puts whole lines together and writes them into a file of its private folder, a share
 * of the persons at a time, so that neither memory nor the folder grows with their number. While one share is handed
 * out, the next one is put together.
 */
export async function* listAffected(
  reached: readonly ReachedTenant[],
  { connection, area }: { readonly connection: DuckDBConnection; readonly area: StagingArea },
  options: AffectedOptions,
): AsyncGenerator<Uint8Array> {
  registerShown(connection, options);
  let before = Promise.resolve<string | null>(null);
  try {
    for await (const sql of shares(reached, area, options)) {
      const path = await before;
      before = writeLines(sql, area);
      // Whoever awaits it learns of its failure; until then nobody may hear of it.
      before.catch(() => {});
      if (path !== null) yield* handOut(path);
    }
    const path = await before;
    if (path !== null) yield* handOut(path);
  } finally {
    const path = await before.catch(() => null);
    if (path !== null) await rm(path, { force: true });
  }
}

/** SQL for the lines of each share, in order. */
async function* shares(
  reached: readonly ReachedTenant[],
  area: StagingArea,
  { unmask, groupOf }: AffectedOptions,
): AsyncGenerator<string> {
  const shown = (key: PersonKey, laid: string) => (unmask ? `hinomi_shown('${key}', ${laid})` : laid);
  const places = reached
    .flatMap((tenant) => tenant.groups.map(({ index }, place) => ({ tenant, index, place })))
    .sort((a, b) => a.index - b.index);
  const laid = new Map<ReachedTenant, CountedPart[]>();
  for (const { tenant, index, place } of places) {
    if (!laid.has(tenant)) laid.set(tenant, await layOut(tenant, unmask, area));
    const parts = laid.get(tenant)!;
    const group = groupOf(index);
    for (const range of rangesOf(parts, place)) {
      yield personLinesSql(parts, { place, group, shown, ...range });
    }
  }
}

/** Reads the identifiers of all reached rows once: masked already, where they are to be. */
async function layOut(tenant: ReachedTenant, unmask: boolean, area: StagingArea): Promise<CountedPart[]> {
  const laid: CountedPart[] = [];
  const parts = partsOf(tenant).filter(({ hasPersons }) => hasPersons);
  for (const part of parts) {
    const isUnique = part.isUnique && parts.every((each) => each === part || each.set !== part.set);
    const table = area.newTable();
    const texts = SHOWN_KEYS.map((key) => {
      const otherwise = (text: string) => (unmask ? text : `hinomi_shown('${key}', ${text})`);
      return `${shownIdentifierSql(key, `t_${key}`, { otherwise, unmask })} AS t_${key}`;
    });
    await area.run(
      `CREATE TABLE ${table} AS SELECT pk, ${isUnique ? '' : 'rk, '}gs, mask, ${texts.join(', ')}
       FROM (${part.textsSql}) WHERE pk IS NOT NULL`,
    );
    const counts = await area.rows(`SELECT gs, count(*) AS n FROM ${table} GROUP BY gs`);
    const rows = new Map(counts.map(({ gs, n }) => [Number(gs), Number(n)]));
    laid.push({ ...part, table, rows, isUnique });
  }
  return laid;
}

/** Divides the keys, so that about as many of the group's rows as may be gathered at once fall into each range. */
function rangesOf(parts: readonly CountedPart[], place: number): { from: bigint; to: bigint }[] {
  const rows = parts
    .flatMap((part) => setsOf(part, place).map((set) => part.rows.get(set) ?? 0))
    .reduce((sum, n) => sum + n, 0);
  const ranges = BigInt(Math.ceil(rows / ROWS_AT_ONCE));
  return Array.from({ length: Number(ranges) }, (_, at) => ({
    from: (KEYS * BigInt(at)) / ranges,
    to: (KEYS * BigInt(at + 1)) / ranges - 1n,
  }));
}

async function writeLines(sql: string, area: StagingArea): Promise<string> {
  const path = area.newFile('.ndjson');
  // Nothing is quoted: no line holds the delimiter, which JSON would escape.
  await area.run(
    `COPY (${sql}) TO ${quoteText(path)} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001')`,
  );
  return path;
}

async function* handOut(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: BLOCK_BYTES }) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(path, { force: true });
  }
}
