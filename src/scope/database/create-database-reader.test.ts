import { describe, expect, it } from 'vitest';
import type { Actor } from '../../model/actor.ts';
import { type Config, defaultConfig } from '../../model/config/config.ts';
import { profileSchema } from '../../model/config/profile-schema.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { createDatabaseReader } from './create-database-reader.ts';

const BEGIN = Date.UTC(2026, 8, 10, 3);
const MINUTE = 60_000;
const PROFILE = profileSchema.parse({
  name: 'scene',
  data: {
    orders: {
      table: 'orders',
      id: 'order_no',
      placed_at: 'ordered_at',
      person: { customer: 'member_id', email: 'email' },
      items: { name: 'name', email: 'email', order: 'order_no', card_number: { where: { payment: 'card' } } },
    },
    customers: {
      table: 'customers',
      id: 'member_id',
      items: { login_id: 'member_id', password_hash: 'pass' },
    },
    operators: {
      table: 'operators',
      id: 'login',
      items: { operator_id: 'login', operator_password_hash: 'digest' },
    },
  },
});
const CONFIG: Config = {
  ...defaultConfig('Asia/Tokyo', PROFILE),
  tenants: [{ id: 'b', name: 'B', hosts: ['b.shop.example'], profile: PROFILE }],
  known: [{ address: '198.51.100.0/24', role: 'office' }],
};
const ACTOR: Actor = {
  id: 'actor-1',
  addresses: ['203.0.113.9'],
  accounts: [],
  tenants: ['b'],
  files: [],
  firstAt: BEGIN,
  lastAt: BEGIN + 60 * MINUTE,
  stages: ['attack'],
  links: [],
  requests: 1,
};
const QUIET: ShopEvent = {
  ...SILENT_EVENT,
  kind: 'database',
  at: BEGIN,
  source: { input: 0, line: 1, offset: 0 },
  tenant: 'b',
  referer: '1',
  object: 'b',
};

let line = 1;
function event(minute: number, rest: Partial<ShopEvent>): ShopEvent {
  line++;
  return { ...QUIET, at: BEGIN + minute * MINUTE, source: { input: 0, line, offset: line * 100 }, ...rest };
}
function query(minute: number, target: string, rest: Partial<ShopEvent> = {}): ShopEvent {
  return event(minute, { action: 'database.query', account: 'eve', address: '203.0.113.9', target, ...rest });
}
const OWN = { account: 'shop', address: '192.0.2.10', referer: '9' };
const BEFORE = query(-600, 'select 1', OWN);

function read(events: readonly ShopEvent[], actors = [ACTOR], config = CONFIG) {
  const reader = createDatabaseReader({ config, actors });
  for (const each of [...events].sort((a, b) => a.at - b.at)) {
    reader.observe({ event: each, actor: each.address === '203.0.113.9' ? 'actor-1' : null });
  }
  return reader.read();
}

function brief(events: readonly ShopEvent[], actors = [ACTOR], config = CONFIG) {
  return read(events, actors, config).claims.map(
    ({ actor, tenant, certainty, bound, items, rows, altered }) => ({
      actor,
      tenant,
      certainty,
      bound,
      items,
      rows: rows.map((row) => (row.kind === 'shop' ? [row.set, row.filter, row.atMost ?? 'all'] : row)),
      ...(altered.length > 0 ? { altered } : {}),
    }),
  );
}

const ALL = { kind: 'all' };
const TAKEN = { actor: 'actor-1', tenant: 'b', certainty: 'taken', bound: 'exact', items: [] };

