import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../errors/app-error.ts';
import type { Config } from '../../model/config/config.ts';
import { readConfig } from './read-config.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hinomi-config-'));
  await mkdir(join(folder, 'profiles'));
  await write('profiles/generic.yaml', 'name: generic\n');
  await write('profiles/other.yaml', 'name: other\n');
  await write(
    'profile.yaml',
    `name: mihon-cart
routes:
  - { action: admin.login, method: post, path: /admin/login, success: { status: 302 }, failure: { status: 200 } }
  - { action: order.export, method: GET, path: /admin/orders/export, selects: { orders: { placed_at: { from: query.from, to: query.to } } } }
  - { action: customer.login, method: POST, path: /login, success: { next: { path: /mypage, status: 200 }, within: 30s } }
content: [ { path: "/content/**", executable: never } ]
data:
  orders:
    table: orders
    id: order_no
    placed_at: ordered_at
    person: { customer: member_id, email: email, phone: phone, name: name, address: address }
    items: { name: name, card_number: { where: { payment: card } } }
`,
  );
});

afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

async function read(text: string) {
  return readConfig(await write('hinomi.yaml', text), { profiles: join(folder, 'profiles') });
}

async function config(text: string): Promise<Config> {
  const reading = await read(text);
  if (!reading.ok) throw new Error(reading.problems.map((problem) => problem.say('en')).join('\n'));
  return reading.config;
}

async function problems(text: string): Promise<readonly AppError[]> {
  const reading = await read(text);
  return reading.ok ? [] : reading.problems;
}

const WHOLE = `
timezone: Asia/Tokyo
organisation: { name: 株式会社みほん, role: provider }
tenants:
  - id: b
    name: B社
    hosts: [B.shop.example]
    profile: ./profile.yaml
    data: { kind: csv, orders: data/b-orders.csv, customers: data/b-customers.csv, asOf: 2026-09-22T00:00:00+09:00 }
known:
  - { address: 203.0.113.0/28, role: operator, tenant: b }
  - { address: 192.0.2.66, role: scanner, from: 2026-09-01, to: 2026-09-02 }
evidence:
  - { kind: access_log, path: "logs/*.log.gz", client: { header: HTTP_X_FORWARDED_FOR, trusted: [10.0.0.0/8, "2001:db8::/32"] } }
  - { kind: audit_log, path: audit/*.jsonl, tenant: b, fields: { at: time, address: ip } }
  - { kind: script_history, path: scripts.jsonl }
`;

