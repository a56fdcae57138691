import { CERTAINTIES } from '../../../model/exposure.ts';
import { NAMELESS_BIT } from '../person/person-sql.ts';
import { CARD_BITS } from '../plan/item-bits.ts';
import { inRangeSql, keyRanges } from '../plan/key-ranges.ts';
import type { ReachedPart, TenantGroup } from '../reach/reached-part.ts';
import type { RowKind } from '../reach/row-kinds.ts';
import type { StagingArea } from '../table-source.ts';
import { type Signature, type SignatureColumns, signatureColumns } from './signature-columns.ts';
import { CANDIDATE, PRESENT, type UnitCount } from './unit-count.ts';

/** Rows whose units are told apart at once: a table of more drives what else is kept out of the memory. */
const ROWS_AT_ONCE = 2_000_000;

/** What is counted once: the records of the rows, their persons or their cards. */
export type CountedKey = 'rk' | 'pk' | 'ck';

/** Rows of a tenant, and the tenant's groups by their places. */
export interface CountedPart {
  readonly part: ReachedPart;
  readonly groups: readonly TenantGroup[];
}

/** Rows that mean the same. */
interface SignedKind extends RowKind {
  readonly signature: Signature;
}

/** What is counted of the rows. */
interface Counting {
  readonly key: CountedKey;
  /** Whether the groups matter: over several tenants they do not. */
  readonly byGroup: boolean;
  /** Whether a group counts for it; all do unless said. */
  readonly counts?: (group: TenantGroup) => boolean;
}

/**
 * Counts units, each key once with all groups and items that any of its rows gives it. Parts share their keys:
 * persons of several tables are the same persons. Units that lie in the same groups may be told in several counts.
 *
 * @param area undefined when nothing was read: then there are no parts
 */
export async function countUnits(
  parts: readonly CountedPart[],
  counting: Counting,
  area: StagingArea | undefined,
): Promise<UnitCount[]> {
  if (parts.length === 0 || area === undefined) return [];
  const kinds = parts.map((part) => signedKinds(part, counting));
  if (isEachRowOne(parts, counting.key)) {
    return kinds.flat().map(({ rows, signature }) => ({ n: rows, isNameless: false, ...signature }));
  }
  const { key, byGroup } = counting;
  const groups = byGroup ? parts[0]!.groups.length : 0;
  const columns = signatureColumns(
    kinds.flat().map(({ signature }) => signature),
    groups,
  );
  const names = Array.from({ length: columns.count }, (_, at) => `s${at}`);
  const tables: string[] = [];
  for (const own of kinds) tables.push(await createSignatures(own, columns, names, area));
  const united = names.map((name) => `bit_or(${name}) AS ${name}`).join(', ');
  const nameless = key === 'pk' ? `(key & ${NAMELESS_BIT}::UBIGINT) <> 0` : 'false';
  const rows = parts.flatMap(({ part }) => part.kinds).reduce((sum, kind) => sum + kind.rows, 0);
  const found: Record<string, unknown>[] = [];
  for (const range of keyRanges(rows, ROWS_AT_ONCE)) {
    const rowsIn = parts.map(
      ({ part }, at) =>
        `SELECT reached.${key} AS key, ${names.join(', ')} FROM (${part.rowsSql}) AS reached
         JOIN ${tables[at]!} AS signature USING (gs, mask) WHERE ${inRangeSql(`reached.${key}`, range)}`,
    );
    const units = `SELECT key, ${united} FROM (${rowsIn.join(' UNION ALL ')}) GROUP BY key`;
    const sql = `SELECT ${names.join(', ')}, ${nameless} AS nameless, count(*) AS n FROM (${units}) GROUP BY ALL ORDER BY ALL`;
    found.push(...(await area.rows(sql)));
  }
  for (const table of tables) await area.run(`DROP TABLE ${table}`);
  return found.map((row) => ({
    n: Number(row.n),
    isNameless: row.nameless as boolean,
    ...columns.signatureOf(names.map((name) => BigInt(row[name] as number))),
  }));
}

/** Whether every row is a unit of its own: then its kinds tell how many there are. */
function isEachRowOne(parts: readonly CountedPart[], key: CountedKey): boolean {
  const [first] = parts;
  if (parts.length !== 1 || !first!.part.isUnique) return false;
  return key === 'rk' || (key === 'ck' && !first!.part.hasCards);
}

/** The kinds of a part's rows that mean anything. */
function signedKinds({ part, groups }: CountedPart, counting: Counting): SignedKind[] {
  return part.kinds.flatMap((kind) => {
    const signature = signatureOf(part, kind, groups, counting);
    return signature === null ? [] : [{ ...kind, signature }];
  });
}

/** Makes a table that says of each (gs, mask) what it means. */
async function createSignatures(
  kinds: readonly SignedKind[],
  columns: SignatureColumns,
  names: readonly string[],
  area: StagingArea,
): Promise<string> {
  const rows = kinds.map(({ gs, mask, signature }) => [gs, mask, ...columns.valuesOf(signature)].map(String));
  const { relation } = await area.append(2 + names.length, oneBatch(rows));
  const table = area.newTable();
  const typed = [
    'c0::UINTEGER AS gs',
    'c1::UINTEGER AS mask',
    ...names.map((name, at) => `c${at + 2}::UBIGINT AS ${name}`),
  ];
  await area.run(`CREATE TABLE ${table} AS SELECT ${typed.join(', ')} FROM ${relation}`);
  await area.run(`DROP TABLE ${relation}`);
  return table;
}

/** null where no group counts. */
function signatureOf(
  { groupSets, itemsOf }: ReachedPart,
  { gs, mask }: RowKind,
  groups: readonly TenantGroup[],
  { key, byGroup, counts = () => true }: Counting,
): Signature | null {
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
  return bits === 0n ? null : { groups: byGroup ? bits : 0n, states };
}

async function* oneBatch(rows: readonly (readonly string[])[]) {
  yield rows;
}
