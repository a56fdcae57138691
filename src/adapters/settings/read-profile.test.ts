import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProfile } from './read-profile.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hinomi-profile-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function read(text: string) {
  const file = join(folder, 'profile.yaml');
  await writeFile(file, text);
  return readProfile(file);
}

const DATA = `
data:
  orders:
    table: orders
    id: no
    placed_at: at
    joins:
      billing: { table: addresses, on: { id: billing_id } }
      payment: { table: payments, on: { id: billing.payment_id } }
    where: { state: [paid, sent] }
    person: { customer: member, name: [billing.first, billing.last], address: "shipping->line.1" }
    items: { name: billing.name, card_number: { where: { payment.method: card } } }
  members: { table: members, id: id, items: { email: mail } }
`;

function route(rest: string): string {
  return `name: x\nroutes:\n  - { action: order.export, path: "/a/:id", ${rest} }${DATA}`;
}

function data(rest: string): string {
  return `name: x\ndata:\n  orders: { table: orders, id: no, ${rest} }\n`;
}

describe('readProfile', () => {
  it('keeps what a route selects, by what more it is narrowed, and conditions on the query as texts', async () => {
    const reading = await read(
      route(
        'query: { page: 1, do: [x, y] }, selects: { orders: { id: path.id, placed_at: { from: query.a } }, members: {} }, narrowed_by: [session, query.q], items: [name, email]',
      ),
    );
    expect(reading).toMatchObject({
      ok: true,
      profile: {
        routes: [
          {
            query: { page: ['1'], do: ['x', 'y'] },
            selects: { orders: { id: 'path.id', placed_at: { from: 'query.a' } }, members: {} },
            narrowedBy: ['session', 'query.q'],
          },
        ],
      },
    });
    expect(await read(route('narrowed_by: body'))).toMatchObject({
      ok: true,
      profile: { routes: [{ narrowedBy: ['body'] }] },
    });
  });

  it('does not ask for data that a profile does not describe', async () => {
    const text = 'name: x\nroutes: [{ action: order.export, path: /a, selects: { orders: {} } }]';
    expect(await read(text)).toMatchObject({ ok: true });
  });

  it('takes a dot for a part of a column’s name where no join can be meant', async () => {
    const reading = await read(data("person: { phone: Tel. }, items: { phone: 'Tel.-Nr.', order: 'No. 1' }"));
    expect(reading.ok).toBe(true);
  });

  // ▸ marks the place that the problem must name.
  it.each([
    [route('selects: { ▸order: {} }'), 'CONFIG_UNKNOWN_KEY', { nearest: 'orders' }],
    [route('selects: { orders: { id: ▸path.no } }'), 'PROFILE_POINTER', { path: '/a/:id' }],
    [route('selects: { orders: { id: ▸body.no } }'), 'CONFIG_VALUE', { value: 'body.no' }],
    [
      route('selects: { members: { placed_at: ▸{ from: query.a } } }'),
      'PROFILE_PLACED_AT',
      { set: 'members' },
    ],
    [route('selects: { orders: { pay.no: ▸path.id } }'), 'PROFILE_JOIN', { column_name: 'pay.no' }],
    [route('selects: { orders: {} }, items: [▸phone]'), 'CONFIG_CHOICE', { value: 'phone' }],
    [route('items: [▸fone]'), 'CONFIG_CHOICE', { nearest: 'phone' }],
    [route('narrowed_by: ▸sesion'), 'CONFIG_VALUE', { value: 'sesion' }],
    [route('narrowed_by: [▸path.no]'), 'PROFILE_POINTER', { value: 'path.no' }],
    [route('query: { page: ▸{} }'), 'CONFIG_VALUE', {}],
    [data('person: { ▸mail: m }'), 'CONFIG_UNKNOWN_KEY', { key: 'mail', nearest: 'email' }],
    [data('items: { ▸adress: a }'), 'CONFIG_UNKNOWN_KEY', { nearest: 'address' }],
    [data('items: { name: ▸b.name }'), 'PROFILE_JOIN', { column_name: 'b.name' }],
    [data('items: { name: ▸[] }'), 'CONFIG_VALUE', {}],
    [data('items: { name: ▸{} }'), 'CONFIG_VALUE', {}],
    [data('items: { name: { where: { p.kind: ▸1 } } }'), 'PROFILE_JOIN', { column_name: 'p.kind' }],
    [data('person: { name: ▸[a, b.c] }'), 'PROFILE_JOIN', { column_name: 'b.c' }],
    [data('placed_at: ▸b.at'), 'PROFILE_JOIN', {}],
    [data('timezone: ▸UCT+9'), 'CONFIG_ZONE', {}],
    [data('where: { b.state: ▸paid }'), 'PROFILE_JOIN', {}],
    [data('joins: { b: { table: t, on: { id: ▸c.id } } }'), 'PROFILE_JOIN', { column_name: 'c.id' }],
    [data('joins: { b: ▸{ on: { id: x } } }'), 'CONFIG_KEY_MISSING', {}],
    ['name: x\ndata: { orders: ▸{ id: no } }', 'CONFIG_KEY_MISSING', { key: 'data.orders.table' }],
  ] as const)('says where and what is wrong in %j', async (marked, code, params) => {
    const before = marked.slice(0, marked.indexOf('▸')).split('\n');
    const reading = await read(marked.replace('▸', ''));
    if (reading.ok) throw new Error('was read');
    expect(reading.problems.map((problem) => problem.code)).toEqual([code]);
    const [problem] = reading.problems;
    expect(problem?.params).toMatchObject({
      line: String(before.length),
      column: String(before.at(-1)!.length + 1),
      ...params,
    });
    for (const language of ['ja', 'en'] as const) expect(problem?.say(language)).not.toMatch(/\{\w+\}/);
  });
});
