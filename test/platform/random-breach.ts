import { type Chance, createChance } from '../../src/model/chance.ts';
import { logLine } from '../logged-request.ts';
import type { PlatformRequest } from './breach.ts';
import { ordersBetween } from './count-naively.ts';
import { type Dialect, pickDialect, profileOf } from './dialect.ts';
import { inventShop, localTime, type Order, type Shop } from './shop-data.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_2) AppleWebKit/605.1.15 Version/17.2 Safari/605.1.15',
];

/** A breach by chance, as files, and the rows that truly got out. */
export interface RandomBreach {
  readonly files: ReadonlyMap<string, string>;
  readonly tenants: readonly TenantTruth[];
  readonly hostile: readonly string[];
}

export interface TenantTruth {
  readonly id: string;
  readonly shop: Shop;
  readonly dialect: Dialect;
  readonly taken: ReadonlySet<Order>;
  readonly viewed: ReadonlySet<Order>;
}

interface Site {
  readonly id: string;
  readonly shop: Shop;
  readonly dialect: Dialect;
  readonly operator: string;
  readonly taken: Set<Order>;
  readonly viewed: Set<Order>;
}

/** Invents a platform of one to four shops, its honest traffic, and one or two intruders. */
export function randomBreach(seed: number): RandomBreach {
  const random = createChance(seed);
  const start = Date.parse('2026-09-01T00:00:00+09:00');
  const days = 9 + random.below(5);
  const sites = Array.from(
    { length: 1 + random.below(4) },
    (_, n): Site => ({
      id: `t${n}`,
      shop: inventShop(random, start - 50 * DAY, 50 + days, 150 + random.below(500)),
      dialect: pickDialect(random),
      operator: `192.0.2.${10 + n * 16}`,
      taken: new Set(),
      viewed: new Set(),
    }),
  );
  const requests = sites.flatMap((site) => honest(random, site, start, days));
  const hostile: string[] = [];
  for (let n = 0; n <= random.below(2); n++) {
    const at = start + (4 + random.below(4)) * DAY + random.below(23) * HOUR;
    const intruder = [`203.0.113.${20 + n}`, `198.51.100.${60 + n}`] as const;
    requests.push(...intrusion(random, sites, intruder, at, hostile));
  }
  requests.sort((a, b) => a.at - b.at);
  const listed = sites.filter(() => random.below(3) > 0);
  return { files: filesOf(random, sites, requests, listed), tenants: sites, hostile };
}

function honest(random: Chance, site: Site, start: number, days: number): PlatformRequest[] {
  const { dialect, id } = site;
  const requests: PlatformRequest[] = [];
  const userAgent = random.pick(BROWSERS);
  for (let day = 0; day < days; day++) {
    const at = start + day * DAY + 9 * HOUR + random.below(HOUR);
    // Some days at home: on a line that nobody listed, with the company's computer or an own one.
    const isHome = random.below(8) === 0;
    const operator = isHome
      ? {
          tenant: id,
          address: `2001:db8:c0:${random.below(60_000).toString(16)}::7`,
          userAgent: random.pick(BROWSERS),
        }
      : { tenant: id, address: site.operator, userAgent };
    const step = (n: number, method: string, target: string, status: number): PlatformRequest => {
      return { ...operator, at: at + n * 25_000, method, target, status, bytes: 9_000 };
    };
    if (random.below(4) === 0) requests.push(step(0, 'POST', dialect.login, dialect.refused));
    requests.push(
      step(1, 'POST', dialect.login, dialect.entered),
      step(2, 'GET', `${dialect.admin}/top`, 200),
    );
    for (let n = 0; n < random.below(4); n++) {
      requests.push(step(3 + n, 'GET', `${dialect.view}/${random.pick(site.shop.orders).id}`, 200));
    }
    if (day % 3 === 0) requests.push(step(9, 'GET', exportTarget(dialect, '2026-08-25', '2026-09-30'), 200));
    for (let visit = 0; visit < 50; visit++) requests.push(...visitOf(random, id, start + day * DAY));
  }
  return requests;
}

