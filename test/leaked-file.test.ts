import { describe, expect, it } from 'vitest';
import { hinomi } from './program.ts';
import { workspace } from './workspace.ts';

const PROFILE = `
name: own
routes:
  - { action: order.view, method: GET, path: "/admin/orders/:id", selects: { orders: { id: path.id } } }
data:
  orders:
    table: orders
    id: no
    placed_at: at
    person: { customer: member, email: email }
    items: { name: name, email: email, order: no }
`;

const config = (data: string) => `
timezone: Asia/Tokyo
tenants:
  - { id: b, name: B, hosts: [b.shop.example], profile: ./profile.yaml${data} }
evidence:
  - { kind: access_log, path: access.log }
  - { kind: file, path: leak/orders_7.csv, tenant: b }
`;
const DATA = ', data: { kind: csv, orders: orders.csv, asOf: 2026-09-30T00:00:00+09:00 }';

interface Report {
  readonly sources: readonly { readonly table: string }[];
  readonly scope: {
    readonly exposures: readonly {
      readonly channel: string;
      readonly certainty: string;
      readonly bound: string;
      readonly persons: number;
    }[];
    readonly checked: readonly { readonly question: string; readonly answer: string }[];
  };
}

const line = (second: number, address: string, request: string, status: number, bytes: number) =>
  `b.shop.example ${address} - - [10/Sep/2026:04:00:${String(second).padStart(2, '0')} +0900] "GET ${request} HTTP/1.1" ${status} ${bytes} "-" "Mozilla/5.0"`;
const PROBES = ['/.env', '/.git/config', '/wp-login.php', '/backup.zip', '/db.sql', '/.aws/credentials'].map(
  (path, n) => line(n, '203.0.113.9', path, 404, 196),
);
/** Orders 1 to 6 of three members, each under two addresses. */
const ROWS = Array.from({ length: 6 }, (_, n) => ({
  no: n + 1,
  member: `M${n % 3}`,
  email: `u${n}@example.jp`,
}));

describe('a leaked file in the evidence', () => {
  const work = workspace();

  async function investigated(lines: readonly string[], data = DATA) {
    work.write('access.log', `${[...PROBES, ...lines].join('\n')}\n`);
    work.write('profile.yaml', PROFILE);
    work.write('hinomi.yaml', config(data));
    const orders = ROWS.map(({ no, member, email }) => `${no},2026-09-01 10:00:00,${member},${email},N`);
    work.write('orders.csv', `no,at,member,email,name\n${orders.join('\n')}\n`);
    const leak = ROWS.slice(0, 5).map(({ no, email }) => `${no},${email},N`);
    work.write('leak/orders_7.csv', `no,email,name\n${leak.join('\n')}\n`);
    const run = await hinomi(['investigate', '--config', work.at('hinomi.yaml'), '--out', work.at('out')]);
    expect(run.code, run.stderr).toBe(0);
    const { scope, sources } = work.json<Report>('out/report.json');
    const told = scope.exposures.map(({ channel, certainty, bound, persons }) => [
      channel,
      certainty,
      bound,
      persons,
    ]);
    const asked = scope.checked.filter(({ question }) => question.includes('orders_7.csv'));
    return { told, answers: asked.map(({ answer }) => answer), tables: sources.map(({ table }) => table) };
  }

  it('counts whose the orders are by the shop’s table, which nothing else asks for', async () => {
    const { told, answers, tables } = await investigated([
      line(30, '203.0.113.9', '/backup/orders_7.csv', 200, 120),
    ]);
    expect(told).toEqual([['file', 'taken', 'exact', 3]]);
    expect(answers).toEqual([]);
    expect(tables).toEqual(['orders']);
  });

  it('counts by the file alone where there is no shop data, and no log mentions it', async () => {
    const { told, answers } = await investigated([], '');
    expect(told).toEqual([['file', 'taken', 'exact', 5]]);
    expect(answers).toEqual([]);
  });

  it('is possible where everybody who asked for it was refused', async () => {
    const { told, answers } = await investigated([
      line(30, '203.0.113.9', '/backup/orders_7.csv', 403, 199),
      line(40, '198.51.100.7', '/old/orders_7.csv', 404, 199),
    ]);
    expect(told).toEqual([['file', 'possible', 'max', 3]]);
    expect(answers).toEqual(['cannot-tell']);
  });

  it('is taken where anybody at all was answered, though the intruder was refused', async () => {
    const { told, answers } = await investigated([
      line(30, '203.0.113.9', '/backup/orders_7.csv', 403, 199),
      line(40, '198.51.100.7', '/files/get?f=orders%5F7.csv', 200, 120),
    ]);
    expect(told).toEqual([['file', 'taken', 'exact', 3]]);
    expect(answers).toEqual([]);
  });
});
