import type { Claim, SeenRow, ShopRows } from '../../../model/claim.ts';
import { CERTAINTIES, type Unit } from '../../../model/exposure.ts';
import { ITEMS, type Item } from '../../../model/item.ts';
import type { RowFilter } from '../../../model/row-filter.ts';
import { normalEmail } from '../person/normal-email.ts';
import { normalPhone } from '../person/normal-phone.ts';
import { normalPlace } from '../person/normal-place.ts';
import { hourOf, type Row, SETS, type ShopWorld } from './shop-world.ts';

/** One row in one group: what it stands for, and which selected items it holds. */
interface Hit {
  readonly group: number;
  readonly tenant: string;
  readonly unit: Unit;
  readonly key: string;
  readonly items: ReadonlySet<Item>;
}

/** What is to be compared, in plain values. */
export interface PlainCount {
  readonly groups: readonly {
    readonly persons: number | null;
    readonly records: Record<string, number>;
    readonly served: (number | null)[][];
  }[];
  /** `tenant certainty unit` to the count. Nothing is left out but zeros. */
  readonly totals: Record<string, number>;
  /** `tenant certainty unit` to `items` to the count. */
  readonly partitions: Record<string, Record<string, number>>;
}

const TEXT = (value: string | null | undefined) => (value ?? '').trim();

/** Counts a world row by row, the slow way: what the engine must find as well. */
export function naiveCount({ tenants, groups }: ShopWorld): PlainCount {
  const hits: Hit[] = [];
  const figures = groups.map(({ claims }, group) => {
    const served = claims.map((claim) =>
      claim.rows.map((rows) => {
        if (rows.kind === 'unnamed') return rows.n;
        if (rows.kind === 'seen') {
          return takeSeen([...rows.rows], rows.set, claim, group, tenants, hits);
        }
        return takeShop(rows, claim, group, tenants, hits);
      }),
    );
    const own = hits.filter((hit) => hit.group === group);
    const sets = new Set(
      claims.flatMap(({ rows }) => rows.flatMap((rows) => (rows.kind === 'unnamed' ? [] : [rows.set]))),
    );
    const records: Record<string, number> = {};
    for (const set of sets)
      records[set] = distinct(own.filter(({ unit, key }) => unit === 'records' && key.startsWith(`${set} `)));
    const cards = own.filter(({ unit }) => unit === 'cards');
    if (claims.some(({ items }) => items.includes('card_number'))) records.cards = distinct(cards);
    return { persons: distinct(own.filter(({ unit }) => unit === 'persons')), records, served };
  });
  return {
    groups: figures,
    ...tally(
      hits,
      groups.map(({ claims }) => claims[0]!.certainty),
    ),
  };
}

function takeShop(
  part: ShopRows,
  claim: Claim,
  group: number,
  tenants: ShopWorld['tenants'],
  hits: Hit[],
): number {
  const rows = tenants[claim.tenant]![part.set]!;
  const set = SETS.get(part.set)!;
  const isThere = (row: Row) =>
    Number.isNaN(part.existedAt) || set.placedAt === undefined || placedAt(row) <= part.existedAt;
  const there = rows.filter(isThere);
  const fitting = there.filter((row) => {
    const hasItems =
      part.having === undefined || part.having.some((item) => itemsOf(row, part.set).has(item));
    return hasItems && fits(row, part.filter, { all: rows, there }, part.set);
  });
  for (const row of fitting) {
    const items = new Set([...itemsOf(row, part.set)].filter((item) => claim.items.includes(item)));
    const id = `${part.set} ${claim.tenant} ${TEXT(row[set.id])}`;
    push(
      hits,
      { group, tenant: claim.tenant, items },
      id,
      personKey(personOf(row), id, claim.tenant, tenants),
      TEXT(row.card),
    );
  }
  return fitting.length;
}

function takeSeen(
  rows: readonly SeenRow[],
  set: string,
  claim: Claim,
  group: number,
  tenants: ShopWorld['tenants'],
  hits: Hit[],
): number {
  for (const { person, items, id: known } of rows) {
    const id = TEXT(known) === '' ? `${set} seen ${hits.length}` : `${set} ${claim.tenant} ${TEXT(known)}`;
    const own = new Set(items.filter((item) => claim.items.includes(item)));
    const row =
      TEXT(known) !== ''
        ? tenants[claim.tenant]![set]!.find((each) => TEXT(each[SETS.get(set)!.id]) === TEXT(known))
        : undefined;
    const ofRow = row === undefined ? '' : personKey(personOf(row), id, claim.tenant, tenants);
    const isNamed = ofRow !== '' && !ofRow.startsWith('row ');
    push(
      hits,
      { group, tenant: claim.tenant, items: own },
      id,
      isNamed ? ofRow : personKey(person, id, claim.tenant, tenants),
      '',
    );
  }
  return rows.length;
}