function visitOf(random: Chance, tenant: string, midnight: number): PlatformRequest[] {
  const address =
    random.below(2) === 0
      ? `2001:db8:${random.below(60_000).toString(16)}::2`
      : `192.0.2.${100 + random.below(150)}`;
  const userAgent = random.pick(BROWSERS);
  const at = midnight + random.below(86_000) * 1000;
  return ['/', `/item/${random.below(200)}`, '/img/logo.png']
    .slice(0, 1 + random.below(3))
    .map((target, n) => ({
      tenant,
      address,
      userAgent,
      at: at + n * 9_000,
      method: 'GET',
      target,
      status: random.below(40) === 0 ? 404 : 200,
      bytes: 12_000,
    }));
}

/** Somebody who gets in, and from which addresses. */
interface Intruder {
  readonly site: Site;
  readonly at: number;
  /** Looks at orders and exports them. */
  readonly acting: string;
  readonly userAgent: string;
}

/** Ways in: a planted script that both addresses use; a password guessed; a password known. */
function intrusion(
  random: Chance,
  sites: readonly Site[],
  [first, second]: readonly [string, string],
  at: number,
  hostile: string[],
): PlatformRequest[] {
  const way = random.pick(['script', 'guess', 'known'] as const);
  const acting = way === 'script' ? second : first;
  const intruder = { site: random.pick(sites), at, acting, userAgent: random.pick(BROWSERS) };
  hostile.push(...new Set([first, acting]));
  const { dialect } = intruder.site;
  return [
    ...(way === 'script' ? plantedScript(random, intruder, first) : []),
    ...(way === 'guess' ? guesses(random, intruder) : []),
    step(intruder, 0, 'POST', dialect.login, dialect.entered),
    step(intruder, 4_000, 'GET', `${dialect.admin}/top`, 200),
    ...views(random, intruder),
    ...exports(random, intruder),
  ];
}

function step(
  intruder: Intruder,
  after: number,
  method: string,
  target: string,
  status: number,
): PlatformRequest {
  const { site, acting: address, userAgent, at } = intruder;
  const bytes = status === 200 ? 90_000 : 400;
  return { tenant: site.id, address, userAgent, at: at + after, method, target, status, bytes };
}

function plantedScript(random: Chance, { site, at, acting }: Intruder, planter: string): PlatformRequest[] {
  const target = `/files/${random.pick(['a', 'cache', 'x1'])}.php`;
  const script = { tenant: site.id, target, userAgent: 'curl/8.4.0' };
  const put = at - 30 * HOUR;
  const call = (address: string, from: number, n: number): PlatformRequest => {
    return { ...script, address, at: from + n * 40_000, method: 'POST', status: 200, bytes: 500 * n };
  };
  return [
    { ...script, address: planter, at: put, method: 'PUT', status: 201, bytes: 0 },
    ...[1, 2, 3, 4].map((n) => call(planter, put, n)),
    ...[1, 2].map((n) => call(acting, at - HOUR, n)),
  ];
}

function guesses(random: Chance, intruder: Intruder): PlatformRequest[] {
  const { login, refused } = intruder.site.dialect;
  return Array.from({ length: 15 + random.below(20) }, (_, n) =>
    step(intruder, n * 2_000 - 200_000, 'POST', login, refused),
  );
}

function views(random: Chance, intruder: Intruder): PlatformRequest[] {
  const { site, at } = intruder;
  return Array.from({ length: 2 + random.below(5) }, (_, n) => {
    const order = random.pick(site.shop.orders);
    const after = 20_000 + n * 15_000;
    const isThere = order.placedAt <= at + after;
    if (isThere) site.viewed.add(order);
    return step(intruder, after, 'GET', `${site.dialect.view}/${order.id}`, isThere ? 200 : 404);
  });
}

