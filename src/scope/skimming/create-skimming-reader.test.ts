import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../model/claim.ts';
import type { Told } from '../../model/config/config.ts';
import type { DataSet } from '../../model/data-set.ts';
import type { Finding } from '../../model/finding.ts';
import type { Profile } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { compileRoutes } from '../../request/route/compile-routes.ts';
import { routeResult } from '../../request/route/route-result.ts';
import { ScriptHistory } from '../../request/script-history/script-history.ts';
import { createSkimmingReader, type SkimmingOptions } from './create-skimming-reader.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const PAGE = 'https://b.shop.example/cart/payment';
const CARD: DataSet = {
  name: 'orders',
  table: 'orders',
  id: 'order_no',
  placedAt: 'ordered_at',
  joins: [],
  person: [],
  items: new Map([
    ['name', { columns: ['name'] }],
    ['card_number', { columns: [], where: { payment: 'card' } }],
    ['card_cvv', { columns: [], where: { payment: 'card' } }],
  ]),
};
const PROFILE: Profile = {
  name: 'mihon-cart',
  routes: [{ action: 'checkout.complete', method: 'POST', path: '/cart/complete', success: { status: 302 } }],
  content: [],
  data: new Map([['orders', CARD]]),
};
const BY_NEXT: Profile = {
  ...PROFILE,
  routes: [
    {
      action: 'checkout.complete',
      method: 'POST',
      path: '/cart/complete',
      success: { next: { path: '/cart/thanks', status: 200 } },
    },
  ],
};

let lines = 0;

type Looks = readonly (readonly [number, 'good' | 'bad' | 'unknown'])[];

/** Looks at a page: at which hour, and whether what it served is approved, changed or not spoken of. */
function history(looks: Looks, tenant = 'b', page = PAGE, also?: { page: string; looks: Looks }) {
  const all = new ScriptHistory();
  const add = (of: string, [hour, state]: Looks[number]) => {
    lines += 1;
    all.add({
      tenant,
      page: of,
      at: hour * HOUR,
      url: 'https://cdn.example/form.js',
      sha256: state === 'bad' ? 'bad' : 'good',
      approval: state === 'good' ? 'success' : '',
      evidence: { input: 0, line: lines, offset: lines },
    });
  };
  for (const look of looks) add(page, look);
  for (const look of also?.looks ?? []) add(also!.page, look);
  return all.read();
}

const CLOSED = history([
  [0, 'good'],
  [10, 'good'],
  [11, 'bad'],
  [20, 'good'],
]);

function read(
  more: Partial<SkimmingOptions> = {},
  events: readonly ShopEvent[] = [],
  actor: string | null = null,
) {
  const profileOf = more.profileOf ?? (() => PROFILE);
  const reader = createSkimmingReader({
    history: history([]),
    told: [],
    findings: [],
    tenants: [{ id: 'b', name: 'B社' }],
    profileOf,
    routeOf: ({ tenant, method, path }) =>
      compileRoutes(profileOf(tenant)).match(method, path, '')?.route ?? null,
    span: { from: 0, to: 100 * HOUR },
    timezone: 'Asia/Tokyo',
    ...more,
  });
  const { paths, actions = [] } = reader.wants();
  for (const event of events) {
    // All that an actor did is told to every reader.
    const isWanted =
      actor !== null || paths.includes(event.path) || actions.some((action) => action === event.action);
    if (isWanted) reader.observe({ event, actor });
  }
  return reader.read();
}

function request(at: number, what: string, more: Partial<ShopEvent> = {}): ShopEvent {
  const [method = 'GET', path = '/', status = '200'] = what.split(' ');
  const matched = compileRoutes(PROFILE).match(method, path, '')?.route;
  lines += 1;
  return {
    ...SILENT_EVENT,
    kind: 'web',
    at,
    source: { input: 1, line: lines, offset: lines },
    address: '203.0.113.1',
    tenant: 'b',
    method,
    target: path,
    path,
    status: Number(status),
    bytes: 100,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0)',
    action: matched?.action ?? '',
    result: matched === undefined ? '' : routeResult(matched, Number(status)),
    ...more,
  };
}

