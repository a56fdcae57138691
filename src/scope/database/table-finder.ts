import type { Tenant } from '../../model/config/config.ts';
import type { DataSet } from '../../model/data-set.ts';
import { ITEMS, type Item } from '../../model/item.ts';
import { usualColumn } from '../file/column/usual-column.ts';
import { namesDatabase } from '../names-database.ts';
import type { TableUse } from './statement/statement.ts';

/** A table as a shop's profile knows it, or does not. */
export interface FoundTable {
  readonly tenant: string;
  /** Null for a table that no data set of the profile lies in. */
  readonly set: DataSet | null;
  /** The asked-for items. Empty for a data set: all that its columns hold; without one: nothing is known. */
  readonly items: readonly Item[];
  /** The table is one that a data set joins: its conditions are not those of the set's own columns. */
  readonly isJoined: boolean;
}

/** Tables of those who work in a shop's administration, over the usual platforms. */
const OPERATORS =
  /(?:^|_)(?:dtb_member|mtb_member|admins?|admin_users?|administrators?|operators?|staffs?|managers?|employees?|wp_users)$/;

/** Finds which shop's data a statement is about. */
export class TableFinder {
  readonly #tenants: readonly Tenant[];

  constructor(tenants: readonly Tenant[]) {
    this.#tenants = tenants;
  }

  /**
   * The tenants that a database belongs to: as the evidence entry says, as the address of their data says, as its
   * name says, or the only one there is. Else a tenant of the database's own name.
   */
  tenantsOf(told: string, database: string): readonly string[] {
    if (told !== '') return [told];
    const byData = this.#tenants.filter((tenant) => namesDatabase(tenant, database) === 'data');
    if (byData.length > 0) return byData.map(({ id }) => id);
    const byName = this.#tenants.filter((tenant) => namesDatabase(tenant, database) === 'name');
    if (byName.length === 1) return byName.map(({ id }) => id);
    if (this.#tenants.length === 1) return [this.#tenants[0]!.id];
    return [database];
  }

  /** What a use of a table means to a tenant; null when nothing that was asked for says anything of a person. */
  find(tenant: string, use: TableUse): FoundTable | null {
    const sets = [...(this.#tenants.find(({ id }) => id === tenant)?.profile.data?.values() ?? [])];
    const own = sets.find((set) => set.table.toLowerCase().split('.').at(-1) === use.table);
    if (own !== undefined) return found(tenant, own, use, '');
    for (const set of sets) {
      const join = set.joins.find(({ table }) => table.toLowerCase() === use.table);
      if (join !== undefined) return found(tenant, set, use, `${join.alias.toLowerCase()}.`);
    }
    const items = usualItems(use);
    return items.length === 0 ? null : { tenant, set: null, items, isJoined: false };
  }

  /** All data sets of a tenant: what is in reach of whoever is connected. */
  setsOf(tenant: string): readonly DataSet[] {
    return [...(this.#tenants.find(({ id }) => id === tenant)?.profile.data?.values() ?? [])];
  }
}

function found(tenant: string, set: DataSet, use: TableUse, alias: string): FoundTable | null {
  if (use.columns === null && alias === '') return { tenant, set, items: [], isJoined: false };
  const items = ITEMS.filter((item) =>
    (set.items.get(item)?.columns ?? []).some((column) => {
      const name = (column.toLowerCase().split('->')[0] ?? '').trim();
      if (!name.startsWith(alias)) return false;
      return use.columns === null || use.columns.includes(name.slice(alias.length));
    }),
  );
  // A count or a list of columns reaches the whole table.
  if (use.does === 'touch') return { tenant, set, items: [], isJoined: alias !== '' };
  return items.length === 0 ? null : { tenant, set, items, isJoined: alias !== '' };
}

/** By the names of columns; for a table of operators, by its own name too. */
function usualItems(use: TableUse): Item[] {
  const isOperators = OPERATORS.test(use.table);
  if (use.columns === null) return isOperators ? ['operator_id', 'operator_password_hash'] : [];
  const items = use.columns.flatMap((column): Item[] => {
    const { item } = usualColumn(column);
    if (item === null) return [];
    if (!isOperators) return [item];
    if (item === 'password' || item === 'password_hash') return ['operator_password_hash'];
    return item === 'login_id' ? ['operator_id'] : [item];
  });
  return ITEMS.filter((item) => items.includes(item));
}
