import type { Claim } from '../../../model/claim.ts';
import type { Config, Tenant } from '../../../model/config/config.ts';
import type { DataSet } from '../../../model/data-set.ts';
import type { Item } from '../../../model/item.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';
import { SILENT_EVENT } from '../../../model/silent-event.ts';
import { createSqlInjectionReader } from '../create-sql-injection-reader.ts';

/** A member of the toy shop. */
export interface Member {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly phone: string;
}

export function toyMembers(n: number): Member[] {
  return Array.from({ length: n }, (_, i) => ({
    id: 100 + i,
    email: `person${(i * 7919) % 10_007}.${i}@mail.example`,
    name: `Name ${'abcdefghij'.charAt(i % 10)}${i}`,
    phone: `0900000${String(i).padStart(4, '0')}`,
  }));
}

const MEMBERS: DataSet = {
  name: 'customers',
  table: 'Members',
  id: 'id',
  joins: [],
  person: [
    ['customer', ['id']],
    ['email', ['email']],
  ],
  items: new Map<Item, { columns: string[] }>([
    ['name', { columns: ['name'] }],
    ['phone', { columns: ['phone'] }],
    ['email', { columns: ['email'] }],
    ['password_hash', { columns: ['password'] }],
  ]),
};

export function toyTenant(id: string, more: Partial<Tenant> = {}): Tenant {
  return {
    id,
    name: id,
    hosts: [`${id}.example`],
    profile: { name: 'toy', routes: [], content: [], data: new Map([['customers', MEMBERS]]) },
    data: { kind: 'csv', tables: { customers: 'customers.csv' } },
    ...more,
  };
}

export function toyConfig(tenants: readonly Tenant[] = [toyTenant('a')]): Config {
  const profile = { name: 'none', routes: [], content: [] };
  return { timezone: 'Asia/Tokyo', tenants, known: [], evidence: [], told: [], profile };
}

/** One request and its reply. */
export interface Exchange {
  readonly target: string;
  readonly status?: number;
  readonly bytes?: number;
  readonly durationMs?: number;
  readonly actor?: string | null;
  readonly tenant?: string;
  readonly at?: number;
  readonly referer?: string;
  readonly userAgent?: string;
  readonly carried?: string;
  readonly kind?: ShopEvent['kind'];
  readonly action?: ShopEvent['action'];
  readonly attacks?: ShopEvent['attacks'];
}

export function toyEvent(exchange: Exchange, line: number): ShopEvent {
  const { target, status = 200, bytes = 5000, durationMs = 20, tenant = 'a' } = exchange;
  const {
    at = line * 1000,
    referer = '',
    userAgent = '',
    carried = '',
    kind = 'web',
    action = '',
    attacks = 0,
  } = exchange;
  return {
    ...SILENT_EVENT,
    kind,
    at,
    source: { input: 0, line, offset: line * 200 },
    address: '192.0.2.1',
    tenant,
    method: 'GET',
    target,
    path: target.split('?')[0]!,
    status,
    bytes,
    durationMs,
    referer,
    userAgent,
    carried,
    action,
    attacks,
  };
}

export function itemTarget(sql: string): string {
  return `/item?id=${encodeURIComponent(sql)}`;
}

export function readExchanges(
  exchanges: readonly Exchange[],
  config: Config = toyConfig(),
  isUsual: (event: ShopEvent) => boolean | null = () => false,
): readonly Claim[] {
  const reader = createSqlInjectionReader({ config, isUsual });
  exchanges.forEach((exchange, place) => {
    reader.observe({
      event: toyEvent(exchange, place + 1),
      actor: exchange.actor === undefined ? 'x' : exchange.actor,
    });
  });
  return reader.read().claims;
}

/** The rows (by place in `members`) that claims of a certainty name, by their items. */
export function rowsOf(
  claims: readonly Claim[],
  members: readonly Member[],
  certainty: Claim['certainty'] = 'taken',
): Record<string, number[]> {
  const found: Record<string, Set<number>> = {};
  for (const claim of claims) {
    if (claim.certainty !== certainty) continue;
    found[[...claim.items].sort().join()] ??= new Set();
    const places = found[[...claim.items].sort().join()]!;
    for (const rows of claim.rows) {
      if (rows.kind !== 'shop') throw new Error(`unexpected ${rows.kind}`);
      members.forEach((member, place) => {
        if (isMeant(rows.filter, member, place, members)) places.add(place);
      });
    }
  }
  return Object.fromEntries(
    Object.entries(found).map(([items, places]) => [items, [...places].sort((a, b) => a - b)]),
  );
}

function isMeant(
  filter: import('../../../model/row-filter.ts').RowFilter,
  member: Member,
  place: number,
  members: readonly Member[],
): boolean {
  const value = (by: string): string => String(member[(by === 'customer' ? 'id' : by) as keyof Member]);
  switch (filter.kind) {
    case 'all':
      return true;
    case 'in':
      return filter.values.includes(value(filter.by));
    case 'between':
      return (
        Number(value(filter.by)) >= Number(filter.from ?? 0) &&
        Number(value(filter.by)) <= Number(filter.to ?? 1e15)
      );
    case 'positions': {
      const by = filter.by === '' ? 'id' : filter.by;
      const sorted = [...members].sort((a, b) => compare(a[by as keyof Member], b[by as keyof Member]));
      if (filter.descending) sorted.reverse();
      const at = sorted.indexOf(member);
      return filter.ranges.some(([first, n]) => at >= first && at < first + n);
    }
    case 'like':
    case 'matches':
    case 'length':
    case 'empty':
    case 'not':
    case 'some':
      throw new Error(`no injection chooses rows by ${filter.kind}`);
    case 'every':
      return filter.of.every((one) => isMeant(one, member, place, members));
  }
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
