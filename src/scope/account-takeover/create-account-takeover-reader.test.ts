import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { Profile } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { UNKNOWN_HAND } from '../../model/unknown-hand.ts';
import { compileRoutes } from '../../request/route/compile-routes.ts';
import { routeResult } from '../../request/route/route-result.ts';
import { queryOf } from '../../request/url/target-parts.ts';
import { TAKEOVER_INCOMPLETE } from '../../text/scope/account-takeover.ts';
import type { Sight } from '../channel-reader.ts';
import { createAccountTakeoverReader } from './create-account-takeover-reader.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EVIL = '203.0.113.66';
const HOME = '198.51.100.7';
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0)';

const PROFILE: Profile = {
  name: 'mihon-cart',
  routes: [
    {
      action: 'customer.login',
      method: 'POST',
      path: '/login',
      success: { next: { path: '/mypage', status: 200 }, withinMs: 30_000 },
    },
    { action: 'customer.register', method: 'POST', path: '/entry', success: { status: 302 } },
    { action: 'customer.change', method: 'POST', path: '/mypage/address', success: { status: 302 } },
    {
      action: 'customer.change',
      method: 'POST',
      path: '/mypage/x',
      success: { status: 302 },
      items: ['phone'],
    },
    { action: 'checkout.complete', method: 'POST', path: '/cart/complete', success: { status: 302 } },
    { action: 'customer.page', method: '', path: '/mypage/**' },
    { action: 'customer.page', method: '', path: '/member/:no', selects: { customers: { id: 'path.no' } } },
  ],
  content: [],
  data: new Map([
    [
      'customers',
      {
        name: 'customers',
        table: 'members',
        id: 'id',
        joins: [],
        person: [
          ['customer', ['id']],
          ['email', ['email']],
        ],
        items: new Map([
          ['login_id', { columns: ['login'] }],
          ['name', { columns: ['name'] }],
          ['password_hash', { columns: ['password'] }],
        ]),
      },
    ],
  ]),
};
const routes = compileRoutes(PROFILE);

let lines = 0;

function event(at: number, more: Partial<ShopEvent>): ShopEvent {
  lines += 1;
  return {
    ...SILENT_EVENT,
    kind: 'audit',
    at,
    source: { input: 0, line: lines, offset: lines },
    address: EVIL,
    tenant: 'b',
    result: 'success',
    ...more,
  };
}

const login = (at: number, account: string, more: Partial<ShopEvent> = {}) =>
  event(at, { action: 'customer.login', account, ...more });
const change = (at: number, account: string, more: Partial<ShopEvent> = {}) =>
  event(at, { action: 'customer.change', account, ...more });
const buy = (at: number, account: string, more: Partial<ShopEvent> = {}) =>
  event(at, { action: 'order.create', account, object: 'o-1', ...more });

function web(at: number, what: string, more: Partial<ShopEvent> = {}): ShopEvent {
  const [method = 'GET', path = '/', status = '200'] = what.split(' ');
  const route = routes.match(method, path, '')?.route;
  return event(at, {
    kind: 'web',
    method,
    path,
    target: path,
    status: Number(status),
    userAgent: BROWSER,
    action: route?.action ?? '',
    result: route === undefined ? '' : routeResult(route, Number(status)),
    ...more,
  });
}

/** A login that the page after it confirms. */
const webLogin = (at: number, more: Partial<ShopEvent> = {}) => [
  web(at, 'POST /login 302', more),
  web(at + 1000, 'GET /mypage', more),
];

function finding(more: Partial<Finding> = {}): Finding {
  return {
    level: 'high',
    outcome: 'attempted',
    attacks: ['credential-stuffing'],
    firstAt: HOUR,
    lastAt: 2 * HOUR,
    sources: [EVIL],
    accounts: [],
    techniques: [],
    tenants: ['b'],
    ...more,
  } as Finding;
}

function read(
  events: readonly ShopEvent[],
  findings: readonly Finding[] = [finding()],
  actors: ReadonlyMap<string, string> = new Map([[EVIL, 'actor-1']]),
) {
  const sorted = [...events].sort((a, b) => a.at - b.at);
  return readSights(
    sorted.map((each) => ({ event: each, actor: actors.get(each.address) ?? null })),
    findings,
  );
}

