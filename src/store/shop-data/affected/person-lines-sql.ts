import type { PersonKey } from '../../../model/data-set.ts';
import type { AffectedGroup } from '../../../model/shop-data.ts';
import { quoteText } from '../duckdb/quote-text.ts';
import { LISTED_KEYS } from '../person/kept-identifier.ts';
import { itemBits, itemsOfBits } from '../plan/item-bits.ts';
import { inRangeSql, type KeyRange } from '../plan/key-ranges.ts';
import type { ReachedPart } from '../reach/reached-part.ts';

/** A part of a tenant's data, with what was kept of its identifiers. */
export interface KeptPart extends Pick<ReachedPart, 'set' | 'groupSets' | 'itemsOf'> {
  readonly keptSql: string;
  /** Whether no other row is of the same record, in this part or another. */
  readonly isUnique: boolean;
}

/** Whose lines are written, and what stands in them. */
export interface PersonLines {
  /** The group's place within its tenant. */
  readonly place: number;
  readonly group: AffectedGroup;
  /** Of the persons' keys. */
  readonly range: KeyRange;
  /** SQL for how what was kept of an identifier stands in the line, between its quotes. */
  readonly shown: (key: PersonKey, kept: string) => string;
}

/**
 * SQL for the lines of one group's persons (`affected.ndjson`), without line feeds, in the order of their keys. Of
 * several texts for one identifier the least one stands in the line.
 */
export function personLinesSql(parts: readonly KeptPart[], lines: PersonLines): string {
  const reached = parts.filter((part) => setsOf(part, lines.place).length > 0);
  const texts = LISTED_KEYS.map((key) => `min(t_${key}) AS t_${key}`);
  const sets = [...new Set(reached.map(({ set }) => set))];
  const records = sets.map((set, at) => `${recordsSql(reached, set)} AS n${at}`);
  const rows = reached.map((part, at) => rowsSql(part, at, lines));
  const persons = `SELECT pk, bit_or(items) AS items, ${[...texts, ...records].join(', ')}
    FROM (${rows.join(' UNION ALL ')}) GROUP BY pk`;
  // Whole lines would be ten times as long to sort as what they are made of.
  return `SELECT ${lineSql(reached, sets, lines)} AS line FROM (${persons} ORDER BY pk)`;
}

/** The `groupSets` in which a group has a part. */
export function setsOf({ groupSets }: KeptPart, place: number): number[] {
  return groupSets.flatMap(({ sure, candidates }, set) =>
    sure.includes(place) || candidates.includes(place) ? [set] : [],
  );
}

function rowsSql(part: KeptPart, at: number, { place, range }: PersonLines): string {
  return `SELECT pk, ${at}::UINTEGER AS part, rk, mask & ${part.itemsOf[place]!}::UINTEGER AS items,
    ${LISTED_KEYS.map((key) => `t_${key}`).join(', ')} FROM (${part.keptSql})
    WHERE ${inRangeSql('pk', range)} AND gs IN (${setsOf(part, place).join(', ')})`;
}

/** SQL for the number of a set's records: its rows, where each is a record of its own. */
function recordsSql(parts: readonly KeptPart[], set: string): string {
  const own = parts.flatMap((part, at) => (part.set === set ? [at] : []));
  const filter = own.length === parts.length ? '' : ` FILTER (WHERE part IN (${own.join(', ')}))`;
  return `${parts[own[0]!]!.isUnique ? 'count(*)' : 'count(DISTINCT rk)'}${filter}`;
}

function lineSql(
  parts: readonly KeptPart[],
  sets: readonly string[],
  { place, group, shown }: PersonLines,
): string {
  const { exposure, tenant, certainty } = group;
  const head = JSON.stringify({ exposure, tenant, certainty }).slice(0, -1);
  const possible = itemsOfBits(parts.reduce((bits, { itemsOf }) => (bits | itemsOf[place]!) >>> 0, 0));
  const items = possible.map(
    (item) => `CASE WHEN (items & ${itemBits([item])}::UINTEGER) <> 0 THEN '"${item}"' END`,
  );
  const records = sets.map(
    (set, at) => `CASE WHEN n${at} > 0 THEN ${quoteText(`${JSON.stringify(set)}:`)} || n${at} END`,
  );
  const pieces = [
    quoteText(`${head},"person":{`),
    listSql(
      LISTED_KEYS.map((key) => {
        const text = `concat('"${key}":"', ${shown(key, `t_${key}`)}, '"')`;
        return `CASE WHEN t_${key} IS NOT NULL THEN ${text} END`;
      }),
    ),
    `'},"items":['`,
    listSql(items),
    `'],"records":{'`,
    listSql(records),
    `'}}'`,
  ];
  return `concat(${pieces.join(', ')})`;
}

/** SQL for texts with commas between them; those that are NULL are left out. */
function listSql(texts: readonly string[]): string {
  return texts.length === 0 ? "''" : `concat_ws(',', ${texts.join(', ')})`;
}
