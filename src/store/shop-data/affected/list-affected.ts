import type { AffectedOptions } from '../../../model/shop-data.ts';
import { keyRanges } from '../plan/key-ranges.ts';
import type { ReachedPart } from '../reach/reached-part.ts';
import type { RowKind } from '../reach/row-kinds.ts';
import type { StagingArea } from '../table-source.ts';
import { partsOf } from '../tally/tenant-units.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';
import { gatherAhead, type Share } from './gather-ahead.ts';
import type { IdentifierListing } from './identifier-listing.ts';
import { PersonLines } from './person-lines.ts';
import { type KeptPart, personsSql, setsOf } from './persons-sql.ts';

/** Rows whose persons are gathered at once: what is kept of them lies in memory meanwhile. */
const ROWS_AT_ONCE = 1_000_000;
/** What is kept of them as texts, if it is much: unmasked, or where hardly any has an ordinary form. */
const BYTES_AT_ONCE = 36 * 2 ** 20;
/** Bytes of lines that are handed over at once. */
const WRITTEN_AT_ONCE = 2 ** 20;

/** What stands in the lines. */
interface ListOptions extends AffectedOptions, Pick<IdentifierListing, 'shown'> {}

type CountedPart = KeptPart & Pick<ReachedPart, 'kinds'>;

/** A share of a group's persons. */
interface GroupShare extends Share {
  readonly lines: PersonLines;
}

/**
 * Lists each person once in every group, in the order of the groups: blocks of whole lines of `affected.ndjson`, each of
 * which stands until the next one is asked for.
 *
 * Persons come by the million: the database gathers them as numbers, a share of them at a time, so that memory does
 * not grow with them. While the lines of one share are put together and written, the next one is gathered.
 */
export async function* listAffected(
  reached: readonly ReachedTenant[],
  area: StagingArea,
  options: ListOptions,
): AsyncGenerator<Uint8Array> {
  for await (const { share, blocks } of gatherAhead(shares(reached, options), area)) {
    const { lines } = share;
    for (const block of blocks) {
      lines.add(block);
      if (lines.length >= WRITTEN_AT_ONCE) yield lines.take();
    }
    if (lines.length > 0) yield lines.take();
  }
}

/** The shares of each group, in order. */
function* shares(reached: readonly ReachedTenant[], { shown, groupOf }: ListOptions): Generator<GroupShare> {
  const places = reached
    .flatMap((tenant) => {
      const parts = keptParts(tenant);
      return tenant.groups.map(({ index }, place) => ({ parts, index, place }));
    })
    .sort((a, b) => a.index - b.index);
  for (const { parts, index, place } of places) {
    let lines: PersonLines | null = null;
    const { rows, restBytes } = sizeOf(parts, place);
    const ranges = keyRanges(rows, rowsAtOnce(rows, restBytes));
    for (const range of ranges) {
      const { sql, sets } = personsSql(parts, place, { range, hasRests: restBytes > 0 });
      lines ??= new PersonLines(groupOf(index), sets, shown);
      yield { sql, lines, rows: rows / ranges.length };
    }
  }
}

function keptParts(tenant: ReachedTenant): CountedPart[] {
  const all = partsOf(tenant);
  return all.flatMap((part) => {
    const { keptSql, hasPersons, set } = part;
    if (keptSql === null || !hasPersons) return [];
    const isUnique = part.isUnique && all.every((each) => each === part || each.set !== set);
    return [{ ...part, keptSql, isUnique }];
  });
}

function rowsAtOnce(rows: number, restBytes: number): number {
  const fitting = Math.floor((rows / Math.max(1, restBytes)) * BYTES_AT_ONCE);
  return Math.max(1, Math.min(ROWS_AT_ONCE, fitting));
}

function sizeOf(parts: readonly CountedPart[], place: number): Pick<RowKind, 'rows' | 'restBytes'> {
  const kinds = parts.flatMap((part) => {
    const sets = new Set(setsOf(part, place));
    return part.kinds.filter(({ gs }) => sets.has(gs));
  });
  const sum = (of: (kind: RowKind) => number) => kinds.reduce((all, kind) => all + of(kind), 0);
  return { rows: sum(({ rows }) => rows), restBytes: sum(({ restBytes }) => restBytes) };
}