/** The windows of a claim in hours, `-` for an open end. */
function windowsOf({ rows }: Claim): string[] {
  const hour = (at: unknown) => (typeof at === 'number' ? String(at / HOUR) : '-');
  return rows.map((each) => {
    if (each.kind !== 'shop' || each.filter.kind !== 'between') return each.kind;
    return `${hour(each.filter.from)}..${hour(each.filter.to)}`;
  });
}

describe('orders of a window', () => {
  it('are those with a card, as possible, between two good looks', () => {
    const [claim, ...others] = read({ history: CLOSED }).claims;
    expect(others).toEqual([]);
    expect(claim).toMatchObject({
      actor: null,
      tenant: 'b',
      channel: 'skimming',
      certainty: 'possible',
      bound: 'exact',
      items: ['card_number', 'card_cvv'],
      from: 10 * HOUR,
      to: 20 * HOUR,
      says: 'own-logs',
      misuse: 'not-asked',
    });
    expect(claim?.rows).toMatchObject([
      {
        kind: 'shop',
        set: 'orders',
        filter: { kind: 'between', by: 'placed_at', from: 10 * HOUR, to: 20 * HOUR },
        having: ['card_number', 'card_cvv'],
        at: 11 * HOUR,
      },
    ]);
    expect(claim?.evidenceCount).toBe(3);
  });

  const ELSEWHERE = { page: 'https://b.shop.example/other', looks: [[50, 'good']] } as const;
  it.each([
    [
      'before',
      [
        [3, 'bad'],
        [5, 'good'],
      ],
      '-..5',
      0,
      5,
    ],
    [
      'after',
      [
        [1, 'good'],
        [5, 'bad'],
      ],
      '1..-',
      1,
      100,
    ],
    [
      'on either side',
      [
        [4, 'bad'],
        [7, 'bad'],
      ],
      '-..-',
      0,
      100,
    ],
  ] as const)('are a maximum where no good look comes %s', (_name, looks, window, from, to) => {
    const { claims } = read({ history: history(looks, 'b', PAGE, ELSEWHERE) });
    expect(windowsOf(claims[0]!)).toEqual([window]);
    expect(claims[0]).toMatchObject({ bound: 'max', from: from * HOUR, to: to * HOUR });
    expect(claims[0]!.incomplete).not.toEqual([]);
  });

  it('are all orders, as a maximum, where the profile does not say which were paid by card', () => {
    const data = new Map([
      ['orders', { ...CARD, items: new Map([['name' as const, { columns: ['name'] }]]) }],
    ]);
    const [claim] = read({ history: CLOSED, profileOf: () => ({ ...PROFILE, data }) }).claims;
    expect(claim).toMatchObject({ bound: 'max', items: ['card_number', 'card_expiry', 'card_cvv'] });
    expect(claim?.rows[0]).not.toHaveProperty('having');
  });

  it('cannot be cut out where no column holds their time', () => {
    const { placedAt: _, ...timeless } = CARD;
    const [claim] = read({
      history: CLOSED,
      profileOf: () => ({ ...PROFILE, data: new Map([['orders', timeless]]) }),
    }).claims;
    expect(claim).toMatchObject({ bound: 'max', rows: [{ filter: { kind: 'all' } }] });
  });
});