function readSights(
  sights: Iterable<Sight>,
  findings: readonly Finding[] = [],
  limits = new ReachedLimits(),
) {
  const reader = createAccountTakeoverReader({
    findings,
    profileOf: () => PROFILE,
    routeOf: ({ method, path }) => routes.match(method, path, '')?.route ?? null,
    matchOf: ({ method, path, target }) => routes.match(method, path, queryOf(target)),
    nameOf: (tenant) => `${tenant}社`,
    timezone: 'Asia/Tokyo',
    limits,
  });
  for (const sight of sights) reader.observe(sight);
  return reader.read();
}

/** entered, changed, purchased */
function funnel(...args: Parameters<typeof read>): number[] {
  return read(...args).funnels[0]?.steps.map(({ n }) => n) ?? [];
}

const AT = 90 * MINUTE;

describe('accounts that an actor entered, by the audit log', () => {
  it('are claimed as viewed, one row each, and what was done in them', () => {
    const { claims, funnels } = read([
      login(AT, 'm-1'),
      change(AT + 1, 'm-1', { object: 'address' }),
      buy(AT + 2, 'm-1'),
      login(AT + MINUTE, 'm-2'),
      login(AT + 2 * MINUTE, 'm-2'),
    ]);
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({
      actor: 'actor-1',
      tenant: 'b',
      channel: 'account-takeover',
      certainty: 'viewed',
      bound: 'exact',
      items: ['name', 'login_id'],
      from: AT,
      to: AT + 2 * MINUTE,
      misuse: 'confirmed',
      altered: ['address'],
      beside: { purchases: 1 },
      rows: [
        { kind: 'shop', set: 'customers', filter: { kind: 'in', by: 'login_id', values: ['m-1'] }, at: AT },
        { kind: 'shop', set: 'customers', filter: { kind: 'in', by: 'login_id', values: ['m-2'] } },
      ],
      incomplete: [],
      evidenceCount: 5,
    });
    expect(funnels).toMatchObject([
      {
        tenant: 'b',
        steps: [
          { name: 'entered', n: 2 },
          { name: 'changed', n: 1 },
          { name: 'purchased', n: 1 },
        ],
      },
    ]);
  });

  it('are found by e-mail address, however it is typed', () => {
    const { claims } = read([login(AT, 'Taro@Example.com'), login(AT + 1, 'taro@example.com ')]);
    expect(claims[0]?.rows).toMatchObject([{ filter: { by: 'email', values: ['taro@example.com'] } }]);
    expect(JSON.stringify(claims[0]?.rows.map((row) => 'selection' in row && row.selection))).not.toContain(
      'aro',
    );
  });

  it.each<[string, number[], ShopEvent[]]>([
    ['refused', [], [login(AT, 'm-1', { result: 'failure' })]],
    ['the owner’s own login', [], [login(AT, 'm-1', { address: HOME })]],
    ['before anything hostile came from there', [], [login(HOUR - 1, 'm-1')]],
    ['at home there before', [], [login(HOUR - 1, 'm-1'), login(AT, 'm-1')]],
    [
      'the owner in between',
      [1, 1, 1],
      [login(AT, 'm-1'), login(AT + 1, 'm-1', { address: HOME }), change(AT + 2, 'm-1'), buy(AT + 3, 'm-1')],
    ],
    [
      'changed by the owner',
      [1, 0, 0],
      [login(AT, 'm-1'), change(AT + 2, 'm-1', { address: HOME }), buy(AT + 3, 'm-1', { address: HOME })],
    ],
    [
      'a change that was refused',
      [1, 0, 0],
      [login(AT, 'm-1'), change(AT + 2, 'm-1', { result: 'failure' })],
    ],
    ['bought without a change', [1, 0, 0], [login(AT, 'm-1'), buy(AT + 3, 'm-1')]],
    ['a neighbour’s change', [1, 0, 0], [login(AT, 'm-1'), change(AT + 2, 'm-9')]],
    [
      'reset, then entered',
      [1, 0, 0],
      [event(AT, { action: 'customer.reset', account: 'm-1' }), login(AT + 1, 'm-1')],
    ],
    ['reset only', [], [event(AT, { action: 'customer.reset', account: 'm-1' })]],
    [
      'an account that the actor registered',
      [],
      [event(AT, { action: 'customer.register', account: 'm-1' }), login(AT + 1, 'm-1')],
    ],
    ['more than a day after the attack', [], [login(27 * HOUR, 'm-1')]],
  ])('%s: %j', (_name, expected, events) => {
    expect(funnel(events)).toEqual(expected);
  });

  it('are counted once over several actors, and claimed by each', () => {
    const other = '203.0.113.67';
    const { claims, funnels } = read(
      [login(AT, 'm-1'), login(AT + 1, 'm-1', { address: other }), login(AT + 2, 'm-2', { address: other })],
      [finding(), finding({ sources: [other] })],
      new Map([
        [EVIL, 'actor-1'],
        [other, 'actor-2'],
      ]),
    );
    expect(claims.map(({ actor, rows }) => [actor, rows.length])).toEqual([
      ['actor-1', 1],
      ['actor-2', 2],
    ]);
    expect(funnels[0]?.steps[0]?.n).toBe(2);
  });

  it('are those of the first tries as well, before anything failed', () => {
    const paced = finding({ count: 61, sourceCount: 1 });
    const early = (before: number, found: Finding) =>
      funnel([login(HOUR - before, 'm-1'), login(AT, 'm-2')], [found]);
    expect(early(2 * MINUTE, paced)).toEqual([2, 0, 0]);
    expect(early(4 * MINUTE, paced)).toEqual([1, 0, 0]);
    expect(early(MINUTE, finding({ count: 3, sourceCount: 1 }))).toEqual([1, 0, 0]);
    expect(early(MINUTE, finding({ count: 61, sourceCount: 1, attacks: ['sqli'] }))).toEqual([1, 0, 0]);
  });

  it('are told apart by tenant', () => {
    const { claims, funnels } = read(
      [login(AT, 'm-1'), login(AT, 'm-1', { tenant: 'c' })],
      [finding({ tenants: ['b', 'c'] })],
    );
    expect(claims.map(({ tenant }) => tenant)).toEqual(['b', 'c']);
    expect(funnels.map(({ tenant }) => tenant)).toEqual(['b', 'c']);
    expect(new Set(funnels.map(({ id }) => id)).size).toBe(2);
  });

  it('give the seeds’ figures: 35, of these 29 changed, of those 24 bought', () => {
    const events = Array.from({ length: 35 }, (_, n) => [
      login(AT + n * MINUTE, `m-${n}`),
      ...(n < 29 ? [change(AT + n * MINUTE + 1, `m-${n}`)] : []),
      ...(n < 24 ? [buy(AT + n * MINUTE + 2, `m-${n}`)] : []),
    ]).flat();
    expect(funnel(events)).toEqual([35, 29, 24]);
  });
});

