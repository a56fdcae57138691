import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { AffectedOptions } from '../../../model/shop-data.ts';
import { quoteText } from '../duckdb/quote-text.ts';
import { keyRanges } from '../plan/key-ranges.ts';
import type { StagingArea } from '../table-source.ts';
import { partsOf } from '../tally/tenant-units.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';
import { type KeptPart, type PersonLines, personLinesSql, setsOf } from './person-lines-sql.ts';

/** Rows whose persons are gathered at once: their texts lie in memory meanwhile. */
const ROWS_AT_ONCE = 1_500_000;

const BLOCK_BYTES = 1 << 18;

/** What stands in the lines. */
interface ListOptions extends AffectedOptions, Pick<PersonLines, 'shown'> {}

interface CountedPart extends KeptPart {
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
  area: StagingArea,
  options: ListOptions,
): AsyncGenerator<Uint8Array> {
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
  { shown, groupOf }: ListOptions,
): AsyncGenerator<string> {
  const places = reached
    .flatMap((tenant) => tenant.groups.map(({ index }, place) => ({ tenant, index, place })))
    .sort((a, b) => a.index - b.index);
  const kept = new Map<ReachedTenant, CountedPart[]>();
  for (const { tenant, index, place } of places) {
    if (!kept.has(tenant)) kept.set(tenant, await keptParts(tenant, area));
    const parts = kept.get(tenant)!;
    const group = groupOf(index);
    for (const range of keyRanges(rowsOf(parts, place), ROWS_AT_ONCE)) {
      yield personLinesSql(parts, { place, group, shown, range });
    }
  }
}

async function keptParts(tenant: ReachedTenant, area: StagingArea): Promise<CountedPart[]> {
  const all = partsOf(tenant);
  const found: CountedPart[] = [];
  for (const part of all) {
    const { keptSql, hasPersons, set } = part;
    if (keptSql === null || !hasPersons) continue;
    const isUnique = part.isUnique && all.every((each) => each === part || each.set !== set);
    const counts = await area.rows(`SELECT gs, count(*) AS n FROM (${keptSql}) GROUP BY gs`);
    const rows = new Map(counts.map(({ gs, n }) => [Number(gs), Number(n)]));
    found.push({ ...part, keptSql, rows, isUnique });
  }
  return found;
}

function rowsOf(parts: readonly CountedPart[], place: number): number {
  return parts
    .flatMap((part) => setsOf(part, place).map((set) => part.rows.get(set) ?? 0))
    .reduce((sum, n) => sum + n, 0);
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