describe('a period that somebody else names', () => {
  const told: Told = {
    says: 'card-company',
    channel: 'skimming',
    tenant: 'b',
    from: 30 * HOUR,
    to: 40 * HOUR,
  };

  it('is taken as it was told, on their word', () => {
    const [claim] = read({ told: [told] }).claims;
    expect(windowsOf(claim!)).toEqual(['30..40']);
    expect(claim).toMatchObject({ says: 'card-company', bound: 'exact', evidence: [], from: 30 * HOUR });
  });

  it('stands beside what the history shows, in one claim', () => {
    const vendor: Told = { ...told, says: 'vendor', from: 50 * HOUR, to: 60 * HOUR };
    const { claims } = read({ history: CLOSED, told: [told, vendor] });
    expect(claims.map(windowsOf)).toEqual([['10..20', '30..40', '50..60']]);
    expect(claims[0]).toMatchObject({ says: 'own-logs', from: 10 * HOUR, to: 60 * HOUR });
    expect(claims[0]!.basis.ja).toContain('カード会社、委託先または提供元');
  });

  it('says what is not known of it: an end, or which shop', () => {
    const reasons = (more: Partial<SkimmingOptions>) =>
      read(more).claims.map(({ tenant, incomplete }) => [
        tenant,
        incomplete.map(({ en }) => /end|apply|applied/.exec(en)?.[0]).filter((word) => word !== undefined),
      ]);
    expect(reasons({ told: [told] })).toEqual([['b', []]]);
    const { to: _, ...open } = told;
    expect(reasons({ told: [open] })).toEqual([['b', ['end']]]);
    const { tenant: __, ...ofAll } = told;
    const tenants = [
      { id: 'b', name: 'B社' },
      { id: 'c', name: 'C社' },
    ];
    expect(reasons({ told: [ofAll], tenants })).toEqual([
      ['b', ['applied']],
      ['c', ['applied']],
    ]);
    expect(reasons({ told: [ofAll] })).toEqual([['b', []]]);
  });

  it('is none of another channel, and none that is ruled out', () => {
    expect(
      read({
        told: [
          { ...told, channel: 'file' },
          { ...told, rulesOut: 'skimming' },
        ],
      }).claims,
    ).toEqual([]);
  });
});

describe('a changed file of the payment page', () => {
  const finding = {
    outcome: 'succeeded',
    firstAt: 12 * HOUR,
    lastAt: 12 * HOUR,
    tenants: ['b'],
    techniques: [],
    files: ['/js/checkout.js'],
    evidence: [{ input: 1, line: 7, offset: 70 }],
  } as unknown as Finding;

  it('opens a window without an end', () => {
    const [claim] = read({ findings: [finding] }).claims;
    expect(windowsOf(claim!)).toEqual(['12..-']);
    expect(claim).toMatchObject({ bound: 'max', evidence: finding.evidence });
  });

  it.each([
    ['is refused', { outcome: 'attempted' }],
    ['lies elsewhere', { files: ['/content/2026/x.php'] }],
    ['is a program among the pages, not a part of them', { files: ['/cart/x.php'] }],
  ])('opens none when it %s', (_name, more) => {
    expect(read({ findings: [{ ...finding, ...more } as Finding] }).claims).toEqual([]);
  });

  it('is the time in which a script took what was sent from it, unless that is only asked about', () => {
    const taken = { techniques: ['T1056.003'], files: ['/img/p.php'], lastAt: 20 * HOUR };
    const told = { ...finding, ...taken, outcome: 'unknown', level: 'medium' } as unknown as Finding;
    const [claim] = read({ findings: [told] }).claims;
    expect(windowsOf(claim!)).toEqual(['12..20']);
    expect(claim).toMatchObject({ certainty: 'possible', bound: 'exact', evidence: finding.evidence });
    expect(read({ findings: [{ ...told, level: 'low' }] }).claims).toEqual([]);
  });

  it('says nothing where looks at the page followed', () => {
    const watched = history([
      [0, 'good'],
      [13, 'good'],
    ]);
    expect(read({ history: watched, findings: [finding] }).claims).toEqual([]);
  });
});

