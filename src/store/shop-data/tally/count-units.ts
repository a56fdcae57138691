import { CERTAINTIES } from '../../../model/exposure.ts';
import { NAMELESS_BIT } from '../person/person-sql.ts';
import { CARD_BITS } from '../plan/item-bits.ts';
import type { ReachedPart, TenantGroup } from '../reach/reached-part.ts';
import type { StagingArea } from '../table-source.ts';
import { CANDIDATE, PRESENT, type UnitCount } from './unit-count.ts';

/** Groups in one column of bits. */
const CHUNK = 60;

/** What is counted once: the records of the rows, their persons or their cards. */
export type CountedKey = 'rk' | 'pk' | 'ck';

/** Rows of a tenant, and the tenant's groups by their places. */
export interface CountedPart {
  readonly part: ReachedPart;
  readonly groups: readonly TenantGroup[];
}

/**
 * Counts units, each key once with all groups and items that any of its rows gives it. Parts share their keys:
 * persons of several tables are the same persons.
 *
 * @param area undefined when nothing was read: then there are no parts
 * @param chunks columns of groups' bits ({@link chunksFor}); 0 when the groups do not matter, as over several tenants
 * @param counts whether a group counts for it
 */
export async function countUnits(
  parts: readonly CountedPart[],
  key: CountedKey,
  chunks: number,
  area: StagingArea | undefined,
  counts: (group: TenantGroup) => boolean = () => true,
): Promise<UnitCount[]> {
  if (parts.length === 0 || area === undefined) return [];
  const tables: string[] = [];
  for (const part of parts) tables.push(await createSignatures(part, key, chunks, area, counts));
  const names = [
    ...Array.from({ length: chunks }, (_, at) => `g${at}`),
    ...CERTAINTIES.map((_, at) => `s${at}`),
  ];
  const rows = parts.map(
    ({ part }, at) =>
      `SELECT reached.${key} AS key, ${names.join(', ')} FROM (${part.rowsSql}) AS reached
       JOIN ${tables[at]} AS signature USING (gs, mask) WHERE reached.${key} IS NOT NULL`,
  );
  const isSingle =
    parts.length === 1 &&
    parts[0]!.part.isUnique &&
    (key === 'rk' || (key === 'ck' && !parts[0]!.part.hasCards));
  const each = isSingle
    ? rows[0]!
    : `SELECT key, ${names.map((name) => `bit_or(${name}) AS ${name}`).join(', ')}
       FROM (${rows.join(' UNION ALL ')}) GROUP BY key`;
  const nameless = key === 'pk' ? `(key & ${NAMELESS_BIT}::UBIGINT) <> 0` : 'false';
  const found = await area.rows(
    `SELECT ${names.join(', ')}, ${nameless} AS nameless, count(*) AS n FROM (${each}) GROUP BY ALL ORDER BY ALL`,
  );
  for (const table of tables) await area.run(`DROP TABLE ${table}`);
  return found.map((row) => ({
    n: Number(row.n),
    isNameless: row.nameless as boolean,
    groups: joinChunks(Array.from({ length: chunks }, (_, at) => BigInt(row[`g${at}`] as number))),
    states: CERTAINTIES.map((_, at) => Number(row[`s${at}`])),
  }));
}

/** Columns of bits that so many groups need. */
export function chunksFor(groups: number): number {
  return Math.ceil((groups * 2) / CHUNK);
}

function joinChunks(chunks: readonly bigint[]): bigint {
  return chunks.reduce((all, bits, at) => all | (bits << BigInt(at * CHUNK)), 0n);
}

/** Makes a table that says of each (gs, mask) what it means: groups as bits, and a state for each certainty. */
async function createSignatures(
  { part, groups }: CountedPart,
  key: CountedKey,
  chunks: number,
  area: StagingArea,
  counts: (group: TenantGroup) => boolean,
): Promise<string> {
  const pairs = await area.rows(`SELECT DISTINCT gs, mask FROM (${part.rowsSql}) ORDER BY ALL`);
  const rows = pairs.flatMap(({ gs, mask }) => {
    const signature = signatureOf(part, Number(gs), Number(mask), key, groups, counts);
    if (signature === null) return [];
    const bits = Array.from(
      { length: chunks },
      (_, at) => (signature.groups >> BigInt(at * CHUNK)) & ((1n << BigInt(CHUNK)) - 1n),
    );
    return [[gs, mask, ...bits, ...signature.states].map(String)];
  });
  const { relation } = await area.append(2 + chunks + CERTAINTIES.length, oneBatch(rows));
  const table = area.newTable();
  const columns = [
    'c0::UINTEGER AS gs',
    'c1::UINTEGER AS mask',
    ...Array.from({ length: chunks }, (_, at) => `c${at + 2}::UBIGINT AS g${at}`),
    ...CERTAINTIES.map((_, at) => `c${at + 2 + chunks}::UBIGINT AS s${at}`),
  ];
  await area.run(`CREATE TABLE ${table} AS SELECT ${columns.join(', ')} FROM ${relation}`);
  await area.run(`DROP TABLE ${relation}`);
  return table;
}

function signatureOf(
  { groupSets, itemsOf }: ReachedPart,
  gs: number,
  mask: number,
  key: CountedKey,
  groups: readonly TenantGroup[],
  counts: (group: TenantGroup) => boolean,
): { groups: bigint; states: number[] } | null {
  const states = CERTAINTIES.map(() => 0);
  let bits = 0n;
  const take = (place: number, isSure: boolean) => {
    const group = groups[place]!;
    const items = (mask & itemsOf[place]!) >>> 0;
    if (!counts(group) || (key === 'ck' && (items & CARD_BITS) === 0)) return;
    bits |= 1n << BigInt(isSure ? place : groups.length + place);
    const at = CERTAINTIES.indexOf(group.certainty);
    const state = states[at]!;
    const known = Math.floor(state / PRESENT);
    // Bits above 31 are added as numbers: JavaScript's own bit operations end there.
    const flags = known | (isSure ? 1 : CANDIDATE / PRESENT);
    states[at] = flags * PRESENT + (((state % PRESENT) | (isSure ? items : 0)) >>> 0);
  };
  for (const place of groupSets[gs]!.sure) take(place, true);
  for (const place of groupSets[gs]!.candidates) take(place, false);
  return bits === 0n ? null : { groups: bits, states };
}

async function* oneBatch(rows: readonly (readonly string[])[]) {
  yield rows;
}
