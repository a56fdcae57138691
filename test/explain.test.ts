import { existsSync, readFileSync } from 'node:fs';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, it } from 'vitest';
import { BREAK_IN } from './break-in.ts';
import { makeLog } from './make-log.ts';
import { hinomi, type Run } from './program.ts';
import { workspace } from './workspace.ts';

const PROFILE = `
name: mihon-cart
routes:
  - { action: admin.login,  method: POST, path: /admin/login, success: { status: 302 }, failure: { status: 200 } }
  - { action: admin.page,   path: "/admin/**" }
  - { action: order.export, method: GET, path: /admin/orders/export, selects: { orders: { placed_at: { from: query.from, to: query.to } } } }
content: [ { path: "/content/**", executable: never } ]
data:
  orders:
    table: orders
    id: order_no
    placed_at: ordered_at
    person: { customer: member_id, email: email }
    items: { name: name, email: email, order: order_no }
`;

/** Three orders a day from 30 December to 10 March; each member orders every fortieth time. */
const ORDERS = Array.from({ length: 71 * 3 }, (_, n) => {
  const day = new Date(Date.UTC(2025, 11, 30 + Math.floor(n / 3))).toISOString().slice(0, 10);
  const on = `${day} ${['00:00:00', '12:30:00', '23:59:59'][n % 3]}`;
  return { no: 5000 + n, on, member: `m${n % 40}`, email: `person${n % 40}@mail.example` };
});

const space = workspace();
const lines = makeLog({ days: 3, visitsPerDay: 20 }).trimEnd().split('\n');
/** When the export was asked for, as on the wall in Japan. */
const exportedAt = lines
  .find((line) => line.includes(BREAK_IN.export) && line.startsWith(BREAK_IN.second))!
  .replace(/^.*\[(\d+)\/(\w+)\/(\d+):([\d:]+) .*$/, (_, day, month, year, time) => {
    const number = new Date(`${day} ${month} ${year} UTC`).toISOString().slice(0, 10);
    return `${number} ${time}`;
  });
const exported = ORDERS.filter(({ on }) => on >= '2026-01-01' && on < '2026-03-03' && on <= exportedAt);
const persons = new Set(exported.map(({ member }) => member)).size;

let identity: string;
let plain: Run;
let encrypted: Run;

beforeAll(async () => {
  space.write('logs/access.log', `${lines.join('\n')}\n`);
  const rows = ORDERS.map(({ no, on, member, email }) => `${no},${on},${member},${email},見本 花子`);
  space.write('orders.csv', `order_no,ordered_at,member_id,email,name\n${rows.join('\n')}\n`);
  space.write('profile.yaml', PROFILE);
  space.write(
    'hinomi.yaml',
    'timezone: Asia/Tokyo\ntenants:\n  - { id: b, name: B社, hosts: [], profile: ./profile.yaml, data: { kind: csv, orders: orders.csv } }\nevidence:\n  - { kind: access_log, path: logs/access.log, tenant: b }\n',
  );
  identity = await generateIdentity();
  const recipient = await identityToRecipient(identity);
  plain = await investigate('plain');
  encrypted = await investigate('encrypted', '--affected-recipient', recipient);
});

const investigate = (out: string, ...more: string[]) =>
  hinomi(['investigate', '--config', space.at('hinomi.yaml'), '--out', space.at(out), '--quiet', ...more]);

function exportOf(out: string): { id: string; records: Record<string, number>; persons: number } {
  const { scope } = space.json<{ scope: { exposures: { id: string; channel: string }[] } }>(
    `${out}/report.json`,
  );
  const found = scope.exposures.find(({ channel }) => channel === 'export');
  return found as unknown as ReturnType<typeof exportOf>;
}

describe('hinomi explain', () => {
  it('accuses nobody of a changed list where rows are broken', async () => {
    space.write('broken.csv', `${space.read('orders.csv')}9999,"2026-01-05 10:00:00,m1\n`);
    space.write('broken.yaml', space.read('hinomi.yaml').replace('orders: orders.csv', 'orders: broken.csv'));
    await hinomi([
      'investigate',
      '--config',
      space.at('broken.yaml'),
      '--out',
      space.at('broken'),
      '--quiet',
    ]);
    const found = exportOf('broken');
    expect([found.persons, found.records.orders]).toEqual([persons + 1, exported.length + 1]);
    const run = await hinomi(['explain', space.at('broken'), '--exposure', found.id, '--lang', 'ja']);
    const told = run.stdout.replace(/\n */g, '');
    expect(told).toContain(`データから読み取れた${persons}名です。残る1名は、読み取れない行など`);
    expect(told).not.toContain('書き換え');
  });

  it('walks from the figure to the line of the log', async () => {
    expect(plain.code, plain.stderr).toBe(0);
    const { id, records } = exportOf('plain');
    expect(records).toMatchObject({ orders: exported.length });
    const run = await hinomi(['explain', space.at('plain'), '--exposure', id.slice(0, 15), '--lang', 'ja']);
    expect(run.code, run.stderr).toBe(0);
    const said = run.stdout.replace(/\n\s*/g, '');
    const line =
      1 + lines.findIndex((one) => one.includes(BREAK_IN.export) && one.startsWith(BREAK_IN.second));
    expect(said).toContain(`access.log:${line}`);
    expect(said).toContain(`注文${exported.length}件`);
    expect(said).toContain(`${persons}名`);
    expect(said).toContain('日時 2026-01-01 00:00:00 〜 2026-03-02 23:59:59');
  });

  it.each([
    [['explain', 'nowhere', '--exposure', 'x'], 'REPORT_MISSING'],
    [['explain', 'plain', '--exposure', 'no-such'], 'EXPOSURE_UNKNOWN'],
    [['explain', 'plain'], 'OPTION_USAGE'],
    [['explain'], 'OPTION_USAGE'],
  ])('ends with 2 and one sentence: %j', async (args, code) => {
    const run = await hinomi(args, { cwd: space.path });
    expect(run.code).toBe(2);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toContain(`[${code}]`);
  });
});

describe('the list of affected persons', () => {
  it('is written for its recipient alone', async () => {
    expect(encrypted.code, encrypted.stderr).toBe(0);
    expect(existsSync(space.at('encrypted/affected.ndjson'))).toBe(false);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const text = await decrypter.decrypt(readFileSync(space.at('encrypted/affected.ndjson.age')), 'text');
    expect(text).toBe(space.read('plain/affected.ndjson'));
    const run = await hinomi(['explain', space.at('encrypted'), '--exposure', exportOf('encrypted').id]);
    expect(run.stdout.replace(/\n\s*/g, ' ')).toContain('The list of persons is encrypted');
  });

  it('is refused for what is no public key, before anything is read', async () => {
    const run = await investigate('refused', '--affected-recipient', identity);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('[AFFECTED_RECIPIENT]');
    expect(run.stderr).not.toContain(identity.slice(16));
    expect(existsSync(space.at('refused'))).toBe(false);
  });
});
