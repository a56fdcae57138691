import type { Chance } from '../../src/model/chance.ts';
import type { LoggedRequest } from '../logged-request.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36';

/** A request, and the tenant whose host it names. */
export interface PlatformRequest extends LoggedRequest {
  readonly tenant: string;
}

/** An export that was asked for. */
export interface AskedExport {
  readonly tenant: string;
  readonly at: number;
  /** Bare dates in Japan. */
  readonly from: string;
  readonly to: string;
  /** 200: it was sent. */
  readonly status: number;
}

export const INTRUDER = { first: '203.0.113.77', second: '198.51.100.44' } as const;
/** Listed under `known`. */
export const OPERATOR = '192.0.2.17';
/** An honest operator whom nobody thought of listing. */
export const UNLISTED_OPERATOR = '192.0.2.130';

/** What the intruder exported at tenant b, and at c in vain. */
export function exportsOf(start: number): AskedExport[] {
  const at = start + 4 * DAY;
  return [
    { tenant: 'b', at, from: '2026-08-01', to: '2026-08-10', status: 200 },
    { tenant: 'b', at: at + 60_000, from: '2026-08-05', to: '2026-09-30', status: 200 },
    { tenant: 'b', at: at + 90_000, from: '2026-07-01', to: '2026-09-30', status: 403 },
    { tenant: 'b', at: at + DAY, from: '2026-08-05', to: '2026-09-30', status: 200 },
    { tenant: 'c', at: at + HOUR, from: '2026-08-01', to: '2026-09-30', status: 302 },
  ];
}

/** Orders of tenant b that the intruder looked at. */
export const VIEWED = ['20003', '20004', '20090', '20003'];

/**
 * Somebody scans tenant a, drops a script there by PUT and talks with it; days later another address talks with
 * the same script, enters b's administration at the first try, exports and looks at orders, and fails at c.
 */
export function breach(start: number): PlatformRequest[] {
  const one = { address: INTRUDER.first, userAgent: 'Mozilla/5.0 (compatible; scan)', bytes: 900 };
  const two = { address: INTRUDER.second, userAgent: BROWSER, bytes: 5_000 };
  const shell = { method: 'POST', target: '/content/help.php', status: 200, tenant: 'a' };
  const loginAt = start + 4 * DAY - 600_000;
  return [
    ...Array.from(
      { length: 60 },
      (_, n): PlatformRequest => ({
        ...one,
        tenant: 'a',
        at: start + 2 * DAY + n * 500,
        method: 'GET',
        target: `/backup${n}.zip`,
        status: 404,
      }),
    ),
    {
      ...one,
      tenant: 'a',
      at: start + 2 * DAY + HOUR,
      method: 'PUT',
      target: '/content/help.php',
      status: 201,
    },
    ...[1, 2, 3, 4].map((n) => ({
      ...one,
      ...shell,
      at: start + 2 * DAY + HOUR + n * 30_000,
      bytes: n * 700,
    })),
    ...[1, 2].map((n) => ({ ...two, ...shell, at: loginAt - HOUR + n * 30_000, bytes: n * 900 })),
    { ...two, tenant: 'b', at: loginAt, method: 'POST', target: '/admin/login', status: 302 },
    { ...two, tenant: 'b', at: loginAt + 2_000, method: 'GET', target: '/admin/orders', status: 200 },
    ...VIEWED.map(
      (id, n): PlatformRequest => ({
        ...two,
        tenant: 'b',
        at: loginAt + 10_000 * (n + 1),
        method: 'GET',
        target: `/admin/orders/${id}`,
        status: 200,
      }),
    ),
    { ...two, tenant: 'b', at: loginAt + 70_000, method: 'GET', target: '/admin/orders/20005', status: 404 },
    ...[1, 2, 3].map(
      (n): PlatformRequest => ({
        ...two,
        tenant: 'c',
        at: loginAt + 100_000 + n * 4_000,
        method: 'POST',
        target: '/admin/login',
        status: 200,
      }),
    ),
    ...exportsOf(start).map(
      ({ tenant, at, from, to, status }): PlatformRequest => ({
        ...two,
        tenant,
        at,
        method: 'GET',
        target: `/admin/orders/export?from=${from}&to=${to}`,
        status,
        bytes: status === 200 ? 400_000 : 300,
      }),
    ),
  ];
}

/** Operators at work on every shop, and customers on their ways. */
export function honestTraffic(
  random: Chance,
  start: number,
  days: number,
  tenants: readonly string[],
): PlatformRequest[] {
  const requests: PlatformRequest[] = [];
  for (let day = 0; day < days; day++) {
    for (const tenant of tenants) {
      const nine = start + day * DAY + 9 * HOUR + random.below(600_000);
      const operator = { address: tenant === 'c' ? UNLISTED_OPERATOR : OPERATOR, userAgent: BROWSER, tenant };
      const window = `from=2026-09-01&to=2026-09-${String(10 + day).padStart(2, '0')}`;
      const steps: readonly (readonly [string, string, number])[] = [
        ['POST', '/admin/login', 200],
        ['POST', '/admin/login', 302],
        ['GET', '/admin/orders', 200],
        ['GET', `/admin/orders/${20_100 + day}`, 200],
        ['GET', `/admin/orders/export?${window}`, 200],
      ];
      for (const [n, [method, target, status]] of steps.entries()) {
        requests.push({ ...operator, at: nine + n * 20_000, method, target, status, bytes: 8_000 });
      }
      for (let visit = 0; visit < 60; visit++)
        requests.push(...customerVisit(random, start + day * DAY, tenant));
    }
  }
  return requests;
}

function customerVisit(random: Chance, midnight: number, tenant: string): PlatformRequest[] {
  const address = `2001:db8:${(1 + random.below(60_000)).toString(16)}::1`;
  const at = midnight + random.below(86_000) * 1000;
  const page = (target: string, n: number, method = 'GET', status = 200): PlatformRequest => ({
    address,
    userAgent: BROWSER,
    tenant,
    at: at + n * 15_000,
    method,
    target,
    status,
    bytes: 12_000,
  });
  const visit = [page('/', 0), page(`/products/${random.below(300)}`, 1)];
  if (random.below(4) > 0) return visit;
  return [...visit, page('/cart', 2), page('/cart/payment', 3), page('/cart/complete', 4, 'POST', 302)];
}
