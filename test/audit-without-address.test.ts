import { beforeAll, describe, expect, it } from 'vitest';
import { hinomi, type Run } from './program.ts';
import { workspace } from './workspace.ts';

/** A shop whose audit log names accounts and no addresses. */
const INTRUDER = '203.0.113.77';
const OFFICE = '192.0.2.10';
const DAY = Date.parse('2026-08-30T00:00:00+09:00');
const HOUR = 3_600_000;
const MINUTE = 60_000;

const PROFILE = `
name: own
routes:
  - { action: admin.login, method: POST, path: /admin/login, success: { status: 302 }, failure: { status: 200 } }
  - { action: admin.page, path: "/admin/**" }
  - { action: order.export, method: POST, path: /admin/export, selects: { orders: { placed_at: { from: query.from, to: query.to } } } }
  - { action: order.view, method: POST, path: /admin/order, selects: { orders: { id: query.no } } }
data:
  orders:
    table: orders
    id: no
    placed_at: at
    person: { email: email }
    items: { name: name, email: email, order: no }
`;

const CONFIG = `
timezone: Asia/Tokyo
tenants:
  - { id: b, name: B, hosts: [b.shop.example], profile: ./profile.yaml, data: { kind: csv, orders: orders.csv, asOf: 2026-09-30T00:00:00+09:00 } }
known: [ { address: ${OFFICE}, role: operator, tenant: b } ]
evidence:
  - { kind: access_log, path: access.log }
  - { kind: audit_log, tenant: b, path: audit.jsonl, fields: { at: time, action: event, outcome: result, account: user, target: object } }
`;

interface Report {
  readonly actors: readonly { readonly id: string; readonly addresses: readonly string[] }[];
  readonly scope: {
    readonly exposures: readonly {
      readonly actor: string;
      readonly channel: string;
      readonly certainty: string;
      readonly bound: string;
      readonly records: Readonly<Record<string, number>>;
      readonly evidenceCount: number;
    }[];
  };
}

class Story {
  readonly #web: [number, string][] = [];
  readonly #audit: [number, string][] = [];

  web(at: number, address: string, request: string, status: number, bytes: number): this {
    const [day = '', time = ''] = new Date(at + 9 * HOUR).toISOString().split(/[T.]/);
    const stamp = `${day.slice(8)}/Aug/2026:${time} +0900`;
    const line = `b.shop.example ${address} - - [${stamp}] "${request} HTTP/1.1" ${status} ${bytes} "-" "Mozilla/5.0"`;
    this.#web.push([at, line]);
    return this;
  }

  audit(at: number, event: string, user: string, object = '', result = 'success'): this {
    this.#audit.push([at, JSON.stringify({ time: new Date(at).toISOString(), event, user, result, object })]);
    return this;
  }

  /** A login that both logs tell of. */
  login(at: number, address: string, user: string, succeeds = true): this {
    this.audit(at + 1000, 'admin.login', user, '', succeeds ? 'success' : 'failure');
    return this.web(at, address, 'POST /admin/login', succeeds ? 302 : 200, 900);
  }

  break(at: number, user: string): this {
    for (let n = 0; n < 40; n++) this.login(at + 10_000 * n, INTRUDER, user, false);
    return this.login(at + 7 * MINUTE, INTRUDER, user);
  }

  files(): { readonly web: string; readonly audit: string } {
    const text = (lines: [number, string][]) =>
      lines
        .sort(([a], [b]) => a - b)
        .map(([, line]) => `${line}\n`)
        .join('');
    return { web: text(this.#web), audit: text(this.#audit) };
  }
}

function investigated(story: Story) {
  const work = workspace();
  let run: Run;
  beforeAll(async () => {
    for (let n = 0; n < 200; n++)
      story.web(DAY + n * 5 * MINUTE, `198.51.100.${n}`, `GET /item/${n}`, 200, 5000);
    const { web, audit } = story.files();
    work.write('access.log', web);
    work.write('audit.jsonl', audit);
    work.write('profile.yaml', PROFILE);
    work.write('hinomi.yaml', CONFIG);
    const orders = Array.from(
      { length: 100 },
      (_, n) =>
        `${1000 + n},2026-08-${String(1 + Math.floor(n / 4)).padStart(2, '0')} 10:00:00,u${n}@example.jp,N`,
    );
    work.write('orders.csv', `no,at,email,name\n${orders.join('\n')}\n`);
    run = await hinomi(['investigate', '--config', work.at('hinomi.yaml'), '--out', work.at('out')]);
  });
  return () => {
    expect(run.code, run.stderr).toBe(0);
    const { actors, scope } = work.json('out/report.json') as Report;
    expect(actors.map(({ addresses }) => addresses)).toEqual([[INTRUDER]]);
    expect(scope.exposures.every(({ actor }) => actor === actors[0]!.id)).toBe(true);
    return scope.exposures.map(({ channel, certainty, bound, records, evidenceCount }) => [
      channel,
      certainty,
      bound,
      records.orders,
      evidenceCount,
    ]);
  };
}

describe('an account that nobody but the intruder used', () => {
  const night = DAY + 2 * HOUR;
  const session = night + 8 * MINUTE;
  const exposures = investigated(
    new Story()
      .login(DAY + 9 * HOUR, OFFICE, 'staff1')
      .audit(DAY + 9 * HOUR + MINUTE, 'order.export', 'staff1', 'from=2026-08-20&to=2026-08-25')
      .break(night, 'staff2')
      // What was posted is in no access log: the audit log names the rows.
      .web(session, INTRUDER, 'POST /admin/export', 200, 9000)
      .audit(session + 1000, 'order.export', 'staff2', 'from=2026-08-01&to=2026-08-02')
      // Told by the audit log alone, and overlapping.
      .audit(session + 5 * MINUTE, 'order.export', 'staff2', 'from=2026-08-02&to=2026-08-04'),
  );

  it('took what both logs tell of once, and what the audit log alone tells of', () => {
    expect(exposures()).toEqual([['export', 'taken', 'exact', 16, 3]]);
  });
});

describe('an account that its owner used too', () => {
  const noon = DAY + 12 * HOUR;
  const session = noon + 8 * MINUTE;
  const exposures = investigated(
    new Story()
      .login(DAY + 9 * HOUR, OFFICE, 'staff1')
      .break(noon, 'staff1')
      .web(session, INTRUDER, 'POST /admin/order', 200, 4000)
      .audit(session, 'order.view', 'staff1', '1001')
      .audit(session + 5 * MINUTE, 'order.view', 'staff1', '1002')
      // The owner's, as the access log shows; and long after the intruder was gone.
      .web(session + 6 * MINUTE, OFFICE, 'POST /admin/order', 200, 4000)
      .audit(session + 6 * MINUTE, 'order.view', 'staff1', '1003')
      .audit(session + 5 * HOUR, 'order.view', 'staff1', '1004'),
  );

  it('shows what the access log tells as viewed, the rest as possible at the most', () => {
    expect(exposures()).toEqual([
      ['view', 'viewed', 'exact', 1, 2],
      ['view', 'possible', 'max', 1, 1],
    ]);
  });
});
