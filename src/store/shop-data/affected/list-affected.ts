import type { DuckDBConnection } from '@duckdb/node-api';
import { PERSON_KEYS, type PersonKey } from '../../../model/data-set.ts';
import type { AffectedPerson } from '../../../model/shop-data.ts';
import { itemsOfBits } from '../plan/item-bits.ts';
import type { ReachedPart } from '../reach/reached-part.ts';
import type { StagingArea } from '../table-source.ts';
import { partsOf } from '../tally/tenant-units.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';
import { maskIdentifier, withoutCardNumbers } from './mask-identifier.ts';

/** Identifiers that are shown. A card is never. */
const SHOWN = PERSON_KEYS.filter((key) => key !== 'card');

interface Draft {
  readonly key: bigint;
  readonly texts: Map<PersonKey, string>;
  bits: number;
  readonly records: Map<string, number>;
  /** The last record counted, as `set rk`. */
  last: string;
}

/**
 * Lists each person once in every group, in the order of the groups, in batches as they come out of the database:
 * memory does not grow with their number.
 */
export async function* listAffected(
  reached: readonly ReachedTenant[],
  { connection, area }: { readonly connection: DuckDBConnection; readonly area: StagingArea },
  { unmask }: { readonly unmask: boolean },
): AsyncGenerator<readonly AffectedPerson[]> {
  const places = reached
    .flatMap((tenant) => tenant.groups.map(({ index }, place) => ({ tenant, index, place })))
    .sort((a, b) => a.index - b.index);
  const tables = new Map<ReachedTenant, string[]>();
  for (const { tenant, index, place } of places) {
    const parts = partsOf(tenant).filter(({ hasPersons }) => hasPersons);
    if (!tables.has(tenant)) tables.set(tenant, await layOut(parts, area));
    const sql = rowsOfGroup(parts, tables.get(tenant)!, place);
    if (sql === null) continue;
    for await (const drafts of personsOf(await connection.stream(sql), parts, place)) {
      yield drafts.map((draft) => affectedPerson(draft, index, unmask));
    }
  }
}

/** Reads the identifiers of all reached rows once. */
async function layOut(parts: readonly ReachedPart[], area: StagingArea): Promise<string[]> {
  const tables: string[] = [];
  for (const { textsSql } of parts) {
    const table = area.newTable();
    const texts = SHOWN.map((key) => `t_${key}`).join(', ');
    await area.run(
      `CREATE TABLE ${table} AS SELECT pk, rk, gs, mask, ${texts} FROM (${textsSql}) WHERE pk IS NOT NULL`,
    );
    tables.push(table);
  }
  return tables;
}

function rowsOfGroup(parts: readonly ReachedPart[], tables: readonly string[], place: number): string | null {
  const texts = SHOWN.map((key) => `t_${key}`).join(', ');
  const rows = parts.flatMap(({ groupSets }, at) => {
    const sets = groupSets.flatMap(({ sure, candidates }, set) =>
      sure.includes(place) || candidates.includes(place) ? [set] : [],
    );
    if (sets.length === 0) return [];
    const where = `gs IN (${sets.join(', ')})`;
    return [`SELECT pk, ${at}::UINTEGER AS part, rk, mask, ${texts} FROM ${tables[at]} WHERE ${where}`];
  });
  return rows.length === 0 ? null : `${rows.join(' UNION ALL ')} ORDER BY pk, part, rk, mask, ${texts}`;
}

/** Gathers neighbouring rows of one person. */
async function* personsOf(
  result: Awaited<ReturnType<DuckDBConnection['stream']>>,
  parts: readonly ReachedPart[],
  place: number,
): AsyncGenerator<Draft[]> {
  let open: Draft | undefined;
  for await (const rows of result.yieldRowsJs()) {
    const done: Draft[] = [];
    for (const [pk, part, rk, mask, ...texts] of rows) {
      if (open === undefined || open.key !== (pk as bigint)) {
        if (open !== undefined) done.push(open);
        open = { key: pk as bigint, texts: new Map(), bits: 0, records: new Map(), last: '' };
      }
      addRow(open, parts[Number(part)]!, place, {
        rk: String(rk),
        mask: Number(mask),
        texts: texts as (string | null)[],
      });
    }
    if (done.length > 0) yield done;
  }
  if (open !== undefined) yield [open];
}

function addRow(
  draft: Draft,
  { set, itemsOf }: ReachedPart,
  place: number,
  {
    rk,
    mask,
    texts,
  }: { readonly rk: string; readonly mask: number; readonly texts: readonly (string | null)[] },
): void {
  draft.bits = (draft.bits | (mask & itemsOf[place]!)) >>> 0;
  if (draft.last !== `${set} ${rk}`) draft.records.set(set, (draft.records.get(set) ?? 0) + 1);
  draft.last = `${set} ${rk}`;
  for (const [at, key] of SHOWN.entries()) {
    const text = texts[at]?.trim() ?? '';
    const before = draft.texts.get(key);
    if (text !== '' && (before === undefined || text < before)) draft.texts.set(key, text);
  }
}

function affectedPerson({ texts, bits, records }: Draft, group: number, unmask: boolean): AffectedPerson {
  const person = [...texts].map(([key, text]) => [
    key,
    unmask ? withoutCardNumbers(text) : maskIdentifier(key, text),
  ]);
  return {
    group,
    person: Object.fromEntries(person),
    items: itemsOfBits(bits),
    records: Object.fromEntries(records),
  };
}
