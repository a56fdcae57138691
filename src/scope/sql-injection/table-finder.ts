import type { Config, Tenant } from '../../model/config/config.ts';
import type { DataSet, ItemSource } from '../../model/data-set.ts';
import type { Item } from '../../model/item.ts';
import { namesDatabase } from '../names-database.ts';
import type { RowChoice } from './sql/row-choice.ts';

/** A data set that an injected query read. */
export interface ReadSet {
  readonly tenant: string;
  readonly set: DataSet;
  /** Whether the shop's rows of it can be counted. */
  readonly counted: boolean;
  /** Whether the table is one that the set joins: its rows are in another order than the set's. */
  readonly joined: boolean;
}

/** The data sets behind a table's name. */
export interface FoundSets {
  readonly sets: readonly ReadSet[];
  /** Whether they belong to other tenants than the one whose page was attacked. */
  readonly elsewhere: boolean;
}

export type TableFinder = (table: readonly string[], tenant: string) => FoundSets;

/**
 * Finds data sets by the name of their table: without regard to case, with or without schema. Those of the
 * tenant whose page was attacked come first, unless the query names a schema that is another tenant's and not its own;
 * where it has none, those of every other tenant (one database serves several shops), a schema narrowing them where
 * it names one.
 */
export function createTableFinder(config: Config): TableFinder {
  const all = config.tenants.flatMap(readSets);
  const fallback = (tenant: string): ReadSet[] =>
    config.tenants.some(({ id }) => id === tenant)
      ? []
      : [...(config.profile.data?.values() ?? [])].map((set) => ({
          tenant,
          set,
          counted: false,
          joined: false,
        }));
  return (table, tenant) => {
    const fits = (read: ReadSet): boolean => sameTable(read.set.table, table);
    const others = ownersOf(table.slice(0, -1), tenant, config.tenants);
    const named = all.filter((read) => others.has(read.tenant) && fits(read));
    if (named.length > 0) return { sets: bestOf(named, table), elsewhere: true };
    const own = bestOf(
      [...all.filter((read) => read.tenant === tenant), ...fallback(tenant)].filter(fits),
      table,
    );
    if (own.length > 0) return { sets: own, elsewhere: false };
    return { sets: bestOf(all.filter(fits), table), elsewhere: true };
  };
}

/** Leaves out data sets of which a condition on a column of tenants (`site_id='b'`) says that they are not meant. */
export function narrowedTo(
  read: ReadSet,
  rows: RowChoice,
  of: readonly ReadSet[],
): 'meant' | 'other' | 'open' {
  let open = of.some(({ tenant }) => tenant !== read.tenant);
  for (const { column, values } of rows.keys) {
    const told = Object.entries(read.set.where ?? {}).find(([name]) => name.toLowerCase() === column)?.[1];
    if (told !== undefined) {
      const cells = (Array.isArray(told) ? told : [told]).map(String);
      if (!values.some((value) => cells.includes(value))) return 'other';
      open = false;
    } else if (values.some((value) => of.some(({ tenant }) => tenant === value))) {
      if (!values.includes(read.tenant)) return 'other';
      open = false;
    }
  }
  return open ? 'open' : 'meant';
}

/** The tenants for which a schema of the query is named; none when the attacked one's own is among them. */
function ownersOf(schemas: readonly string[], tenant: string, tenants: readonly Tenant[]): Set<string> {
  const owners = tenants.filter(
    (one) =>
      schemas.some((schema) => namesDatabase(one, schema) !== '') ||
      [...(one.profile.data?.values() ?? [])].some(
        ({ table }) =>
          one.id === tenant &&
          partsOf(table)
            .slice(0, -1)
            .some((part) => schemas.includes(part)),
      ),
  );
  const ids = owners.map(({ id }) => id);
  return new Set(ids.includes(tenant) ? [] : ids);
}

function readSets(tenant: Tenant): ReadSet[] {
  return [...(tenant.profile.data?.values() ?? [])].flatMap((set) => {
    const { data } = tenant;
    const counted = data !== undefined && (data.url !== undefined || data.tables[set.name] !== undefined);
    const own = { tenant: tenant.id, set, counted, joined: false };
    return [own, ...joinedSets(set).map((joined) => ({ ...own, set: joined, joined: true }))];
  });
}

/** A set as seen from a table that it joins: with that table's columns alone. */
function joinedSets(set: DataSet): DataSet[] {
  return set.joins.map(({ alias, table, on }) => {
    const inside = (columns: readonly string[]): string[] =>
      columns.flatMap((column) => (column.startsWith(`${alias}.`) ? [column.slice(alias.length + 1)] : []));
    const id = Object.keys(on).find((column) => on[column] === set.id) ?? '';
    const items = [...set.items].flatMap(([item, { columns }]): [Item, ItemSource][] =>
      inside(columns).length > 0 ? [[item, { columns: inside(columns) }]] : [],
    );
    const person = set.person
      .map(([key, columns]) => [key, inside(columns)] as const)
      .filter(([, columns]) => columns.length > 0);
    return { name: set.name, table, id, joins: [], person, items: new Map(items) };
  });
}

function partsOf(table: string): string[] {
  return table
    .toLowerCase()
    .replace(/[`"[\]]/g, '')
    .split('.');
}

function sameTable(table: string, read: readonly string[]): boolean {
  return partsOf(table).at(-1) === read.at(-1);
}

/** Those whose schema, or whose tenant's name, is the one that the query names; else all. A set's own table comes first. */
function bestOf(all: readonly ReadSet[], table: readonly string[]): readonly ReadSet[] {
  const sets = all.some(({ joined }) => !joined) ? all.filter(({ joined }) => !joined) : all;
  const schemas = table.slice(0, -1);
  if (schemas.length === 0) return sets;
  const named = sets.filter(({ set, tenant }) => {
    const own = partsOf(set.table).slice(0, -1);
    return (
      schemas.includes(tenant.toLowerCase()) || (own.length > 0 && own.some((part) => schemas.includes(part)))
    );
  });
  return named.length > 0 ? named : sets;
}