function exports(random: Chance, intruder: Intruder): PlatformRequest[] {
  const { site, at } = intruder;
  return Array.from({ length: 1 + random.below(4) }, (_, n) => {
    const from = dayOf(at - random.below(45) * DAY);
    const to = dayOf(Math.max(Date.parse(from), at - random.below(20) * DAY));
    const after = 200_000 + n * 60_000;
    const status = random.pick([200, 200, 200, 403, 500, 302]);
    if (status === 200) for (const order of rowsOf(site, from, to, at + after)) site.taken.add(order);
    return step(intruder, after, 'GET', exportTarget(site.dialect, from, to), status);
  });
}

function rowsOf({ shop }: Site, from: string, to: string, asked: number): Order[] {
  return ordersBetween(
    shop,
    Date.parse(`${from}T00:00:00+09:00`),
    Date.parse(`${to}T23:59:59.999+09:00`),
    asked,
  );
}

function exportTarget({ export: path, from, to, date }: Dialect, first: string, last: string): string {
  return `${path}?${from}=${encodeURIComponent(date(first))}&${to}=${encodeURIComponent(date(last))}`;
}

function dayOf(at: number): string {
  return localTime(at).slice(0, 10);
}

function filesOf(
  random: Chance,
  sites: readonly Site[],
  requests: readonly PlatformRequest[],
  listed: readonly Site[],
): Map<string, string> {
  const files = new Map<string, string>();
  const perTenant = random.below(2) === 0;
  for (const { id, shop, dialect } of sites) {
    files.set(`${id}.yaml`, profileOf(dialect));
    files.set(`data/${id}-orders.csv`, ordersIn(dialect, shop));
    files.set(`data/${id}-customers.csv`, membersIn(dialect, shop));
    if (!perTenant) continue;
    const own = requests.filter(({ tenant }) => tenant === id).map((one) => `${logLine(one)}\n`);
    files.set(`logs/${id}.log`, own.join(''));
  }
  if (!perTenant)
    files.set(
      'logs/all.log',
      requests.map((one) => `${logLine(one, `${one.tenant}.shop.example`)}\n`).join(''),
    );
  const evidence = perTenant
    ? sites.map(({ id }) => `  - { kind: access_log, path: logs/${id}.log, tenant: ${id} }`)
    : ['  - { kind: access_log, path: logs/all.log }'];
  const known = listed.map(
    ({ id, operator }) => `  - { address: ${operator}, role: operator, tenant: ${id} }`,
  );
  files.set(
    'hinomi.yaml',
    `timezone: Asia/Tokyo
tenants:
${sites.map(({ id }) => `  - { id: ${id}, hosts: [${id}.shop.example], profile: ./${id}.yaml, data: { kind: csv, orders: data/${id}-orders.csv, customers: data/${id}-customers.csv, asOf: 2026-09-22T00:00:00+09:00 } }`).join('\n')}
${known.length > 0 ? `known:\n${known.join('\n')}\n` : ''}evidence:
${evidence.join('\n')}
`,
  );
  return files;
}

function ordersIn({ columns, card }: Dialect, { orders }: Shop): string {
  const head = [
    columns.id,
    columns.placedAt,
    columns.member,
    columns.email,
    columns.phone,
    columns.name,
    columns.address,
    columns.total,
    columns.payment,
  ];
  const rows = orders.map((order) =>
    [
      order.id,
      localTime(order.placedAt),
      order.member,
      `"${order.email}"`,
      order.phone,
      order.name,
      order.address,
      order.total,
      order.payment === 'card' ? card : 'cod',
    ].join(','),
  );
  return [head.join(','), ...rows, ''].join('\n');
}

function membersIn({ columns }: Dialect, { members }: Shop): string {
  const rows = members.map(({ id, name, email }) => `${id},${name},${email},h`);
  return [`${columns.member},${columns.name},${columns.email},password`, ...rows, ''].join('\n');
}
