import { describe, expect, it } from 'vitest';
import type { Claim, ShopRows } from '../../model/claim.ts';
import type { Route } from '../../model/route.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import { TARGET_LIMIT } from '../../model/shop-event.ts';
import type { Sight } from '../channel-reader.ts';
import { CONFIG, observed, request, theAudit } from '../testing/shop-scene.ts';
import { createExportViewReader } from './create-export-view-reader.ts';

const EXPORT = '/admin/orders/export';
const DAY = { from: Date.UTC(2026, 7, 31, 15), to: Date.UTC(2026, 8, 1, 15) - 1 };
const between = (from?: number, to?: number): RowFilter => ({ kind: 'between', by: 'placed_at', from, to });

function claimsOf(...sights: Parameters<typeof observed>[1][]): readonly Claim[] {
  return observed(createExportViewReader({ config: CONFIG }), ...sights);
}

function filtersOf(claim: Claim | undefined): RowFilter[] {
  return (claim?.rows ?? []).map((rows) => (rows as ShopRows).filter);
}

const theOnly = (claims: readonly Claim[]): Claim => {
  expect(claims).toHaveLength(1);
  return claims[0]!;
};

describe('exports', () => {
  it('are taken, with the window of the request and the items that have a column', () => {
    const claim = theOnly(claimsOf(request(`${EXPORT}?from=2026-09-01&to=2026-09-01`)));
    expect(claim).toMatchObject({
      actor: 'a1',
      tenant: 'b',
      channel: 'export',
      certainty: 'taken',
      bound: 'exact',
      items: ['name', 'address', 'phone', 'email', 'order', 'amount'],
      incomplete: [],
      altered: [],
      evidenceCount: 1,
    });
    expect(filtersOf(claim)).toEqual([between(DAY.from, DAY.to)]);
    expect(claim.rows[0]).toMatchObject({
      set: 'orders',
      existedAt: claim.from,
      evidence: claim.evidence[0],
    });
  });

  it.each([
    ['', { kind: 'all' }],
    ['?from=&to=', { kind: 'all' }],
    ['?from=2026-09-01', between(DAY.from, undefined)],
    ['?to=20260901', between(undefined, DAY.to)],
    ['?from=2026%2F09%2F01&to=2026%2F9%2F1&format=csv', between(DAY.from, DAY.to)],
    ['?from=2020-01-01&to=2026-09-01&from=2026-09-01', between(DAY.from, DAY.to)],
    ['?from=2026-09-01T00:00:00%2B09:00&to=2026-09-01T14:59:59Z', between(DAY.from, DAY.to - 999)],
    ['?from=2026-09-01T00:00:00+09:00', between(DAY.from, undefined)],
    ['?from=1788188400&to=1788274799999', between(DAY.from, DAY.to)],
  ] as const)('of %j', (query, filter) => {
    expect(filtersOf(theOnly(claimsOf(request(`${EXPORT}${query}`))))).toEqual([filter]);
  });

  it('count what the unread condition would have left out, as a maximum, and say so', () => {
    const claim = theOnly(claimsOf(request(`${EXPORT}?from=abc&to=2026-09-01`)));
    expect(filtersOf(claim)).toEqual([between(undefined, DAY.to)]);
    expect(claim).toMatchObject({ certainty: 'taken', bound: 'max' });
    expect(claim.incomplete[0]?.en).toContain('from');
  });

  it.each([
    ['refused', { status: 403 }],
    ['redirected to the login', { status: 302 }],
    ['broken', { status: 500 }],
    ['empty', { status: 200, bytes: 0 }],
    ['without content', { status: 204, bytes: 0 }],
    ['asked by HEAD', { method: 'HEAD' }],
    ["somebody else's", { actor: null }],
  ])('do not count when %s', (_, given) => {
    expect(claimsOf(request(`${EXPORT}?from=2026-09-01`, given))).toEqual([]);
  });

  it('do not count where the log writes - for nothing sent, and do where it never has sizes', () => {
    const sized = request('/admin', { bytes: 512 });
    expect(claimsOf(sized, request(EXPORT, { bytes: -1 }))).toEqual([]);
    expect(claimsOf(request('/admin', { bytes: -1 }), request(EXPORT, { bytes: -1 }))).toHaveLength(1);
  });

  it('are whole, whatever page they are asked from', () => {
    const claim = theOnly(claimsOf(request(`${EXPORT}?from=2026-09-01&to=2026-09-01&page=2&limit=50`)));
    expect(claim.bound).toBe('exact');
  });

  it('by another value take it as it is, and as a list with commas', () => {
    const of = (query: string) => filtersOf(theOnly(claimsOf(request(`/admin/state/export?${query}`))));
    expect(of('state=in+progress')).toEqual([{ kind: 'in', by: 'state', values: ['in progress'] }]);
    expect(of('state=a,b')).toEqual([{ kind: 'in', by: 'state', values: ['a,b', 'a', 'b'] }]);
  });

  it('that a search narrowed are counted before it, at the most', () => {
    const told = '/admin/searched/export?from=2026-09-01&to=2026-09-01';
    expect(theOnly(claimsOf(request(`${told}&q=`)))).toMatchObject({ certainty: 'taken', bound: 'exact' });
    expect(theOnly(claimsOf(request(`${told}&q=tokyo`)))).toMatchObject({ certainty: 'taken', bound: 'max' });
  });

  it('of everything are told by a route that selects without conditions', () => {
    const claim = theOnly(claimsOf(request('/admin/members/export')));
    expect(claim).toMatchObject({ certainty: 'taken', bound: 'exact', items: ['name', 'address'] });
    expect(filtersOf(claim)).toEqual([{ kind: 'all' }]);
  });

  it('unite what overlaps in one claim', () => {
    const claim = theOnly(
      claimsOf(
        request(`${EXPORT}?from=2026-09-01&to=2026-09-03`),
        request(`${EXPORT}?from=2026-09-02&to=2026-09-05`, { at: 60_000 }),
      ),
    );
    expect(claim.rows).toHaveLength(2);
    expect(claim.to - claim.from).toBe(60_000);
  });

  it('keep actors and tenants apart', () => {
    const claims = claimsOf(
      request(EXPORT),
      request(EXPORT, { actor: 'a2' }),
      request(EXPORT, { tenant: 'c' }),
    );
    expect(claims.map(({ actor, tenant }) => `${actor}${tenant}`)).toEqual(['a1b', 'a2b', 'a1c']);
  });

  it('that were sent in part count whole at the most, unless the whole was sent too', () => {
    const part = request(EXPORT, { status: 206 });
    expect(theOnly(claimsOf(part)).bound).toBe('max');
    expect(theOnly(claimsOf(request(EXPORT), part)).bound).toBe('exact');
  });

  it('that the client had already are likely, and nothing new where the log holds them', () => {
    const again = request(EXPORT, { status: 304, bytes: 0, at: 5000 });
    expect(theOnly(claimsOf(again))).toMatchObject({ certainty: 'likely', bound: 'max' });
    const claim = theOnly(claimsOf(request(EXPORT), again));
    expect(claim).toMatchObject({ certainty: 'taken', bound: 'exact', evidenceCount: 2 });
    expect(claim.rows).toHaveLength(1);
  });

  it('of which no status is logged are possible', () => {
    expect(theOnly(claimsOf(request(EXPORT, { status: -1 })))).toMatchObject({
      certainty: 'possible',
      bound: 'max',
    });
  });
});