describe('createDatabaseReader', () => {
  it('asks for what databases’ logs tell, where there is one', () => {
    const log = { kind: 'database_log', path: 'pg.csv', format: 'auto', timezone: 'Asia/Tokyo' } as const;
    const wants = (config: Config) => createDatabaseReader({ config, actors: [] }).wants().actions;
    expect(wants({ ...CONFIG, evidence: [log] })).toEqual(['database.login', 'database.query']);
    expect(wants(CONFIG)).toEqual([]);
  });

  it('takes rows that an intruder’s statement asked for and that did not fail', () => {
    expect(brief([query(1, 'SELECT * FROM orders')])).toEqual([{ ...TAKEN, rows: [['orders', ALL, 'all']] }]);
  });

  it.each([
    ['the whole table, and no log says that rows came', 'SELECT * FROM orders', 'possible', 'part-of'],
    ['the table was looked at', 'SELECT COUNT(*) FROM orders', 'possible', 'part-of'],
    ['so many rows, whichever', 'SELECT * FROM orders LIMIT 5', 'possible', 'part-of'],
    ['rows that the statement names', "SELECT * FROM orders WHERE order_no = 'A1'", 'possible', 'exact'],
    ['a condition that nobody can read', 'SELECT * FROM orders WHERE f(order_no) > 1', 'possible', 'max'],
  ])('says of how many: %s', (_, statement, certainty, bound) => {
    const silent = { account: '', address: '', object: '', referer: '12' };
    const who = { account: 'root', address: '203.0.113.9', referer: '12' };
    const login = event(1, { action: 'database.login', result: 'success', ...who });
    const [claim] = brief([login, query(2, statement, silent)]);
    expect(claim).toMatchObject({ certainty, bound });
  });

  it('reads conditions in the words of the profile', () => {
    const rows = brief([
      query(1, "select name from public.orders where order_no between 'A1' and 'A9'"),
      query(2, "select email, name from orders where ordered_at >= '2026-09-01' and member_id in ('x', 'y')"),
    ]).map((claim) => [claim.items, claim.rows]);
    expect(rows).toEqual([
      [['name'], [['orders', { kind: 'between', by: 'id', from: 'A1', to: 'A9' }, 'all']]],
      [
        ['name', 'email'],
        [
          [
            'orders',
            {
              kind: 'every',
              of: [
                {
                  kind: 'between',
                  by: 'placed_at',
                  from: Date.parse('2026-09-01T00:00:00+09:00'),
                  to: undefined,
                },
                { kind: 'in', by: 'member_id', values: ['x', 'y'] },
              ],
            },
            'all',
          ],
        ],
      ],
    ]);
  });

  it('leaves out what failed, what asked for nothing of a person, and what gave no row', () => {
    expect(
      brief([
        query(1, 'SELECT * FROM orders'),
        query(1, 'SELECT * FROM orders', { result: 'failure' }),
        query(2, 'select status from orders', { result: 'success' }),
        query(3, 'SELECT * FROM customers', { result: 'success', bytes: 0 }),
      ]),
    ).toEqual([]);
  });

  it('leaves the shop’s own clients alone, before and after, and those that are known', () => {
    expect(
      brief([
        BEFORE,
        query(5, 'SELECT * FROM orders', OWN),
        query(6, 'COPY orders TO stdout', { account: 'dba', address: '198.51.100.7', referer: '5' }),
        query(60 * 24 * 30, 'SELECT * FROM orders', { account: 'new', address: '192.0.2.99', referer: '6' }),
      ]),
    ).toEqual([]);
  });

  it('finds a client that was not there before the incident', () => {
    const claims = brief([
      BEFORE,
      query(5, 'COPY customers TO stdout', { ...OWN, userAgent: 'psql', referer: '4' }),
    ]);
    expect(claims).toEqual([{ ...TAKEN, actor: null, rows: [['customers', ALL, 'all']] }]);
  });

  it('calls nobody new while the log does not reach back before the incident', () => {
    const reading = read([query(5, 'SELECT * FROM orders', OWN)]);
    expect(reading.claims).toEqual([]);
    expect(reading.checked).toMatchObject([{ answer: 'cannot-tell', covers: [{ input: 0 }] }]);
  });

  it('says that nothing was found where the log reaches back', () => {
    expect(read([BEFORE, query(5, 'SELECT * FROM orders', OWN)]).checked).toMatchObject([
      { answer: 'no-trace' },
    ]);
    const webshell: Actor = { ...ACTOR, stages: ['webshell'] };
    expect(read([BEFORE], [webshell]).checked).toMatchObject([{ answer: 'cannot-tell' }]);
  });

  it('knows a session’s client from its beginning, and does not take what no log says succeeded', () => {
    const silent = { account: '', address: '', object: '', referer: '12' };
    const login = event(1, {
      action: 'database.login',
      result: 'success',
      account: 'root',
      address: '203.0.113.9',
      referer: '12',
    });
    expect(brief([login, query(2, 'SELECT * FROM customers', silent)])).toEqual([
      { ...TAKEN, certainty: 'possible', bound: 'part-of', rows: [['customers', ALL, 'all']] },
    ]);
  });

  it('finds likely what was used afterwards', () => {
    const silent = { account: '', address: '', object: '', referer: '12' };
    const login = event(1, {
      action: 'database.login',
      result: 'success',
      account: 'root',
      address: '203.0.113.9',
      referer: '12',
    });
    const used = event(9, {
      kind: 'web',
      action: 'admin.login',
      result: 'success',
      address: '203.0.113.9',
      path: '/admin/login',
      method: 'POST',
      status: 302,
    });
    const claims = brief([login, query(2, 'select login, digest from operators', silent), used]);
    expect(claims).toMatchObject([
      {
        certainty: 'likely',
        items: ['operator_id', 'operator_password_hash'],
        rows: [['operators', ALL, 'all']],
      },
    ]);
    const before = brief([
      { ...used, at: BEGIN },
      login,
      query(2, 'select login, digest from operators', silent),
    ]);
    expect(before).toMatchObject([{ certainty: 'possible' }]);
  });

  it('gives the most where conditions cannot be read', () => {
    expect(brief([query(1, "select * from orders where f(name) = 'a' and order_no = '5'")])).toEqual([
      {
        ...TAKEN,
        certainty: 'possible',
        bound: 'max',
        rows: [['orders', { kind: 'in', by: 'id', values: ['5'] }, 'all']],
      },
    ]);
    expect(brief([query(1, 'select * from orders limit 30')])).toMatchObject([
      { certainty: 'possible', rows: [['orders', ALL, 30]] },
    ]);
  });

  it('records what was altered', () => {
    expect(brief([query(1, "UPDATE orders SET email = 'x' WHERE order_no = '7'")])).toEqual([
      {
        ...TAKEN,
        certainty: 'possible',
        altered: ['email'],
        rows: [['orders', { kind: 'in', by: 'id', values: ['7'] }, 'all']],
      },
    ]);
  });

  it('finds everything possible where an intruder was let in and no statement is logged', () => {
    const login = event(1, {
      action: 'database.login',
      result: 'success',
      account: 'root',
      address: '203.0.113.9',
    });
    expect(brief([login])).toMatchObject([
      {
        certainty: 'possible',
        rows: [
          ['orders', ALL, 'all'],
          ['customers', ALL, 'all'],
          ['operators', ALL, 'all'],
        ],
      },
    ]);
  });

  it('counts nothing of an intruder whose every statement is in the log and failed', () => {
    const login = event(1, {
      action: 'database.login',
      result: 'success',
      account: 'eve',
      address: '203.0.113.9',
    });
    const failed = query(2, 'SELECT * FROM orders', { result: 'failure' });
    expect(brief([login, query(2, 'SELECT * FROM orders'), failed])).toEqual([]);
    // A log that holds only what failed does not tell what went through.
    expect(brief([login, failed])).toMatchObject([{ certainty: 'possible', bound: 'part-of' }]);
  });

  it('takes a day whose end stands behind it, as SQL is written', () => {
    const day = "ordered_at >= '2026-09-01' and ordered_at < '2026-09-02'";
    const [claim] = read([query(1, `select * from orders where ${day}`)]).claims;
    expect(claim).toMatchObject({
      certainty: 'taken',
      rows: [
        {
          filter: {
            of: [
              { by: 'placed_at', from: Date.parse('2026-09-01T00:00:00+09:00') },
              { by: 'placed_at', to: Date.parse('2026-09-01T23:59:59.999+09:00') },
            ],
          },
        },
      ],
    });
    const after = read([query(1, "select * from orders where '2026-09-01T10:00:00+00:00' < ordered_at")]);
    expect(after.claims[0]?.rows).toMatchObject([
      { filter: { by: 'placed_at', from: Date.parse('2026-09-01T10:00:00.001Z') } },
    ]);
  });

  it('finds what a planted program sent through the shop’s own connection', () => {
    const actor: Actor = { ...ACTOR, files: ['/content/x.php'], stages: ['webshell'] };
    const talk = (minute: number, path = '/content/x.php') =>
      event(minute, { kind: 'web', method: 'POST', path, address: '203.0.113.9', status: 200 });
    const usual = (minute: number) => query(minute, `select * from orders where order_no = '${minute}'`, OWN);
    const odd = (minute: number) => query(minute, 'select login, digest from operators', OWN);
    const after = query(50, 'select 1', OWN);
    const found = brief([usual(-60), usual(4), odd(5), after, talk(4), talk(5)], [actor]);
    expect(found).toEqual([
      {
        ...TAKEN,
        bound: 'part-of',
        certainty: 'possible',
        items: ['operator_id', 'operator_password_hash'],
        rows: [['operators', ALL, 'all']],
      },
    ]);
    expect(brief([usual(-60), odd(5), after, talk(6)], [actor])).toEqual([]);
    expect(brief([usual(-60), odd(-50), odd(5), after, talk(5)], [actor])).toEqual([]);
    expect(brief([usual(-60), odd(5), after, talk(5, '/products/1')], [actor])).toEqual([]);
    expect(brief([odd(5), after, talk(5)], [actor])).toEqual([]);
  });

  it('does not let somebody who only knocked begin the incident', () => {
    const scanner: Actor = { ...ACTOR, id: 'actor-2', firstAt: BEGIN - 3e9, stages: ['reconnaissance'] };
    const inside: Actor = { ...ACTOR, stages: ['attack', 'login'] };
    const claims = brief(
      [BEFORE, query(5, 'COPY customers TO stdout', { ...OWN, userAgent: 'psql', referer: '4' })],
      [scanner, inside],
    );
    expect(claims).toHaveLength(1);
  });

  it('does not take a refused login of MySQL for a way in', () => {
    const place = { account: 'eve', address: '203.0.113.9', referer: '12' };
    const asked = event(1, { action: 'database.login', ...place });
    const refused = event(1, { action: 'database.login', result: 'failure', ...place });
    expect(brief([asked, refused])).toEqual([]);
    const query12 = query(2, 'SELECT * FROM customers', {
      account: '',
      address: '',
      object: '',
      referer: '12',
    });
    expect(brief([asked, query12])).toMatchObject([{ actor: 'actor-1', rows: [['customers', ALL, 'all']] }]);
  });

  it('finds a password that was guessed', () => {
    const place = { account: 'root', address: '198.18.0.7' };
    const refused = Array.from({ length: 5 }, (_, n) =>
      event(n, { action: 'database.login', result: 'failure', ...place, referer: `f${n}` }),
    );
    const login = event(9, { action: 'database.login', result: 'success', ...place, referer: '77' });
    const claims = brief(
      [...refused, login, query(10, 'SELECT * FROM customers', { ...place, referer: '77' })],
      [],
    );
    expect(claims).toMatchObject([{ actor: null, certainty: 'taken', rows: [['customers', ALL, 'all']] }]);
  });

  it('names tables that the profile does not know', () => {
    const { claims, checked } = read([query(1, 'select email, tel from newsletter_members')]);
    expect(claims).toMatchObject([{ certainty: 'taken', items: ['phone', 'email'], rows: [], bound: 'max' }]);
    expect(claims[0]?.incomplete[0]?.en).toContain('newsletter_members');
    expect(checked).toEqual([]);
    expect(read([query(1, 'select * from sessions')]).checked[0]?.says.en).toContain('sessions');
  });

  it('reads a tool of an intruder in the access log', () => {
    const page = {
      kind: 'web',
      address: '203.0.113.9',
      account: '',
      status: 200,
      path: '/x/adminer.php',
      method: 'GET',
    } as const;
    const open = event(1, { ...page, target: '/x/adminer.php?username=shop&db=b&select=orders' });
    const row = event(2, {
      ...page,
      target: '/x/adminer.php?username=shop&db=b&edit=customers&where%5Bmember_id%5D=m5',
    });
    const enter = event(9, { kind: 'web', action: 'admin.login', result: 'success', address: '203.0.113.9' });
    const post = event(3, {
      ...page,
      method: 'POST',
      target: '/x/adminer.php?username=shop&db=b&select=orders',
    });
    const first = { kind: 'positions', by: '', descending: false, ranges: [[0, 50]] };
    const viewed = [
      ['orders', first, 'all'],
      ['customers', { kind: 'in', by: 'id', values: ['m5'] }, 'all'],
    ];
    expect(brief([open, row])).toMatchObject([{ certainty: 'viewed', bound: 'exact', rows: viewed }]);
    expect(brief([open, row, post, enter])).toMatchObject([
      { certainty: 'viewed', rows: viewed },
      {
        certainty: 'possible',
        items: [],
        rows: [
          ['orders', ALL, 'all'],
          ['orders', ALL, 'all'],
          ['customers', ALL, 'all'],
        ],
      },
      {
        certainty: 'likely',
        items: ['operator_id', 'operator_password_hash'],
        rows: [['operators', ALL, 'all']],
      },
    ]);
    expect(brief([{ ...open, status: 403 }])).toEqual([]);
    expect(brief([{ ...open, address: '192.0.2.1' }])).toEqual([]);
    expect(brief([{ ...open, target: '/x/adminer.php' }])).toEqual([]);
  });

  it.each<[string, string, object, number | 'all']>([
    [
      'a page in an order',
      '&order%5B0%5D=ordered_at&desc%5B0%5D=1&limit=30&page=2',
      { kind: 'positions', by: 'placed_at', descending: true, ranges: [[60, 30]] },
      'all',
    ],
    [
      'conditions',
      '&where%5B0%5D%5Bcol%5D=order_no&where%5B0%5D%5Bop%5D=%3E%3D&where%5B0%5D%5Bval%5D=5&limit=',
      { kind: 'between', by: 'id', from: '5' },
      'all',
    ],
    [
      'what is not understood',
      '&where%5B0%5D%5Bcol%5D=&where%5B0%5D%5Bop%5D=LIKE+%25%25&where%5B0%5D%5Bval%5D=x',
      ALL,
      50,
    ],
    ['functions', '&columns%5B0%5D%5Bfun%5D=count&columns%5B0%5D%5Bcol%5D=&limit=20', ALL, 20],
  ])('reads what Adminer listed: %s', (_, more, filter, atMost) => {
    const target = `/x/a.php?server=&username=shop&db=b&select=orders${more}`;
    const listed = event(1, {
      kind: 'web',
      method: 'GET',
      address: '203.0.113.9',
      account: '',
      status: 200,
      path: '/x/a.php',
      target,
    });
    expect(brief([listed])).toMatchObject([
      { certainty: 'viewed', bound: atMost === 'all' ? 'exact' : 'max', rows: [['orders', filter, atMost]] },
    ]);
  });

  it('keeps no more than the whole table of very many selections', () => {
    const many = Array.from({ length: 6000 }, (_, n) =>
      query(1 + n / 1000, `select * from orders where order_no = ${n}`),
    );
    const [claim, wide] = read(many).claims;
    expect(claim?.rows).toHaveLength(5000);
    expect(wide).toMatchObject({ bound: 'max' });
    expect([claim, wide].reduce((sum, each) => sum + (each?.evidenceCount ?? 0), 0)).toBe(6000);
    expect(claim?.evidence).toHaveLength(20);
  });
});
