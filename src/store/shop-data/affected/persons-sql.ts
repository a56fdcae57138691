import { LISTED_KEYS } from '../person/kept-identifier.ts';
import { inRangeSql, type KeyRange } from '../plan/key-ranges.ts';
import type { ReachedPart } from '../reach/reached-part.ts';
import { packedSql } from './packed-columns.ts';

/** A part of a tenant's data, with what was kept of its identifiers. */
export interface KeptPart extends Pick<ReachedPart, 'set' | 'groupSets' | 'itemsOf'> {
  readonly keptSql: string;
  /** Whether no other row is of the same record, in this part or another. */
  readonly isUnique: boolean;
}

/** SQL for persons of one group, and what its columns are. */
export interface Persons {
  readonly sql: string;
  /** Data sets whose records are counted. */
  readonly sets: readonly string[];
}

/**
 * SQL for one group's persons in the order of their keys: for each of LISTED_KEYS the least packed number, the items as
 * bits, for each of `sets` the number of records; then, where any row has a `rest`, how many of theirs have one, and what
 * stands there with commas between. No number is NULL, and none has more than 53 bits: JavaScript is slow with others.
 *
 * @param place of the group within its tenant
 * @param range of the persons' keys
 * @param hasRests whether any of their rows has a `rest`
 */
export function personsSql(
  parts: readonly KeptPart[],
  place: number,
  { range, hasRests }: { readonly range: KeyRange; readonly hasRests: boolean },
): Persons {
  const reached = parts.filter((part) => setsOf(part, place).length > 0);
  const sets = [...new Set(reached.map(({ set }) => set))];
  const columns = [
    ...LISTED_KEYS.map((key) => `min(p_${key}) AS p_${key}`),
    'bit_or(items) AS items',
    ...sets.map((set, at) => `${recordsSql(reached, set)}::UINTEGER AS n${at}`),
    ...(hasRests ? ['count(rest)::UINTEGER AS rests', `string_agg(rest, ',') AS rest`] : []),
  ];
  const rows = reached.map((part, at) => rowsSql(part, at, place, range));
  const sql = `SELECT * EXCLUDE (pk) REPLACE (p_address::DOUBLE AS p_address)
    FROM (SELECT pk, ${columns.join(', ')} FROM (${rows.join(' UNION ALL ')}) GROUP BY pk ORDER BY pk)`;
  return { sql, sets };
}

/** The `groupSets` in which a group has a part. */
export function setsOf({ groupSets }: Pick<KeptPart, 'groupSets'>, place: number): number[] {
  return groupSets.flatMap(({ sure, candidates }, set) =>
    sure.includes(place) || candidates.includes(place) ? [set] : [],
  );
}

function rowsSql(part: KeptPart, at: number, place: number, range: KeyRange): string {
  return `SELECT pk, ${at}::UINTEGER AS part, rk, mask & ${part.itemsOf[place]!}::UINTEGER AS items,
    ${LISTED_KEYS.map((key) => `${packedSql(key)} AS p_${key}`).join(', ')}, rest FROM (${part.keptSql})
    WHERE ${inRangeSql('pk', range)} AND gs IN (${setsOf(part, place).join(', ')})`;
}

/** SQL for the number of a set's records: its rows, where each is a record of its own. */
function recordsSql(parts: readonly KeptPart[], set: string): string {
  const own = parts.flatMap((part, at) => (part.set === set ? [at] : []));
  const filter = own.length === parts.length ? '' : ` FILTER (WHERE part IN (${own.join(', ')}))`;
  return `(${parts[own[0]!]!.isUnique ? 'count(*)' : 'count(DISTINCT rk)'}${filter})`;
}