describe('a file of the payment page that was transferred', () => {
  const upload: ShopEvent = {
    ...SILENT_EVENT,
    kind: 'auth',
    action: 'ftp.upload',
    result: 'success',
    tenant: 'b',
    at: 12 * HOUR,
    object: '/var/www/html/js/checkout.js',
    source: { input: 1, line: 9, offset: 90 },
  };

  it('by an actor opens a window without an end, from the first transfer on', () => {
    const [claim, ...others] = read({}, [upload, { ...upload, at: 13 * HOUR }], 'a1').claims;
    expect(others).toEqual([]);
    expect(windowsOf(claim!)).toEqual(['12..-']);
    expect(claim).toMatchObject({ certainty: 'possible', bound: 'max', evidence: [upload.source] });
    expect(read({}, [upload], 'a1').checked).toEqual([]);
  });

  it.each([
    ['by nobody who is an actor', {}, null],
    ['in vain', { result: 'failure' }, 'a1'],
    ['as a program', { object: '/var/www/html/cart/x.php' }, 'a1'],
    ['to no shop that is known', { tenant: '' }, 'a1'],
    ['from the server', { action: 'ftp.download' }, 'a1'],
  ] as const)('%s opens none', (_name, more, actor) => {
    expect(read({}, [{ ...upload, ...more } as ShopEvent], actor).claims).toEqual([]);
  });

  it('says nothing where looks at the page followed, or where a finding tells of it', () => {
    const watched = history([[13, 'good']]);
    expect(read({ history: watched }, [upload], 'a1').claims).toEqual([]);
    const finding = {
      outcome: 'succeeded',
      firstAt: 12 * HOUR,
      tenants: ['b'],
      techniques: [],
      files: [upload.object],
      evidence: [],
    };
    const [claim] = read({ findings: [finding as unknown as Finding] }, [upload], 'a1').claims;
    expect(windowsOf(claim!)).toEqual(['12..-']);
  });
});