describe('readConfig', () => {
  it('reads a whole configuration', async () => {
    const { tenants, known, evidence, timezone, profile } = await config(WHOLE);
    expect(timezone).toBe('Asia/Tokyo');
    expect(profile.name).toBe('generic');
    expect(tenants[0]).toMatchObject({ id: 'b', name: 'B社', hosts: ['b.shop.example'] });
    expect(tenants[0]?.data).toEqual({
      kind: 'csv',
      tables: {
        orders: join(folder, 'data/b-orders.csv'),
        customers: join(folder, 'data/b-customers.csv'),
      },
      asOf: Date.UTC(2026, 8, 21, 15),
    });
    expect(known[1]).toMatchObject({
      from: Date.UTC(2026, 7, 31, 15),
      to: Date.UTC(2026, 8, 2, 15) - 1,
    });
    expect(evidence[0]).toMatchObject({
      path: join(folder, 'logs/*.log.gz'),
      format: 'auto',
      timezone: 'Asia/Tokyo',
      client: { header: 'x-forwarded-for', trusted: ['10.0.0.0/8', '2001:db8::/32'] },
    });
    expect(evidence[1]?.fields).toEqual({ at: 'time', address: 'ip' });
  });

  it('reads the profile a tenant names by path', async () => {
    const { tenants } = await config(WHOLE);
    expect(tenants[0]?.profile.routes).toEqual([
      {
        action: 'admin.login',
        method: 'POST',
        path: '/admin/login',
        success: { status: 302 },
        failure: { status: 200 },
      },
      expect.objectContaining({ action: 'order.export', method: 'GET' }),
      expect.objectContaining({
        success: { next: { path: '/mypage', status: 200 }, withinMs: 30_000 },
      }),
    ]);
    expect(tenants[0]?.profile.content).toEqual([{ path: '/content/**', executable: 'never' }]);
  });

  it('reads a shipped profile by name, and takes generic for a tenant without one', async () => {
    const { tenants } = await config('tenants: [{ id: a, profile: other }, { id: b }]');
    expect(tenants.map(({ profile }) => profile.name)).toEqual(['other', 'generic']);
  });

  it('knows the file of a data set for that of its table', async () => {
    await write(
      'tables.yaml',
      'name: t\ndata:\n  orders: { table: dtb_order, id: id }\n  drafts: { table: dtb_order, id: id }\n  customers: { table: dtb_customer, id: id }\n',
    );
    const tablesFor = async (data: string) => {
      const { tenants } = await config(
        `tenants: [{ id: b, profile: ./tables.yaml, data: { kind: csv, ${data} } }]`,
      );
      const files = Object.entries(tenants[0]?.data?.tables ?? {});
      return Object.fromEntries(files.map(([name, file]) => [name, file.slice(folder.length + 1)]));
    };
    expect(await tablesFor('orders: o.csv, customers: c.csv')).toEqual({
      orders: 'o.csv',
      customers: 'c.csv',
      dtb_order: 'o.csv',
      dtb_customer: 'c.csv',
    });
    expect(await tablesFor('orders: o.csv, tables: { dtb_order: whole.csv }')).toEqual({
      orders: 'o.csv',
      drafts: 'whole.csv',
      dtb_order: 'whole.csv',
    });
  });

  it('takes an empty file for a configuration without wishes', async () => {
    expect(await config('')).toMatchObject({ timezone: 'Asia/Tokyo', tenants: [], known: [] });
  });

  it.each([
    ['tenats: []', 'CONFIG_UNKNOWN_KEY', 1, 1, { key: 'tenats', nearest: 'tenants' }],
    ['tenants:\n  - id: b\n    host: [x]', 'CONFIG_UNKNOWN_KEY', 3, 5, { key: 'host', nearest: 'hosts' }],
    ['timezone: Asia/Tokio', 'CONFIG_ZONE', 1, 11, { value: 'Asia/Tokio', nearest: 'Asia/Tokyo' }],
    ['timezone: Tokyo', 'CONFIG_ZONE', 1, 11, { nearest: 'Asia/Tokyo' }],
    ['known:\n  - { address: 203.0.113.0/33, role: operator }', 'CONFIG_ADDRESS', 2, 16, {}],
    ['known:\n  - { address: 203.0.113.1, role: oprator }', 'CONFIG_CHOICE', 2, 35, { nearest: 'operator' }],
    ['known:\n  - { role: operator }', 'CONFIG_KEY_MISSING', 2, 5, { key: 'known[0].address' }],
    ['known: [{ address: 192.0.2.1, role: office, from: 2026-02-30 }]', 'CONFIG_TIME', 1, 51, {}],
    [
      'known: [{ address: 192.0.2.1, role: office, from: 2026-03-02, to: 2026-03-01 }]',
      'CONFIG_PERIOD',
      1,
      67,
      {},
    ],
    [
      'known: [{ address: 192.0.2.1, role: office, tenant: x }]',
      'CONFIG_VALUE',
      1,
      53,
      { example: 'tenants: [{ id: x }]' },
    ],
    [
      'tenants: [{ id: y }]\nknown: [{ address: 192.0.2.1, role: office, tenant: x }]',
      'CONFIG_CHOICE',
      2,
      53,
      { nearest: 'y' },
    ],
    ['tenants: [{ id: b }, { id: b }]', 'CONFIG_DUPLICATE', 1, 28, { key: 'tenants[1].id' }],
    [
      'tenants: [{ id: a, hosts: [x.example] }, { id: b, hosts: [X.example] }]',
      'CONFIG_DUPLICATE',
      1,
      59,
      {},
    ],
    ['tenants: [{ id: b, profile: genric }]', 'PROFILE_MISSING', 1, 29, { known: 'generic other' }],
    ['tenants: [{ id: b, profile: ./none.yaml }]', 'PROFILE_MISSING', 1, 29, { name: './none.yaml' }],
    ['evidence: [{ kind: acces_log, path: x }]', 'CONFIG_CHOICE', 1, 20, { nearest: 'access_log' }],
    [
      'tenants: [{ id: b, data: { kind: excel } }]',
      'CONFIG_CHOICE',
      1,
      34,
      { known: 'csv parquet postgres mysql' },
    ],
    [
      'tenants: [{ id: b, data: { kind: csv, order: x } }]',
      'CONFIG_UNKNOWN_KEY',
      1,
      39,
      { nearest: 'orders' },
    ],
    ['tenants: { id: b }', 'CONFIG_VALUE', 1, 10, { key: 'tenants' }],
    ['tenants: [', 'CONFIG_SYNTAX', 1, 11, {}],
    ['a: 1\na: 2', 'CONFIG_SYNTAX', 2, 1, {}],
    ['- 1', 'CONFIG_SHAPE', 1, 1, {}],
  ] as const)('says where and what in %j', async (text, code, line, column, params) => {
    const found = await problems(text);
    expect(found.map((problem) => problem.code)).toContain(code);
    const problem = found.find((each) => each.code === code);
    expect(problem?.params).toMatchObject({ line: String(line), column: String(column), ...params });
    expect(problem?.say('ja')).not.toMatch(/\{\w+\}/);
    expect(problem?.say('en')).not.toMatch(/\{\w+\}/);
  });

  it('tells every problem at once', async () => {
    const found = await problems('timezone: X/Y\nknown: [{ address: x, role: y }]\nfoo: 1');
    expect(found.map(({ code }) => code).sort()).toEqual([
      'CONFIG_ADDRESS',
      'CONFIG_CHOICE',
      'CONFIG_NO_SUCH_KEY',
      'CONFIG_ZONE',
    ]);
  });

  it.each([
    ['routes: [{ action: admin.pages, path: / }]', 'CONFIG_CHOICE'],
    ['routes: [{ action: admin.page, path: admin }]', 'PROFILE_PATH'],
    ['routes: [{ action: admin.page, path: "/a/**/b" }]', 'PROFILE_PATH'],
    ['routes: [{ action: admin.page, path: "/a?x=1" }]', 'PROFILE_PATH'],
    ['routes: [{ action: admin.page, path: /a, success: { code: 302 } }]', 'CONFIG_UNKNOWN_KEY'],
    ['routes: [{ action: admin.page, path: /a, success: { within: soon } }]', 'CONFIG_VALUE'],
    ['data: { orders: { table: a, id: b, person: { mail: c } } }', 'CONFIG_UNKNOWN_KEY'],
  ])('tells what is wrong in a profile: %s', async (text, code) => {
    await write('bad.yaml', `name: bad\n${text}\n`);
    const found = await problems('tenants: [{ id: b, profile: ./bad.yaml }]');
    expect(found.map((problem) => problem.code)).toEqual([code]);
    expect(found[0]?.params).toMatchObject({ file: join(folder, 'bad.yaml'), line: '2' });
  });

  it('names a file that is missing or cannot be read', async () => {
    const missing = await readConfig(join(folder, 'none.yaml'));
    expect(missing).toMatchObject({ ok: false, problems: [{ code: 'CONFIG_MISSING' }] });
    const directory = await readConfig(folder);
    expect(directory).toMatchObject({ ok: false, problems: [{ code: 'CONFIG_UNREADABLE' }] });
  });
});
