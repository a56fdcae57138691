import type { DataSet, PersonKey, Where } from '../../../model/data-set.ts';
import type { Item } from '../../../model/item.ts';
import { setColumnKey } from '../fit-data-set.ts';
import { cellContent, holdsCardNumber, isCardNumber, isPasswordHash } from './cell-content.ts';
import { usualColumn } from './usual-column.ts';

/** What a table's columns are, each by its key. */
export interface ColumnRoles {
  /** `where` must hold in the row. */
  readonly items: readonly {
    readonly item: Item;
    readonly columns: readonly string[];
    readonly where?: Where | undefined;
  }[];
  readonly person: readonly { readonly key: PersonKey; readonly columns: readonly string[] }[];
  /** '' when no column names the row. */
  readonly id: string;
  /** Columns that hold whole card numbers, whatever they are called. */
  readonly cards: readonly string[];
  /** Columns of free text, in which a card number may stand. */
  readonly texts: readonly string[];
}

/** Some cells of a table, by the column's key. */
export type Samples = ReadonlyMap<string, readonly string[]>;

/** Of so many filled cells, this share must look alike for the column to be told by its content. */
const SHARE = 0.6;
const CARD_SHARE = 0.8;

/**
 * Tells what the columns of a leaked table hold: as the profile's data set says, else by their usual names, without
 * names by their content. A card number is told by its digits.
 *
 * @param hasNames false when the file does not name its columns
 */
export function columnRoles(
  samples: Samples,
  hasNames: boolean,
  set: DataSet | undefined,
  table: string,
): ColumnRoles {
  const items: { item: Item; columns: readonly string[]; where?: Where | undefined }[] = [];
  const person: { key: PersonKey; columns: readonly string[] }[] = [];
  const claimed = new Set<string>();
  const there = (names: readonly string[]) => names.map(setColumnKey).filter((name) => samples.has(name));
  for (const [item, source] of set?.items ?? []) {
    const columns = there(source.columns);
    if (columns.length > 0) items.push({ item, columns, where: source.where });
    for (const column of columns) claimed.add(column);
  }
  for (const [key, names] of set?.person ?? []) {
    const columns = there(names);
    if (columns.length === names.length) person.push({ key, columns });
    for (const column of columns) claimed.add(column);
  }
  const cards = [...samples].flatMap(([column, cells]) => (isCardColumn(cells) ? [column] : []));
  const usual = usualRoles(samples, hasNames, claimed, table);
  for (const [item, columns] of usual.items) {
    if (item !== 'card_number' && !items.some((known) => known.item === item)) items.push({ item, columns });
  }
  for (const [key, columns] of usual.person) {
    if (key !== 'card' && !person.some((known) => known.key === key)) person.push({ key, columns });
  }
  const named = usual.items.get('card_number') ?? [];
  return {
    items,
    person,
    id: set !== undefined && samples.has(setColumnKey(set.id)) ? setColumnKey(set.id) : '',
    cards: [...new Set([...cards, ...named])],
    texts: [...samples].flatMap(([column, cells]) =>
      !cards.includes(column) && cells.some(holdsCardNumber) ? [column] : [],
    ),
  };
}

function usualRoles(samples: Samples, hasNames: boolean, claimed: ReadonlySet<string>, table: string) {
  const items = new Map<Item, string[]>();
  const person = new Map<PersonKey, string[]>();
  for (const [column, cells] of samples) {
    if (claimed.has(column)) continue;
    const found = hasNames ? usualColumn(column) : byContent(cells, items);
    const item = refined(found.item, cells, table);
    if (item !== null) items.set(item, [...(items.get(item) ?? []), column]);
    if (found.key !== null) person.set(found.key, [...(person.get(found.key) ?? []), column]);
  }
  return { items, person };
}

const KEYS: Readonly<Partial<Record<Item, PersonKey>>> = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  address: 'address',
};

/** The first column that looks like names is one; what else looks like a name (goods, towns) is not. */
function byContent(
  cells: readonly string[],
  known: ReadonlyMap<Item, unknown>,
): { item: Item | null; key: PersonKey | null } {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const counts = new Map<Item, number>();
  for (const cell of filled) {
    const item = cellContent(cell);
    if (item !== null) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most === undefined || most[1] < filled.length * SHARE) return { item: null, key: null };
  const [item] = most;
  if (item === 'name' && known.has('name')) return { item: null, key: null };
  return { item, key: KEYS[item] ?? null };
}

const OPERATORS = /(?:^|_)(?:dtb_member|admins?|admin_users?|administrators?|operators?|staffs?|wp_users)$/i;

function refined(item: Item | null, cells: readonly string[], table: string): Item | null {
  const isOperators = OPERATORS.test(table);
  if (item === 'login_id') return isOperators ? 'operator_id' : item;
  if (item !== 'password' && item !== 'password_hash') return item;
  if (isOperators) return 'operator_password_hash';
  const filled = cells.filter((cell) => cell !== '');
  const hashed = filled.filter(isPasswordHash).length;
  return filled.length > 0 && hashed >= filled.length * SHARE ? 'password_hash' : item;
}

/** Numbers of orders and receipts fulfil the Luhn formula now and then; those of cards all do. */
function isCardColumn(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.filter(isCardNumber).length >= filled.length * CARD_SHARE;
}
