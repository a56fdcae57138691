import type { PersonKey } from '../../model/data-set.ts';
import type { Item } from '../../model/item.ts';
import { type ColumnMeaning, columnMeaning } from './column-meaning.ts';
import type { DataGuess } from './survey.ts';
import type { TableHead } from './table-head.ts';

/** What the headings of CSV files suggest about a shop's tables, one each, `orders` and `customers` first. */
export function findDataSets(tables: readonly TableHead[]): DataGuess[] {
  const taken = new Set<string>();
  const found = tables
    .filter(({ headings }) => headings.length > 0)
    .map((table) => findDataSet(table, taken));
  const rank = ({ name }: DataGuess) => ['orders', 'customers'].indexOf(name) >>> 0;
  return found.sort((a, b) => rank(a) - rank(b));
}

interface Column {
  readonly heading: string;
  readonly meaning: ColumnMeaning | null;
}

function findDataSet({ path, headings }: TableHead, taken: Set<string>): DataGuess {
  const columns = headings
    .filter((heading) => heading !== '')
    .map((heading): Column => ({ heading, meaning: columnMeaning(heading) }));
  const first = (...kinds: readonly ColumnMeaning['kind'][]) =>
    kinds
      .map((kind) => columns.find(({ meaning }) => meaning?.kind === kind)?.heading)
      .find((heading) => heading !== undefined);
  const items = itemsOf(columns);
  const isOrders = first('order-id', 'ordered-at') !== undefined || items.has('amount');
  const name = freeName(nameFor(path, isOrders, items, first('customer-id') !== undefined), taken);
  const id =
    name === 'customers' ? first('customer-id', 'row-id') : first('order-id', 'row-id', 'customer-id');
  if (name === 'orders' && id !== undefined) items.set('order', [id]);
  if (name === 'operators') asOperators(items);
  const customer = first('customer-id') ?? (name === 'customers' ? id : undefined);
  return {
    name,
    path,
    headings,
    id: id ?? headings[0]!,
    askId: id === undefined,
    placedAt: first('ordered-at', 'created-at'),
    person: name === 'operators' ? [] : personOf(customer, items),
    items: [...items],
    payment: first('payment'),
    status: name === 'orders' ? first('status') : undefined,
    unknown: columns.filter(({ meaning }) => meaning === null).map(({ heading }) => heading),
  };
}

/** Columns by item; those that make up one value in the order in which people write it. */
function itemsOf(columns: readonly Column[]): Map<Item, string[]> {
  const parts = columns.flatMap(({ heading, meaning }) =>
    meaning?.kind === 'item' ? [{ heading, item: meaning.item, part: meaning.part }] : [],
  );
  const items = new Map<Item, string[]>();
  for (const item of new Set(parts.map((each) => each.item))) {
    const own = parts.filter((each) => each.item === item).sort((a, b) => a.part - b.part);
    const isComposed = /name|address|phone/.test(item);
    items.set(
      item,
      (isComposed ? own : own.slice(0, 1)).map(({ heading }) => heading),
    );
  }
  return items;
}

function nameFor(
  path: string,
  isOrders: boolean,
  items: ReadonlyMap<Item, unknown>,
  isOfCustomer: boolean,
): string {
  const file = (path.split(/[/\\]/).at(-1) ?? '').toLowerCase().replace(/\..*$/, '');
  const hasPassword = items.has('password_hash');
  if (/staff|operator|administrator|admin_user|dtb_member|運営|管理者/.test(file) && hasPassword) {
    return 'operators';
  }
  if (/customer|member|kaiin|会員|顧客|user/.test(file) && !/order|受注|注文/.test(file)) return 'customers';
  if (isOrders) return 'orders';
  if ((isOfCustomer && items.has('name')) || (hasPassword && items.has('email'))) return 'customers';
  return /^[a-z_][a-z0-9_]{0,39}$/.test(file) ? file : 'people';
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}_${n}`;
  taken.add(free);
  return free;
}

function asOperators(items: Map<Item, string[]>): void {
  const move = (from: Item, to: Item) => {
    const columns = items.get(from);
    if (columns === undefined) return;
    items.delete(from);
    items.set(to, columns);
  };
  move('login_id', 'operator_id');
  move('password_hash', 'operator_password_hash');
}

function personOf(
  customer: string | undefined,
  items: ReadonlyMap<Item, readonly string[]>,
): DataGuess['person'] {
  const person: (readonly [PersonKey, readonly string[]])[] = [];
  if (customer !== undefined) person.push(['customer', [customer]]);
  const email = items.get('email');
  if (email !== undefined) person.push(['email', email]);
  const phones = items.get('phone');
  if (phones !== undefined) person.push(['phone', oneNumber(phones)]);
  const name = items.get('name');
  const address = items.get('address');
  if (name !== undefined && address !== undefined) person.push(['name', name], ['address', address]);
  return person;
}

/** Columns that hold the parts of one number (`tel01 tel02 tel03`), or else the first of several numbers. */
function oneNumber(columns: readonly string[]): readonly string[] {
  const parts = columns.filter((heading) => /[1-3１-３]$/.test(heading));
  return parts.length === 3 ? parts : columns.slice(0, 1);
}