describe('exports that do not say what they select', () => {
  it('are possible: all rows are candidates, the size bounds them', () => {
    const claim = theOnly(claimsOf(request('/admin/session/export', { bytes: 40_000 })));
    expect(claim).toMatchObject({ channel: 'export', certainty: 'possible', bound: 'max' });
    expect(claim.rows).toMatchObject([
      { set: 'orders', filter: { kind: 'all' }, answer: { bytes: 40_000, alike: [] } },
    ]);
    expect(claim.incomplete).toHaveLength(1);
    expect(claim.basis.ja).toContain('候補');
  });

  it('are bounded by the least that a row takes', () => {
    const most = (bytes: number) =>
      (theOnly(claimsOf(request('/admin/session/export', { bytes }))).rows[0] as ShopRows).atMost;
    expect(most(7)).toBe(1);
    expect(most(70_000)).toBe(10_000);
    expect(most(-1)).toBeUndefined();
  });

  it('have the conditions that the request tells, where the session may hold more', () => {
    const claim = theOnly(claimsOf(request('/admin/kept/export?from=2026-09-01&to=2026-09-01')));
    expect(claim).toMatchObject({ certainty: 'possible', bound: 'max' });
    expect(filtersOf(claim)).toEqual([between(DAY.from, DAY.to)]);
  });

  it('and lists of which one page was shown, are not one row each', () => {
    const claim = theOnly(claimsOf(request('/admin/paged', { bytes: 7000 })));
    expect(claim).toMatchObject({ channel: 'view', certainty: 'possible', rows: [{ atMost: 1000 }] });
  });

  it('and are posted, are told where the address names the conditions all the same', () => {
    const claim = theOnly(claimsOf(request('/admin/posted/export?from=2026-09-01', { method: 'POST' })));
    expect(claim).toMatchObject({ certainty: 'taken', bound: 'exact' });
  });

  it('are possible where conditions may stand in what was posted', () => {
    const claim = theOnly(claimsOf(request('/admin/posted/export', { method: 'POST' })));
    expect(claim).toMatchObject({ certainty: 'possible', bound: 'max' });
  });

  it('are taken without a figure where no data can be counted', () => {
    const claim = theOnly(claimsOf(request('/admin/session/export', { tenant: 'nowhere' })));
    expect(claim).toMatchObject({ certainty: 'taken', tenant: 'nowhere' });
  });

  it('are told by an audit log of the same second', () => {
    const claim = theOnly(
      claimsOf(
        request('/admin/session/export', { bytes: 40_000 }),
        theAudit('order.export', '2026-09-01..2026-09-01', { at: 1000 }),
        request('/admin/session/export', { bytes: 90_000, at: 60_000 }),
      ).filter(({ certainty }) => certainty === 'taken'),
    );
    expect(filtersOf(claim)).toEqual([between(DAY.from, DAY.to)]);
    expect(claim.evidenceCount).toBe(2);
  });

  it('learn the size of a row from answers whose rows are told, also of honest operators', () => {
    const claims = claimsOf(
      request('/admin/session/export', { actor: null, bytes: 5000, address: '192.0.2.1' }),
      theAudit('order.export', '2026-09-01', { actor: null, address: '192.0.2.1' }),
      request('/admin/session/export', { bytes: 90_000, at: 60_000 }),
    );
    expect(theOnly(claims).rows).toMatchObject([
      { answer: { bytes: 90_000, alike: [{ filter: between(DAY.from, DAY.to), bytes: 5000 }] } },
    ]);
  });
});