function push(
  hits: Hit[],
  base: Pick<Hit, 'group' | 'tenant' | 'items'>,
  id: string,
  person: string,
  card: string,
): void {
  hits.push({ ...base, unit: 'records', key: id });
  if (id.startsWith('orders ')) hits.push({ ...base, unit: 'orders', key: id });
  hits.push({ ...base, unit: 'persons', key: person });
  if (base.items.has('card_number'))
    hits.push({ ...base, unit: 'cards', key: card === '' ? id : `card ${card}` });
}

function personOf(row: Row): Person {
  const { member_id, email, phone, name, address } = row;
  return { customer: member_id, email, phone, name, address };
}

type Person = Readonly<Record<string, string | null | undefined>>;

function personKey(person: Person, id: string, tenant: string, tenants: ShopWorld['tenants']): string {
  const email = normalEmail(person.email ?? '');
  const members = tenants[tenant]!.customers!.filter(
    (row) => email !== '' && normalEmail(row.email ?? '') === email,
  ).map((row) => TEXT(row.member_id));
  const only = new Set(members).size === 1 ? members[0]! : '';
  const customer = TEXT(person.customer) || only;
  if (customer !== '') return `customer ${tenant} ${customer}`;
  if (email !== '') return `email ${email}`;
  const phone = normalPhone(person.phone ?? '');
  if (phone !== '') return `phone ${phone}`;
  const place = normalPlace(person.name ?? '', person.address ?? '');
  return place === '' ? `row ${id}` : `place ${place}`;
}

function itemsOf(row: Row, set: string): Set<Item> {
  const found = new Set<Item>();
  for (const [item, { columns, where = {} }] of SETS.get(set)!.items) {
    const holds = Object.entries(where).every(([column, wanted]) => row[column] === wanted);
    if (holds && (columns.length === 0 || columns.some((column) => TEXT(row[column]) !== '')))
      found.add(item);
  }
  return found;
}

function placedAt(row: Row): number {
  for (let hour = 0; hour < 24; hour++) if (hourOf(hour).text === row.ordered_at) return hourOf(hour).at;
  throw new Error(`no such hour: ${row.ordered_at}`);
}

/** All rows of a table, and those that were there when it was asked. */
interface Known {
  readonly all: readonly Row[];
  readonly there: readonly Row[];
}

function fits(row: Row, filter: RowFilter, rows: Known, set: string): boolean {
  const column = { id: SETS.get(set)!.id, customer: 'member_id', placed_at: 'ordered_at' };
  const name = 'by' in filter ? (column[filter.by as 'id'] ?? filter.by) : '';
  switch (filter.kind) {
    case 'all':
      return true;
    case 'every':
      return filter.of.every((each) => fits(row, each, rows, set));
    case 'in':
      return filter.values.includes(TEXT(row[name]));
    case 'between': {
      const value = name === 'ordered_at' ? placedAt(row) : TEXT(row[name]);
      return value >= (filter.from ?? value) && value <= (filter.to ?? value);
    }
    case 'positions': {
      // Ids of the worlds are all of one length, and ordered as they stand. What comes later has a later id.
      const order = filter.descending ? [...rows.there].reverse() : rows.all;
      const at = order.indexOf(row);
      return filter.ranges.some(([first, count]) => at >= first && at < first + count);
    }
    case 'some':
      return filter.of.some((each) => fits(row, each, rows, set));
    case 'like':
    case 'matches':
    case 'length':
    case 'empty':
    case 'not':
      throw new Error(`the worlds choose no rows by ${filter.kind}`);
  }
}

function distinct(hits: readonly Hit[]): number {
  return new Set(hits.map(({ key }) => key)).size;
}

function tally(
  hits: readonly Hit[],
  certainties: readonly string[],
): Pick<PlainCount, 'totals' | 'partitions'> {
  const totals: Record<string, number> = {};
  const partitions: Record<string, Record<string, number>> = {};
  for (const tenant of ['all', 'a', 'b']) {
    for (const unit of ['persons', 'orders', 'cards', 'records'] as const) {
      const own = hits.filter((hit) => hit.unit === unit && (tenant === 'all' || hit.tenant === tenant));
      for (const key of new Set(own.map((hit) => hit.key))) {
        const each = own.filter((hit) => hit.key === key);
        const certainty = CERTAINTIES.find((word) => each.some(({ group }) => certainties[group] === word))!;
        const items = new Set(
          each.filter(({ group }) => certainties[group] === certainty).flatMap((hit) => [...hit.items]),
        );
        const name = `${tenant} ${certainty} ${unit}`;
        const part = ITEMS.filter((item) => items.has(item)).join();
        totals[name] = (totals[name] ?? 0) + 1;
        partitions[name] = { ...partitions[name], [part]: (partitions[name]?.[part] ?? 0) + 1 };
      }
    }
  }
  return { totals, partitions };
}