describe('a campaign that was told by what was done in the accounts', () => {
  it('may have entered more, so that the figure is the least', () => {
    const found = finding({ outcome: 'succeeded', ofMany: true, techniques: ['T1098'] });
    expect(read([login(AT, 'm-1')], [found]).claims).toMatchObject([
      { bound: 'min', incomplete: [{ en: expect.stringContaining('there may be more') }] },
    ]);
    expect(read(webLogin(AT), [found]).claims).toMatchObject([{ bound: 'approx' }]);
    expect(read(webLogin(AT), [{ ...found, techniques: [] }]).claims).toMatchObject([{ bound: 'max' }]);
  });
});

describe('a list tried from many addresses, a few times from each', () => {
  const spread = finding({ ofMany: true, count: 300, sourceCount: 100 });

  it('may have got in at the first try elsewhere: the figure is the least, and the question stays open', () => {
    const { claims, checked } = read([login(AT, 'm-1')], [spread]);
    expect(claims).toMatchObject([
      { bound: 'min', incomplete: [{ en: expect.stringContaining('first try') }] },
    ]);
    expect(checked).toMatchObject([{ answer: 'cannot-tell' }]);
  });

  it('is asked about also where nobody is known to have got in', () => {
    expect(read([], [spread])).toMatchObject({ claims: [], checked: [{ answer: 'cannot-tell' }] });
    expect(read([], [{ ...spread, count: 3_000 }]).checked).toEqual([]);
  });
});

