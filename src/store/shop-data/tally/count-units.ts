import { CERTAINTIES } from '../../../model/exposure.ts';
import { NAMELESS_BIT } from '../person/person-sql.ts';
import { CARD_BITS } from '../plan/item-bits.ts';
import { inRangeSql, keyRanges } from '../plan/key-ranges.ts';
import type { ReachedPart, TenantGroup } from '../reach/reached-part.ts';
import type { StagingArea } from '../table-source.ts';
import { CANDIDATE, PRESENT, type UnitCount } from './unit-count.ts';

/** Groups in one column of bits. */
const CHUNK = 60;

/** Rows whose units are told apart at once: a table of more drives what else is kept out of the memory. */
const ROWS_AT_ONCE = 2_000_000;

/** What each (gs, mask) means, for {@link createSignatures}. */
interface Signatures {
  readonly table: string;
  /** Rows of the part. */
  readonly rows: number;
}

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
  const signatures: Signatures[] = [];
  for (const part of parts) signatures.push(await createSignatures(part, key, chunks, area, counts));
  const names = [
    ...Array.from({ length: chunks }, (_, at) => `g${at}`),
    ...CERTAINTIES.map((_, at) => `s${at}`),
  ];
  const rowsIn = (where: string) =>
    parts.map(
      ({ part }, at) =>
        `SELECT reached.${key} AS key, ${names.join(', ')} FROM (${part.rowsSql}) AS reached
         JOIN ${signatures[at]!.table} AS signature USING (gs, mask) WHERE ${where}`,
    );
  const isSingle =
    parts.length === 1 &&
    parts[0]!.part.isUnique &&
    (key === 'rk' || (key === 'ck' && !parts[0]!.part.hasCards));
  const united = names.map((name) => `bit_or(${name}) AS ${name}`).join(', ');
  const nameless = key === 'pk' ? `(key & ${NAMELESS_BIT}::UBIGINT) <> 0` : 'false';
  const rows = signatures.reduce((sum, each) => sum + each.rows, 0);
  const shares = isSingle
    ? rowsIn(`reached.${key} IS NOT NULL`)
    : keyRanges(rows, ROWS_AT_ONCE).map(
        (range) =>
          `SELECT key, ${united} FROM (${rowsIn(inRangeSql(`reached.${key}`, range)).join(' UNION ALL ')}) GROUP BY key`,
      );
  const found: Record<string, unknown>[] = [];
  for (const share of shares) {
    const sql = `SELECT ${names.join(', ')}, ${nameless} AS nameless, count(*) AS n FROM (${share}) GROUP BY ALL ORDER BY ALL`;
    found.push(...(await area.rows(sql)));
  }
  for (const { table } of signatures) await area.run(`DROP TABLE ${table}`);
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
): Promise<Signatures> {
  const rows = part.kinds.flatMap(({ gs, mask }) => {
    const signature = signatureOf(part, gs, mask, key, groups, counts);
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
  return { table, rows: part.kinds.reduce((sum, kind) => sum + kind.rows, 0) };
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