describe('views', () => {
  it.each([
    ['/admin/orders/1042', ['1042']],
    ['/admin/orders/1042.json', ['1042']],
    ['/admin/orders/1042%27', null],
    ['/admin/pick?ids=1,2,3', ['1', '2', '3']],
    ['/admin/pick?ids[]=1&ids[]=2', ['1', '2']],
    ['/admin/pick?ids%5B%5D=1&ids%5B%5D=2&ids%5B%5D=1', ['1', '2']],
    ['/admin/pick?ids%5B0%5D=1&ids%5B1%5D=2', ['1', '2']],
    ['/admin/pick?ids=1&ids=2', ['1', '2']],
    ['/admin/pick?ids=%5B%221%22%2C%222%22%5D', ['1', '2']],
    ['/admin/one?no=1&no=2', ['2']],
    ['/admin/one?no=%E6%B3%A8%E6%96%87-7', ['注文-7']],
    ['/admin/one?no=%92%8D%95%B6-7', ['注文-7']],
  ])('%s shows %j', (target, values) => {
    const claim = theOnly(claimsOf(request(target)));
    expect(claim).toMatchObject({ channel: 'view', bound: values === null ? 'max' : 'exact' });
    expect(filtersOf(claim)).toEqual([values === null ? { kind: 'all' } : { kind: 'in', by: 'id', values }]);
  });

  it('without shop data count each number that a request or an audit log names once', () => {
    const there = { tenant: 'nowhere' };
    const claim = theOnly(
      claimsOf(
        request('/admin/orders/1042', there),
        request('/admin/orders/1042', there),
        request('/admin/one?no=7', there),
      ),
    );
    // A page of a number that nothing has may be answered too.
    expect(claim).toMatchObject({ certainty: 'viewed', bound: 'max' });
    expect(claim.rows).toEqual([{ kind: 'unnamed', unit: 'orders', n: 2, persons: null }]);
    expect(theOnly(claimsOf(theAudit('order.view', '1042', there)))).toMatchObject({
      bound: 'exact',
      rows: [{ unit: 'orders', n: 1 }],
    });
  });

  it('of which the query names an order, where the profile does not say it, are that order', () => {
    const claim = theOnly(claimsOf(request('/rest/main/slips?order_id=1042')));
    expect(claim).toMatchObject({ certainty: 'viewed', bound: 'exact' });
    expect(filtersOf(claim)).toEqual([{ kind: 'in', by: 'id', values: ['1042'] }]);
  });

  it('hold the items that the route lists', () => {
    expect(theOnly(claimsOf(request('/admin/slip/7'))).items).toEqual(['name', 'address']);
  });

  it('of a page about nobody named are one row each, whichever', () => {
    const claim = theOnly(claimsOf(request('/admin/one')));
    expect(claim).toMatchObject({ certainty: 'possible', bound: 'max' });
    expect(claim.rows).toMatchObject([{ filter: { kind: 'all' }, atMost: 1 }]);
  });

  it.each([
    ['/api/graphql', 1000],
    ['/api/graphql?page_no=2&limit=50&variables={}', 1000],
    ['/rest/main/slips?paid=1', 1000],
    ['/rest/main/slips?slip_id=55', 1],
    ['/people/someone', 1],
  ])('of %s without a word of its rows are %i at the most', (target, atMost) => {
    const bytes = target.startsWith('/people') ? 3000 : 7000;
    const claim = theOnly(claimsOf(request(target, { bytes })));
    expect(claim).toMatchObject({ certainty: 'possible', bound: 'max', rows: [{ atMost }] });
  });

  it('of a part of a list count all of it at the most', () => {
    const claim = theOnly(claimsOf(request('/admin/list?from=2026-09-01&to=2026-09-01&page=2')));
    expect(claim).toMatchObject({ certainty: 'viewed', bound: 'max' });
    expect(claim.incomplete[0]?.ja).toContain('page');
  });

  it('of a page that is told by its query are no part of a list', () => {
    const target = '/admin/all.php?page=orders&from=2026-09-01&to=2026-09-01';
    expect(theOnly(claimsOf(request(target))).bound).toBe('exact');
    expect(theOnly(claimsOf(request(`${target}&limit=20`))).bound).toBe('max');
    expect(theOnly(claimsOf(request(`${target}&limit=none`))).bound).toBe('exact');
  });

  it('are nothing where a login, a checkout or a page without rows was asked for', () => {
    for (const target of [
      '/admin/login?id=1',
      '/cart/complete?no=1',
      '/admin/other',
      '/nowhere',
      '/admin/orders/new',
    ]) {
      expect(claimsOf(request(target))).toEqual([]);
    }
  });

  it('leave an attack on the very value to the channel that reads it', () => {
    expect(claimsOf(request("/admin/one?no=1'+or+1=1--", { attacks: 1 }))).toEqual([]);
    expect(theOnly(claimsOf(request('/admin/one?no=1&x=%27', { attacks: 1 }))).certainty).toBe('viewed');
  });

  it('name every row of a long list, as far as a target is kept', () => {
    const ids = Array.from({ length: 1_300 }, (_, n) => String(10_000 + n));
    const claim = theOnly(claimsOf(request(`/admin/pick?ids=${ids.join(',')}`)));
    expect(claim.bound).toBe('exact');
    expect(filtersOf(claim)).toEqual([{ kind: 'in', by: 'id', values: ids }]);
  });

  it('whose target the log holds only in part are not read from that part', () => {
    const ids = Array.from({ length: 1_400 }, (_, n) => 10_000 + n).join(',');
    const claim = theOnly(claimsOf(request(`/admin/pick?ids=${ids}`, { bytes: 70_000 })));
    expect(claim).toMatchObject({ bound: 'max', certainty: 'possible', rows: [{ atMost: 10_000 }] });
    expect(filtersOf(claim)).toEqual([{ kind: 'all' }]);
  });
});