describe('a login from the same address shortly before the attack', () => {
  it.each([
    ['twenty minutes before', HOUR - 20 * MINUTE, 'min'],
    ['two days before', HOUR - 48 * HOUR, 'exact'],
  ] as const)('%s', (_, at, bound) => {
    const { claims } = read([login(at, 'm-1'), login(AT, 'm-2')], [finding()]);
    expect(claims).toMatchObject([{ bound, rows: [{ filter: { values: ['m-2'] } }] }]);
  });
});

describe('a line that many people share', () => {
  const neighbours = ['n-1', 'n-2', 'n-3'].map((name, n) => login(n, name));

  it('gives the actor only the accounts that a finding names', () => {
    const named = finding({ outcome: 'succeeded', accounts: ['m-1'] });
    const events = [...neighbours, login(AT, 'm-1'), login(AT + 1, 'm-2'), login(AT + 2, 'n-1')];
    const { claims, checked } = read(events, [finding(), named]);
    expect(claims[0]?.rows).toHaveLength(1);
    // One may be its owner's, and the one that is left out may be the attacker's.
    expect(claims[0]).toMatchObject({ bound: 'approx' });
    expect(checked).toMatchObject([{ answer: 'cannot-tell' }]);
    expect(checked[0]?.says.en).toContain('Not counted: 1');
  });

  it('gives none where the attack had nothing to do with logins', () => {
    const { claims, checked } = read([...neighbours, login(AT, 'm-1')], [finding({ attacks: ['sqli'] })]);
    expect(claims).toEqual([]);
    expect(checked).toHaveLength(1);
  });

  it('is not taken for one actor when nothing but another attack speaks, and many log in', () => {
    const logins = Array.from({ length: 20 }, (_, n) => login(AT + n, `m-${n}`));
    const sqli = [finding({ attacks: ['sqli'] })];
    expect(read(logins, sqli).claims).toEqual([]);
    expect(funnel(logins.slice(0, 2), sqli)).toEqual([2, 0, 0]);
  });
});

describe('a visitor who was marked for an odd request or two', () => {
  const odd = finding({ attacks: ['sqli'], level: 'medium', outcome: 'unknown', count: 2 });

  it('logs in to an own account, which nobody counts but which is asked about', () => {
    const { claims, checked } = read([login(AT, 'm-1')], [odd]);
    expect(claims).toEqual([]);
    expect(checked).toMatchObject([{ answer: 'cannot-tell' }]);
  });

  it.each([
    ['many requests', { count: 40 }],
    ['a grave level', { level: 'high' }],
    ['a success', { outcome: 'succeeded' }],
    ['tries of passwords', { attacks: ['brute-force'] }],
  ] as const)('is no such visitor with %s', (_, more) => {
    expect(read([login(AT, 'm-1')], [{ ...odd, ...more } as Finding]).claims).toHaveLength(1);
  });
});