describe('checkouts that were begun', () => {
  const at = 12 * HOUR;
  const checkouts = (
    events: readonly ShopEvent[],
    more: Partial<SkimmingOptions> = {},
    actor: string | null = null,
  ) => read({ history: CLOSED, ...more }, events, actor).claims[0]?.beside?.checkouts;

  it.each([
    ['nothing was seen', undefined, []],
    ['opened and left', 1, [request(at, 'GET /cart/payment')]],
    [
      'opened twice and left',
      1,
      [request(at, 'GET /cart/payment'), request(at + MINUTE, 'GET /cart/payment/')],
    ],
    ['completed', 0, [request(at, 'GET /cart/payment'), request(at + MINUTE, 'POST /cart/complete 302')]],
    [
      'completed too late',
      1,
      [request(at, 'GET /cart/payment'), request(at + 31 * MINUTE, 'POST /cart/complete 302')],
    ],
    [
      'refused, then completed',
      0,
      [request(at, 'POST /cart/complete 200'), request(at + MINUTE, 'POST /cart/complete 302')],
    ],
    ['refused and left', 1, [request(at, 'POST /cart/complete 422')]],
    ['before the window', 0, [request(9 * HOUR, 'GET /cart/payment')]],
    ['after the window', 0, [request(21 * HOUR, 'GET /cart/payment')]],
    [
      'begun before, going on within',
      1,
      [request(10 * HOUR - MINUTE, 'GET /cart/payment'), request(10 * HOUR + MINUTE, 'GET /cart/payment')],
    ],
    [
      'two visits of one visitor',
      2,
      [request(at, 'GET /cart/payment'), request(at + 40 * MINUTE, 'GET /cart/payment')],
    ],
    [
      'two people behind one address',
      1,
      [
        request(at, 'GET /cart/payment'),
        request(at, 'GET /cart/payment', { userAgent: 'Mozilla/5.0 (iPhone)' }),
        request(at + MINUTE, 'POST /cart/complete 302', { userAgent: 'Mozilla/5.0 (iPhone)' }),
      ],
    ],
    ['a program', undefined, [request(at, 'GET /cart/payment', { userAgent: 'page-monitor/1.0' })]],
    ['the page was not shown', undefined, [request(at, 'GET /cart/payment 302')]],
  ] as const)('%s: %s', (_name, expected, events) => {
    expect(checkouts(events)).toBe(expected);
  });

  it('an intruder’s are none', () => {
    expect(checkouts([request(at, 'GET /cart/payment')], {}, 'actor-1')).toBeUndefined();
  });

  it('are completed by the page that follows where the profile says so', () => {
    const wants = { profileOf: () => BY_NEXT };
    const sent = (then: string) => [
      request(at, 'GET /cart/payment'),
      request(at + MINUTE, 'POST /cart/complete 302', { result: '' }),
      request(at + MINUTE + 1000, then),
    ];
    expect(checkouts(sent('GET /cart/complete'), wants)).toBe(1);
    expect(checkouts(sent('GET /cart/thanks'), wants)).toBe(0);
  });

  it('are only those who sent an order in vain where no history names the page, and that is said', () => {
    const told: Told = {
      says: 'card-company',
      channel: 'skimming',
      tenant: 'b',
      from: 10 * HOUR,
      to: 20 * HOUR,
    };
    const visits = [
      request(at, 'GET /cart/payment'),
      request(at + MINUTE, 'POST /cart/complete 200', { userAgent: 'Mozilla/5.0 (iPhone)' }),
    ];
    const says = (more: Partial<SkimmingOptions>) => {
      const [claim] = read({ told: [told], ...more }, visits).claims;
      return [claim?.beside?.checkouts, claim?.incomplete.map(({ en }) => /names the payment page/.test(en))];
    };
    expect(says({})).toEqual([1, [true]]);
    expect(says({ history: CLOSED })).toEqual([2, []]);
  });

  it('cannot be told without a route that completes them, and that is said', () => {
    const { claims } = read({ history: CLOSED, profileOf: () => ({ ...PROFILE, routes: [] }) }, [
      request(at, 'GET /cart/payment'),
    ]);
    expect(claims[0]?.beside).toBeUndefined();
    expect(claims[0]?.incomplete.map(({ en }) => en).join()).toContain('Checkouts');
  });

  it('are never more than the visits that began, whatever came when', () => {
    const step = fc.record({
      minute: fc.nat(2_000),
      visitor: fc.nat(3),
      what: fc.constantFrom('GET /cart/payment', 'POST /cart/complete 302', 'POST /cart/complete 200'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const events = [...steps]
          .sort((a, b) => a.minute - b.minute)
          .map(({ minute, visitor, what }) =>
            request(minute * MINUTE, what, { address: `192.0.2.${visitor}` }),
          );
        const begun = events.filter(({ result }) => result !== 'success').length;
        expect(checkouts(events) ?? 0).toBeLessThanOrEqual(begun);
      }),
    );
  });
});

describe('what was checked', () => {
  const answers = (more: Partial<SkimmingOptions>) => read(more).checked.map(({ answer }) => answer);

  it('is no trace where the history covers it, with what it cannot show', () => {
    const { checked } = read({
      history: history([
        [0, 'good'],
        [50, 'good'],
      ]),
    });
    expect(checked).toMatchObject([
      { answer: 'no-trace', covers: [{ input: 0, kind: 'script', from: 0, to: 50 * HOUR }] },
    ]);
    expect(checked[0]?.covers[0]?.cannotShow.en).not.toBe('');
  });

  it('cannot be told where nobody looked, or nothing is approved', () => {
    expect(answers({})).toEqual(['cannot-tell']);
    const unjudged = read({
      history: history([
        [0, 'unknown'],
        [1, 'bad'],
        [2, 'unknown'],
      ]),
    });
    expect(unjudged.claims).toEqual([]);
    expect(unjudged.checked.map(({ answer }) => answer)).toEqual(['cannot-tell']);
  });

  it('is left out where something was found, and for a shop that takes no cards', () => {
    expect(answers({ history: CLOSED })).toEqual([]);
    expect(answers({ profileOf: () => ({ name: 'x', routes: [], content: [] }) })).toEqual([]);
  });
});