const WHOLE = ['name', 'address', 'phone', 'email', 'order', 'amount'] as const;

describe('audit logs', () => {
  it('whose target is kept only in part name all rows at the most, and say so', () => {
    const listed = (n: number) => Array.from({ length: n }, (_, at) => String(10_000 + at));
    const whole = theOnly(claimsOf(theAudit('order.export', listed(1_300).join(','))));
    expect(filtersOf(whole)).toEqual([{ kind: 'in', by: 'id', values: listed(1_300) }]);
    const cut = listed(1_400).join(',').slice(0, TARGET_LIMIT);
    const claim = theOnly(claimsOf(theAudit('order.export', cut)));
    expect(claim).toMatchObject({ certainty: 'possible', bound: 'max' });
    expect(filtersOf(claim)).toEqual([{ kind: 'all' }]);
  });

  it.each([
    ['order.view', '1042', { kind: 'in', by: 'id', values: ['1042'] }],
    ['order.view', 'order:1042', { kind: 'in', by: 'id', values: ['1042'] }],
    ['order.view', 'Order #1042', { kind: 'in', by: 'id', values: ['1042'] }],
    ['order.view', 'ORD-1042', { kind: 'in', by: 'id', values: ['ORD-1042'] }],
    ['order.view', '2026-09', { kind: 'in', by: 'id', values: ['2026-09'] }],
    ['order.view', '20260901-0012', { kind: 'in', by: 'id', values: ['20260901-0012'] }],
    ['order.view', '2026-09-01..2026-09-01', between(DAY.from, DAY.to)],
    ['order.export', '1042, 1043', { kind: 'in', by: 'id', values: ['1042', '1043'] }],
    ['order.export', 'from=2026-09-01&to=2026-09-01', between(DAY.from, DAY.to)],
    ['order.export', `${EXPORT}?from=2026-09-01&to=2026-09-01`, between(DAY.from, DAY.to)],
    ['order.export', '2026-09-01..2026-09-01', between(DAY.from, DAY.to)],
    ['order.export', 'placed_at: 2026-09-01 - 2026-09-01', between(DAY.from, DAY.to)],
    ['order.export', '2026/09/01〜2026/09/01', between(DAY.from, DAY.to)],
    ['order.export', 'orders from 2026-09-01 to 2026-09-01 (3,112 rows)', between(DAY.from, DAY.to)],
    ['order.export', '注文 2026/09/01〜2026/09/01 CSV', between(DAY.from, DAY.to)],
    ['order.export', '20260901', between(DAY.from, DAY.to)],
    ['order.export', 'all', { kind: 'all' }],
  ] as const)('%s of %j', (action, target, filter) => {
    const claim = theOnly(claimsOf(theAudit(action, target)));
    expect(claim.bound).toBe('exact');
    expect(claim.certainty).toBe(action === 'order.view' ? 'viewed' : 'taken');
    expect(filtersOf(claim)).toEqual([filter]);
  });

  it.each([
    ['2026-09-01..2026-09-01', WHOLE],
    ['from=2026-09-01&to=2026-09-01', WHOLE],
    [`${EXPORT}?from=2026-09-01&to=2026-09-01`, WHOLE],
    ['all', WHOLE],
    ['1042,1043', ['name']],
    ['/admin/labels?ids=1042', ['name']],
  ] as const)('take the route that %j can be of, not the first one', (target, items) => {
    const action = 'order.export';
    const labels: Route = {
      action,
      method: 'GET',
      path: '/admin/labels',
      selects: { orders: { id: 'query.ids' } },
      items: ['name'],
    };
    const profile = { ...CONFIG.tenants[0]!.profile };
    const routes = [labels, ...profile.routes];
    const config = {
      ...CONFIG,
      tenants: CONFIG.tenants.map((tenant) => ({ ...tenant, profile: { ...profile, routes } })),
    };
    const [claim] = observed(createExportViewReader({ config }), theAudit(action, target));
    expect(claim).toMatchObject({ certainty: 'taken', items });
  });

  it('whose target cannot be read make all rows possible', () => {
    for (const target of ['', 'orders', 'orders.csv (3,112 rows)']) {
      expect(theOnly(claimsOf(theAudit('order.export', target)))).toMatchObject({
        bound: 'max',
        certainty: 'possible',
      });
    }
  });

  it('of pages that show rows only by a profile count where they name them', () => {
    expect(claimsOf(theAudit('admin.page', ''))).toEqual([]);
    expect(claimsOf(theAudit('admin.page', '/admin'))).toEqual([]);
    const [claim] = claimsOf(theAudit('admin.page', '/admin/list?from=2026-09-01&to=2026-09-01'));
    expect(claim).toMatchObject({ certainty: 'viewed', bound: 'exact' });
  });

  it('of failures do not count; one that never names outcomes holds what was done', () => {
    const failed = theAudit('order.export', 'all', { result: 'failure' });
    const silent = theAudit('order.export', 'all', { result: '' });
    expect(claimsOf(failed)).toEqual([]);
    expect(theOnly(claimsOf(silent)).certainty).toBe('taken');
    expect(theOnly(claimsOf(failed, silent)).certainty).toBe('possible');
  });

  it('and the access log tell of one act once', () => {
    const claim = theOnly(
      claimsOf(
        request(`${EXPORT}?from=2026-09-01&to=2026-09-01`),
        theAudit('order.export', 'from=2026-09-01&to=2026-09-01', { at: 1000 }),
        theAudit('order.export', 'orders', { at: 1500, source: { input: 5, line: 1, offset: 0 } }),
      ),
    );
    expect(claim).toMatchObject({ bound: 'exact', evidenceCount: 3 });
    expect(claim.rows).toHaveLength(1);
  });

  it('that name neither shop nor address go with the request of that second', () => {
    const target = 'from=2026-09-01&to=2026-09-01';
    const claim = theOnly(
      claimsOf(
        request('/admin/session/export'),
        theAudit('order.export', target, { tenant: '', address: '', actor: null, at: 1000 }),
      ),
    );
    expect(claim).toMatchObject({ tenant: 'b', actor: 'a1', certainty: 'taken', evidenceCount: 2 });
    expect(filtersOf(claim)).toEqual([between(DAY.from, DAY.to)]);
  });

  it('that name no shop are of the one that the same address was at', () => {
    const seen = theAudit('order.view', '1042', { tenant: '', at: 600_000 });
    const [claim] = claimsOf(request('/admin', { at: 0 }), seen);
    expect(claim).toMatchObject({
      tenant: 'b',
      certainty: 'viewed',
      items: expect.arrayContaining(['phone']),
    });
    const apart = claimsOf(request('/admin'), request('/admin', { tenant: 'c', at: 300_000 }), seen);
    expect(apart.map(({ tenant }) => tenant)).toEqual(['']);
    expect(claimsOf(request('/admin', { at: -7_200_000 }), seen).map(({ tenant }) => tenant)).toEqual(['']);
  });

  describe('without an address', () => {
    const WINDOW = 'from=2026-09-01&to=2026-09-01';
    const acted = (isSole: boolean, target = WINDOW, at = 0): Sight => ({
      ...theAudit('order.export', target, { address: '', actor: null, account: 'staff1', at }),
      hand: { actor: 'a1', isSole },
    });

    it('are taken where nobody but the actor used the account, and say so', () => {
      const claim = theOnly(claimsOf(acted(true)));
      expect(claim).toMatchObject({ actor: 'a1', channel: 'export', certainty: 'taken', bound: 'exact' });
      expect(claim.basis.en).toContain('which nobody else is on record to have used');
    });

    it('are possible, at the most, where others used it too', () => {
      const claim = theOnly(claimsOf(acted(false)));
      expect(claim).toMatchObject({ actor: 'a1', certainty: 'possible', bound: 'max' });
      expect(filtersOf(claim)).toEqual([between(DAY.from, DAY.to)]);
      expect(claim.incomplete).toHaveLength(1);
    });

    it.each([true, false])('count once with the actor’s request in the access log: sole %s', (isSole) => {
      const claim = theOnly(claimsOf(request(`${EXPORT}?${WINDOW}`), acted(isSole, WINDOW, 1000)));
      expect(claim).toMatchObject({ certainty: 'taken', bound: 'exact', evidenceCount: 2, incomplete: [] });
      expect(claim.rows).toHaveLength(1);
      expect(claim.basis.en).not.toContain('account');
    });

    it('name the rows of the actor’s request that says nothing of them', () => {
      const searched = request('/admin/session/export', { bytes: 5000 });
      const claim = theOnly(claimsOf(searched, acted(false, WINDOW, 1000)));
      expect(claim).toMatchObject({ certainty: 'taken', bound: 'exact', evidenceCount: 2 });
      expect(filtersOf(claim)).toEqual([between(DAY.from, DAY.to)]);
    });

    it('stay apart from requests that name other rows', () => {
      const claims = claimsOf(request(`${EXPORT}?from=2026-09-02&to=2026-09-02`), acted(false, WINDOW, 1000));
      expect(claims.map(({ certainty }) => certainty)).toEqual(['taken', 'possible']);
    });

    it('are nobody’s without a hand', () => {
      expect(claimsOf(theAudit('order.export', WINDOW, { address: '', actor: null }))).toEqual([]);
    });
  });

  it('and the access log tell of two acts where they differ', () => {
    const claim = theOnly(
      claimsOf(
        request(`${EXPORT}?from=2026-09-01&to=2026-09-01`),
        theAudit('order.export', 'from=2026-09-02&to=2026-09-02', { at: 1000 }),
        theAudit('order.export', 'from=2026-09-01&to=2026-09-01', { at: 60_000 }),
      ),
    );
    expect(claim.rows).toHaveLength(3);
  });
});