describe('accounts that an actor entered, by the web server’s log', () => {
  it('count one a login that the next page confirms; one of which nothing tells may be one more', () => {
    const { claims } = read([...webLogin(AT), ...webLogin(AT + MINUTE), web(AT + HOUR, 'POST /login 302')]);
    expect(claims[0]).toMatchObject({
      bound: 'approx',
      rows: [{ kind: 'unnamed', unit: 'accounts', n: 2, persons: 2 }],
    });
    expect(claims[0]?.incomplete).toHaveLength(2);
  });

  it('follow the visitor to changes and purchases', () => {
    const events = [
      ...webLogin(AT),
      web(AT + 2000, 'POST /mypage/address 302'),
      web(AT + 3000, 'POST /cart/complete 302'),
      ...webLogin(AT + MINUTE),
      web(AT + MINUTE + 2000, 'POST /mypage/x 302'),
      web(AT + MINUTE + 3000, 'POST /cart/complete 200'),
    ];
    expect(funnel(events)).toEqual([2, 2, 1]);
    expect(read(events).claims[0]).toMatchObject({ altered: ['address', 'phone'], beside: { purchases: 1 } });
  });

  it('are the audit log’s where both tell of them', () => {
    const events = [
      ...webLogin(AT),
      login(AT + 300, 'm-1'),
      web(AT + 2000, 'POST /cart/complete 302'),
      buy(AT + 2100, 'm-1'),
      ...webLogin(AT + 10 * MINUTE),
    ];
    const { claims, funnels } = read(events);
    expect(claims[0]?.rows).toMatchObject([{ kind: 'shop' }, { kind: 'unnamed', n: 1 }]);
    expect(claims[0]?.beside).toEqual({ purchases: 1 });
    expect(funnels[0]?.steps.map(({ n }) => n)).toEqual([2, 0, 0]);
  });

  it.each<[string, string, string, object]>([
    [
      'the id behind the page of the account',
      'GET /mypage/17',
      'GET /mypage/18/orders',
      { by: 'id', values: ['17'] },
    ],
    ['what a route selects', 'GET /member/17', 'GET /member/18', { by: 'id', values: ['17'] }],
    [
      'an e-mail address',
      'GET /mypage?m=a%40b.example',
      'GET /mypage?m=c%40b.example',
      { values: ['a@b.example'] },
    ],
  ])('are told apart by %s', (_, first, second, filter) => {
    const pageOf = (at: number, page: string) => {
      const [path = '', query = ''] = page.slice(4).split('?');
      return web(at, `GET ${path}`, { target: query === '' ? path : `${path}?${query}` });
    };
    const visit = (at: number, page: string) => [...webLogin(at), pageOf(at + 2000, page)];
    const { claims, funnels } = read([
      ...visit(AT, first),
      ...visit(AT + MINUTE, second),
      ...visit(AT + 2 * MINUTE, first),
      web(AT + 2 * MINUTE + 5000, 'POST /mypage/address 302'),
    ]);
    expect(claims[0]).toMatchObject({ bound: 'exact', rows: [{ kind: 'shop', filter }, { kind: 'shop' }] });
    expect(claims[0]!.rows).toHaveLength(2);
    expect(funnels[0]!.steps.map(({ n }) => n)).toEqual([2, 1, 0]);
  });

  it('are told by the name in the query of the login', () => {
    const named = (at: number, name: string) => [
      web(at, 'POST /login 302', { target: `/login?login=${name}` }),
      web(at + 1000, 'GET /mypage'),
    ];
    const { claims } = read([
      ...named(AT, 'taro'),
      ...named(AT + MINUTE, 'jiro'),
      ...named(AT + 2 * MINUTE, 'taro'),
    ]);
    expect(claims[0]!.rows).toMatchObject([
      { filter: { by: 'login_id', values: ['taro'] } },
      { filter: { by: 'login_id', values: ['jiro'] } },
    ]);
  });

  it('count one a login where only some of them are told', () => {
    const { claims } = read([
      ...webLogin(AT),
      web(AT + 2000, 'GET /mypage/17'),
      ...webLogin(AT + MINUTE),
      ...webLogin(AT + 2 * MINUTE),
      web(AT + 2 * MINUTE + 2000, 'GET /mypage/17'),
    ]);
    expect(claims[0]).toMatchObject({ bound: 'max', rows: [{ kind: 'shop' }, { kind: 'unnamed', n: 1 }] });
  });

  it('are an owner’s where the audit log says so', () => {
    const events = [login(HOUR - 1, 'm-1'), ...webLogin(AT), login(AT + 300, 'm-1')];
    expect(funnel(events)).toEqual([]);
  });

  it('are not those of a visitor who was there before', () => {
    expect(funnel([...webLogin(HOUR - MINUTE), ...webLogin(AT)])).toEqual([]);
    const phone = { userAgent: 'Mozilla/5.0 (iPhone)' };
    expect(funnel([...webLogin(HOUR - MINUTE, phone), ...webLogin(AT)])).toEqual([1, 0, 0]);
  });

  it('are those of a visitor who was there before, once it tries passwords', () => {
    const tries = (n: number) =>
      Array.from({ length: n }, (_, k) => web(HOUR + k * 3_000, 'POST /login 401', { result: 'failure' }));
    const logins = [...webLogin(HOUR - 20 * MINUTE), ...webLogin(AT), ...webLogin(AT + MINUTE)];
    expect(funnel([...logins, ...tries(5)])).toEqual([2, 0, 0]);
    expect(funnel([...logins, ...tries(4)])).toEqual([]);
  });

  it('are not the account that the visitor just registered', () => {
    expect(funnel([web(AT, 'POST /entry 302'), ...webLogin(AT + 1000)])).toEqual([]);
  });
});

