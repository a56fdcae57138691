import { expect } from 'vitest';
import type { Claim } from '../../model/claim.ts';
import { type Config, defaultConfig } from '../../model/config/config.ts';
import { profileSchema } from '../../model/config/profile-schema.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import { type ShopEvent, TARGET_LIMIT } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { decodedPathOf } from '../../request/url/decoded-path.ts';
import type { ChannelReader, Sight } from '../channel-reader.ts';

/** Noon of 10 September 2026 in Japan: when the acts of a scene begin. */
export const NOON = Date.UTC(2026, 8, 10, 3);

const WINDOW = { orders: { placed_at: { from: 'query.from', to: 'query.to' } } };

/** A shop with the usual ways to get at orders. */
export const PROFILE = profileSchema.parse({
  name: 'scene',
  routes: [
    { action: 'admin.login', path: '/admin/login', selects: { orders: { id: 'query.id' } } },
    { action: 'admin.page', path: '/admin/**' },
    { action: 'order.export', method: 'GET', path: '/admin/orders/export', selects: WINDOW },
    { action: 'order.export', method: 'GET', path: '/admin/session/export' },
    { action: 'order.export', method: 'POST', path: '/admin/posted/export', selects: WINDOW },
    {
      action: 'order.view',
      method: 'GET',
      path: '/admin/orders/:id',
      selects: { orders: { id: 'path.id' } },
    },
    { action: 'order.view', path: '/admin/pick', selects: { orders: { id: 'query.ids' } } },
    { action: 'order.view', path: '/admin/one', selects: { orders: { id: 'query.no' } } },
    { action: 'order.view', path: '/api/graphql' },
    { action: 'order.view', path: '/rest/:store/slips' },
    { action: 'customer.view', path: '/people/:whose' },
    { action: 'admin.page', path: '/admin/list', selects: WINDOW },
    { action: 'order.export', path: '/admin/kept/export', selects: WINDOW, narrowed_by: 'session' },
    { action: 'order.view', path: '/admin/paged', selects: { orders: {} }, narrowed_by: 'page' },
    { action: 'order.export', path: '/admin/searched/export', selects: WINDOW, narrowed_by: ['query.q'] },
    { action: 'order.export', path: '/admin/state/export', selects: { orders: { state: 'query.state' } } },
    { action: 'customer.export', path: '/admin/members/export', selects: { customers: {} } },
    {
      action: 'order.view',
      path: '/admin/slip/:id',
      selects: { orders: { id: 'path.id' } },
      items: ['name', 'address', 'card_number'],
    },
    {
      action: 'order.status',
      method: 'POST',
      path: '/admin/orders/:id/status',
      success: { status: 302 },
      selects: { orders: { id: 'path.id' } },
    },
    { action: 'order.status', method: 'POST', path: '/admin/bulk/cancel', success: { status: 302 } },
    { action: 'order.view', path: '/admin/all.php', query: { page: ['orders'] }, selects: WINDOW },
    {
      action: 'customer.change',
      method: 'POST',
      path: '/admin/customers/:id/edit',
      success: { next: { path: '/admin/customers', status: 200 }, within: '30s' },
      selects: { customers: { id: 'path.id' } },
      items: ['address'],
    },
    { action: 'checkout.complete', path: '/cart/complete', selects: { orders: { id: 'query.no' } } },
  ],
  data: {
    orders: {
      table: 'orders',
      id: 'order_no',
      placed_at: 'ordered_at',
      person: { customer: 'member_id', email: 'email' },
      items: {
        name: 'name',
        address: 'address',
        phone: 'phone',
        email: 'email',
        amount: 'total',
        order: 'order_no',
        card_number: { where: { payment: 'card' } },
      },
    },
    customers: {
      table: 'customers',
      id: 'member_id',
      person: { customer: 'member_id' },
      items: { name: 'name', address: 'address' },
    },
  },
});

const DATA = { kind: 'csv', tables: { orders: 'orders.csv' } } as const;

/** Two tenants with data; any other has none. */
export const CONFIG: Config = {
  ...defaultConfig('Asia/Tokyo', PROFILE),
  tenants: ['b', 'c'].map((id) => ({ id, name: id, hosts: [], profile: PROFILE, data: DATA })),
};

/** What a test says of an event; `at` is counted from {@link NOON}. */
type Given = Partial<Omit<ShopEvent, 'target' | 'path'>> & { readonly actor?: string | null };

/** A successful GET of the actor `a1`, unless said otherwise. */
export function request(target: string, given: Given = {}): Sight {
  const { actor = 'a1', at = 0, ...rest } = given;
  const kept = target.slice(0, TARGET_LIMIT);
  return { actor, event: { ...EVENT, ...rest, at: NOON + at, target: kept, path: decodedPathOf(kept) } };
}

/** A successful line of an audit log about the actor `a1`, unless said otherwise. */
export function theAudit(action: ShopAction, target: string, given: Given = {}): Sight {
  const { actor = 'a1', at = 0, ...rest } = given;
  const source = { input: 1, line: 1, offset: 0 };
  const object = Buffer.from(target).toString('latin1');
  const silent = { method: '', target: '', path: '', status: -1, bytes: -1 };
  return {
    actor,
    event: {
      ...EVENT,
      kind: 'audit',
      source,
      ...silent,
      result: 'success',
      action,
      object,
      ...rest,
      at: NOON + at,
    },
  };
}

const EVENT: ShopEvent = {
  ...SILENT_EVENT,
  kind: 'web',
  at: NOON,
  source: { input: 0, line: 1, offset: 0 },
  address: '203.0.113.9',
  tenant: 'b',
  method: 'GET',
  target: '/',
  path: '/',
  status: 200,
  bytes: 1000,
};

/** The claims that a reader makes of events, each on a line of its own. */
export function observed(reader: ChannelReader, ...sights: readonly Sight[]): readonly Claim[] {
  for (const [index, sight] of sights.entries()) {
    const source = { ...sight.event.source, line: index + 1, offset: 100 * index };
    reader.observe({ ...sight, event: { ...sight.event, source } });
  }
  const { claims } = reader.read();
  for (const { evidence, evidenceCount } of claims) expect(evidence).toHaveLength(evidenceCount);
  return claims;
}