describe('changes', () => {
  const change = (no: number, given = {}) =>
    request(`/admin/orders/${no}/status`, { method: 'POST', status: 302, ...given });

  it('stand beside the view of the same order, apart from what was seen', () => {
    const claim = theOnly(claimsOf(request('/admin/orders/7'), change(7), change(7)));
    expect(claim).toMatchObject({
      certainty: 'viewed',
      altered: ['order'],
      beside: { altered: 1 },
      evidenceCount: 3,
    });
    expect(claim.rows).toHaveLength(1);
  });

  it('of orders that no page showed are likely seen as far as a list shows them', () => {
    const claims = claimsOf(request('/admin/orders/7'), change(8), change(9));
    expect(claims.map(({ certainty, altered }) => [certainty, altered])).toEqual([
      ['viewed', []],
      ['likely', ['order']],
    ]);
    expect(claims[1]).toMatchObject({ items: ['order'], beside: { altered: 2 }, channel: 'view' });
  });

  it('of rows that nobody named stand beside what else the actor got at, else alone and open', () => {
    const bulk = request('/admin/bulk/cancel', { method: 'POST', status: 302, at: 9000 });
    const beside = theOnly(claimsOf(request(EXPORT), bulk));
    expect(beside).toMatchObject({
      channel: 'export',
      bound: 'exact',
      beside: { altered: 1 },
      altered: ['order'],
    });
    const alone = theOnly(claimsOf(bulk));
    expect(alone).toMatchObject({ certainty: 'likely', bound: 'min', rows: [], beside: { altered: 1 } });
    expect(alone.incomplete).toHaveLength(1);
  });

  it('that failed do not count', () => {
    expect(claimsOf(change(8, { status: 403 }), change(9, { status: 200 }))).toEqual([]);
  });

  it('succeed by the next page where the profile says so', () => {
    const edit = (next: string, status = 200) =>
      claimsOf(
        request('/admin/customers/m7/edit', { method: 'POST', status: 302 }),
        request(next, { at: 1000, status }),
      );
    expect(theOnly(edit('/admin/customers'))).toMatchObject({ altered: ['address'], certainty: 'likely' });
    expect(edit('/admin/customers/m7/edit')).toEqual([]);
    expect(edit('/admin/customers', 500)).toEqual([]);
  });
});