describe('whatever happens', () => {
  const act = fc.record({
    minute: fc.nat(300),
    account: fc.nat(5),
    address: fc.constantFrom(EVIL, HOME),
    what: fc.constantFrom(login, change, buy),
    ok: fc.boolean(),
  });

  it('each step is a part of the one before, and rows are the accounts entered', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const events = acts.map(({ minute, account, address, what, ok }) =>
          what(minute * MINUTE, `m-${account}`, { address, result: ok ? 'success' : 'failure' }),
        );
        const { claims, funnels } = read(events);
        const [entered = 0, changed = 0, purchased = 0] = funnels[0]?.steps.map(({ n }) => n) ?? [];
        expect(entered).toBeGreaterThanOrEqual(changed);
        expect(changed).toBeGreaterThanOrEqual(purchased);
        expect(claims.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(entered);
        const byEvil = events.filter(
          ({ address, action, result }) =>
            address === EVIL && action === 'customer.login' && result === 'success',
        );
        expect(entered).toBeLessThanOrEqual(new Set(byEvil.map(({ account }) => account)).size);
      }),
    );
  });
});

describe('accounts that were guessed from where no log says', () => {
  const hand = { actor: UNKNOWN_HAND, isSole: true };
  const unaddressed = { address: '' };

  it('are claimed with what was done in them, and nobody else’s', () => {
    const sights = [
      { event: login(AT, 'm-1', unaddressed), actor: null, hand },
      { event: change(AT + 1, 'm-1', { ...unaddressed, object: 'address' }), actor: null, hand },
      { event: login(AT + 2, 'm-2', unaddressed), actor: null },
    ];
    const { claims, funnels } = readSights(sights);
    expect(claims).toMatchObject([
      { actor: UNKNOWN_HAND, bound: 'exact', rows: [{ filter: { values: ['m-1'] } }], altered: ['address'] },
    ]);
    expect(funnels[0]!.steps.map(({ n }) => n)).toEqual([1, 1, 0]);
  });
});

describe('of more accounts than can be kept', () => {
  const ENTERED = 130_000;
  const KEPT = 100_000;

  function* sights(): Generator<Sight> {
    for (let n = 0; n < ENTERED; n++) yield { event: login(HOUR + n * 10, `member${n}`), actor: 'actor-1' };
    yield { event: change(HOUR + ENTERED * 10, `member${ENTERED - 1}`), actor: 'actor-1' };
  }

  it('the first are counted and those in which something was done; the report says that there were more', () => {
    const limits = new ReachedLimits();
    const { claims, funnels } = readSights(sights(), [finding()], limits);
    const [claim] = claims;
    expect(claim).toMatchObject({ bound: 'min', misuse: 'confirmed', evidenceCount: KEPT + 2 });
    expect(claim!.rows).toHaveLength(KEPT + 1);
    expect(claim!.incomplete).toEqual([TAKEOVER_INCOMPLETE.full]);
    expect(funnels[0]!.steps.map(({ n }) => n)).toEqual([KEPT + 1, 1, 0]);
    expect(limits.all()).toEqual([{ limit: 'entered-accounts', n: ENTERED - KEPT - 1 }]);
  });
});
