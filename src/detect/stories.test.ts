import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { attackSetOf } from '../model/attack-set.ts';
import type { Finding } from '../model/finding.ts';
import type { KnownAddress } from '../model/known-address.ts';
import type { Route } from '../model/route.ts';
import type { ScriptSighting } from '../model/script-sighting.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { createDetection } from './create-detection.ts';
import { InventEvent } from './invent-event.ts';
import { readRules } from './sigma/read-rules.ts';

const folder = new URL('../../rules/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ path: name.replace('.yaml', ''), text: readFileSync(new URL(name, folder), 'utf8') }));
const set = readRules(files);
const nameOf = new Map([...set.rules, ...set.correlations].map((rule) => [rule.id, rule.path]));
const idOf = (name: string) => [...nameOf].find(([, path]) => path === name)![0];

const START = Date.parse('2026-04-06T00:00:00+09:00');
const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SQLI = { attacks: attackSetOf(['sqli']), attackLevel: 'high' } as const;

interface Scene {
  readonly known?: readonly KnownAddress[];
  readonly busy?: readonly string[];
  readonly scripts?: readonly ScriptSighting[];
  readonly route?: Route;
}

/** Tells a story of events, and gives back the findings above informational. */
function detect(
  tell: (add: (at: number, request: string, more?: Partial<ShopEvent>) => void) => void,
  scene: Scene = {},
) {
  const invent = new InventEvent(({ path, attacks }) => [
    ...(attacks === 0 ? [] : [idOf('sql-injection')]),
    ...(path.startsWith('/content/') && path.endsWith('.php') ? [idOf('content-script-request')] : []),
  ]);
  const events: ShopEvent[] = [];
  tell((at, request, more) => events.push(invent.event(START + at, request, more)));
  const detection = createDetection({
    rules: set,
    known: scene.known ?? [],
    busyAddresses: new Set(scene.busy ?? []),
    language: 'en',
    timezone: 'Asia/Tokyo',
    routeOf: () => scene.route ?? null,
  });
  for (const event of events.sort((a, b) => a.at - b.at)) detection.observe(event);
  const wanted = detection.closeFirstPass(scene.scripts ?? []);
  const findings = detection.judge(new Map()).filter(({ level }) => level !== 'informational');
  return { findings, wanted, names: [...new Set(findings.map(({ rule }) => nameOf.get(rule)!))].sort() };
}

const only = (findings: readonly Finding[], name: string) =>
  findings.filter(({ rule }) => nameOf.get(rule) === name);
const address = (i: number) => `198.51.${100 + (i >> 8)}.${i & 255}`;
const times = (n: number, act: (i: number) => void) => Array.from({ length: n }, (_, i) => act(i));
const customer = (result: ShopEvent['result'], more: Partial<ShopEvent> = {}): Partial<ShopEvent> => ({
  action: 'customer.login',
  result,
  ...more,
});
const admin = (result: ShopEvent['result'], more: Partial<ShopEvent> = {}): Partial<ShopEvent> => ({
  action: 'admin.login',
  result,
  ...more,
});
const script = (more: Partial<ScriptSighting>): ScriptSighting => ({
  tenant: 'a',
  path: '/x.php',
  inContent: false,
  firstAt: START,
  first: { input: 0, line: 9_000, offset: 900_000 },
  lastAt: START + DAY,
  answered: 50,
  posts: 0,
  addresses: ['203.0.113.1'],
  addressCount: 1,
  ...more,
});

describe('scans', () => {
  test('many attacks within minutes are a burst, with every one counted', () => {
    const { findings } = detect((add) => times(137, (i) => add(i * SECOND, `GET /p${i}?id=' 404`, SQLI)));
    expect(only(findings, 'scanner-burst')).toMatchObject([{ count: 137, outcome: 'attempted' }]);
  });

  test('what succeeded is counted by its own finding, and not by what many requests show together', () => {
    const { findings } = detect((add) =>
      times(60, (i) => {
        const durationMs = i % 2 === 0 ? 5_030 : 100;
        add(i * SECOND, 'GET /p?id=1;select+pg_sleep(5) 200', { ...SQLI, durationMs });
      }),
    );
    const counts = (name: string) => only(findings, name).map(({ outcome, count }) => `${outcome} ${count}`);
    expect(counts('sql-injection').sort()).toEqual(['succeeded 30', 'unknown 30']);
    expect(counts('scanner-burst')).toEqual(['unknown 60']);
  });

  test('who calls himself a crawler is reported with that caution', () => {
    const agent = 'Mozilla/5.0 (compatible; ExampleBot/2.1; +http://bot.example/)';
    const tell = (userAgent: string) =>
      detect((add) => add(0, "GET /list?id=' 200", { ...SQLI, userAgent })).findings[0]!.reason;
    expect(tell(agent)).toContain('calls itself a crawler');
    expect(tell('Mozilla/5.0 Gecko/20100101 Firefox/127.0')).not.toContain('crawler');
  });

  test('what was refused and what was not are told apart, also before a rule holds', () => {
    const { findings } = detect((add) =>
      times(40, (i) =>
        add(i * SECOND, `POST /login ${i % 4 === 0 ? 401 : 302}`, {
          action: 'customer.login',
          address: '198.51.100.7',
          result: i % 4 === 0 ? 'failure' : '',
        }),
      ),
    );
    const told = only(findings, 'login-brute-force').map(({ outcome, count, reason }) => [
      outcome,
      count,
      reason,
    ]);
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(['attempted', 10, 'The login was answered as a failure.']);
    expect(told).toContainEqual(['unknown', 30, expect.stringMatching(/^It was answered \(status 302\)/)]);
  });
  test('a correlation that has come true goes on counting', () => {
    const tell = (n: number) =>
      detect((add) => times(n, (i) => add(i * SECOND, `GET /list?id=${i} 404`, SQLI))).findings;
    expect(only(tell(137), 'repeated-attack-on-one-page')).toMatchObject([
      { count: 137, outcome: 'attempted' },
    ]);
    expect(only(tell(19), 'repeated-attack-on-one-page')).toEqual([]);
  });

  test('a few suspicious requests over a day are no burst', () => {
    const { names } = detect((add) => times(40, (i) => add(i * 20 * MINUTE, `GET /p${i}?id=' 404`, SQLI)));
    expect(names).not.toContain('scanner-burst');
  });

  test('many missing paths are a search; missing pictures, and the same missing path, are none', () => {
    const search = detect((add) => times(60, (i) => add(i * SECOND, `GET /hidden${i} 404`)));
    expect(only(search.findings, 'forced-browsing')).toMatchObject([{ count: 60 }]);
    const pictures = detect((add) => times(60, (i) => add(i * SECOND, `GET /img${i}.png 404`)));
    const monitor = detect((add) => times(400, (i) => add(i * SECOND, 'GET /gone 404')));
    const crawler = detect((add) => times(60, (i) => add(i * 2 * MINUTE, `GET /old${i} 404`)));
    expect([pictures.names, monitor.names, crawler.names]).toEqual([[], [], []]);
  });

  test('POSTs that break a page after visible attacks may hide the same attack', () => {
    const tell = (hostile: number) =>
      detect((add) => {
        times(hostile, (i) => add(i * SECOND, `GET /search?q=${i}' 404`, SQLI));
        times(30, (i) => add(MINUTE + i * SECOND, `POST /register ${i % 4 === 0 ? 500 : 200}`));
      }).names;
    expect(tell(3)).toContain('hidden-injection');
    expect(tell(0)).not.toContain('hidden-injection');
  });
});

describe('personal pages by number', () => {
  const walk = (n: number, id: (i: number) => number, status = 200, size = (i: number) => 1_000 + i) =>
    detect((add) =>
      times(n, (i) =>
        add(i * SECOND, `GET /mypage/orders/${id(i)} ${status}`, { object: `${id(i)}`, bytes: size(i) }),
      ),
    ).findings;

  test('one after the other, answered with different pages: succeeded', () => {
    const found = walk(50, (i) => 1_000 + i);
    expect(found).toMatchObject([
      { level: 'medium', outcome: 'succeeded', attacks: ['enumeration'] },
      { level: 'medium', outcome: 'succeeded', attacks: ['enumeration'] },
    ]);
    expect(found[0]!.reason).toContain('different numbers');
  });
  test('answered with one and the same page: unknown', () => {
    expect(
      walk(
        50,
        (i) => 1_000 + i,
        200,
        () => 512,
      ).map(({ outcome }) => outcome),
    ).toEqual(['unknown']);
  });
  test('refused: attempted', () => {
    expect(
      only(
        walk(50, (i) => i * 977, 403),
        'id-enumeration',
      ),
    ).toMatchObject([{ outcome: 'attempted' }]);
  });
  test('a customer who looks at their orders again and again', () => {
    expect(walk(60, (i) => 1_000 + (i % 6) * 31)).toEqual([]);
  });
});

describe('logins', () => {
  const fail = (n: number, gap: number, more: (i: number) => Partial<ShopEvent> = () => ({})) =>
    detect((add) => times(n, (i) => add(i * gap, 'POST /login 401', customer('failure', more(i)))));

  test('one address that fails again and again', () => {
    expect(only(fail(25, 5 * SECOND).findings, 'login-brute-force')).toMatchObject([
      { count: 25, outcome: 'attempted', attacks: ['brute-force'] },
    ]);
  });
  test('slowly, all day long', () => {
    expect(fail(48, 25 * MINUTE).names).toEqual(['login-brute-force-slow']);
  });
  test('one address on many accounts', () => {
    expect(fail(20, SECOND, (i) => ({ account: `member${i}` })).names).toContain('credential-stuffing');
  });
  test('one account from several addresses', () => {
    expect(fail(15, SECOND, (i) => ({ account: 'owner', address: address(i % 5) })).names).toEqual([
      'account-brute-force',
    ]);
  });
  test('four mistyped passwords, then the right one', () => {
    const { names } = detect((add) => {
      times(4, (i) => add(i * 10 * SECOND, 'POST /login 401', customer('failure', { account: 'me' })));
      add(MINUTE, 'POST /login 302', customer('success', { account: 'me' }));
    });
    expect(names).toEqual([]);
  });
  test('a success after many failures is said at that event, with its failures', () => {
    const { findings } = detect((add) => {
      times(12, (i) => add(i * SECOND, 'POST /login 401', customer('failure')));
      add(MINUTE, 'POST /login 302', customer('success'));
    });
    const [login] = only(findings, 'login-after-brute-force');
    expect(login).toMatchObject({ count: 1, outcome: 'succeeded', firstAt: START + MINUTE });
    expect(login!.evidence).toHaveLength(1);
    expect(login!.related).toHaveLength(12);
    expect(login!.reason).toBe('The login succeeded after 12 failures.');
  });
  test('where only the next page tells, a login waits for it', () => {
    const route: Route = {
      action: 'customer.login',
      method: 'POST',
      path: '/login',
      success: { next: { path: '/mypage', status: 200 }, withinMs: 30_000 },
    };
    const tell = (page: string) =>
      detect(
        (add) => {
          times(12, (i) => add(i * 5 * SECOND, 'POST /login 302', customer('')));
          add(61 * SECOND, page, { action: 'customer.page' });
        },
        { route },
      ).names;
    expect(tell('GET /mypage 200')).toEqual(['login-after-brute-force', 'login-brute-force']);
    expect(tell('GET /login 200')).toEqual(['login-brute-force']);
  });
  test('where only the next page tells, tries by one browser without that page between have failed, also slow ones', () => {
    const route: Route = {
      action: 'customer.login',
      method: 'POST',
      path: '/login',
      success: { next: { path: '/mypage', status: 200 }, withinMs: 15_000 },
    };
    const tries = (more: (i: number) => Partial<ShopEvent>) =>
      detect((add) => times(20, (i) => add(i * 25 * SECOND, 'POST /login 302', customer('', more(i)))), {
        route,
      }).names;
    expect(tries(() => ({ userAgent: 'Tool/1.0' }))).toEqual(['login-brute-force']);
    expect(tries((i) => ({ userAgent: `Browser/${i}` }))).toEqual([]);
  });

  const honestDays = (add: Parameters<Parameters<typeof detect>[0]>[0], days: number) =>
    times(days * 24, (hour) =>
      times(6, (i) => {
        const visitor = { address: address(2_000 + hour * 6 + i) };
        if (i < 2) add(hour * HOUR + i * 7 * MINUTE, 'POST /login 401', customer('failure', visitor));
        add(hour * HOUR + i * 7 * MINUTE + 20 * SECOND, 'POST /login 302', customer('success', visitor));
      }),
    );

  test('a list attack spread over many addresses stands out against the page’s own baseline', () => {
    const { findings } = detect((add) => {
      honestDays(add, 2);
      times(120, (i) =>
        add(2 * DAY + i * 20 * SECOND, 'POST /login 401', customer('failure', { address: address(i % 60) })),
      );
    });
    const [spread] = only(findings, 'spread-credential-stuffing');
    expect(spread).toMatchObject({ outcome: 'attempted', sourceCount: 60, level: 'high' });
    expect(spread!.count).toBeGreaterThanOrEqual(110);
  });
  test('a shared line is none that guesses, though three of four of its logins fail; an address that tries all day is', () => {
    const line = (isOfMany: boolean) =>
      detect((add) =>
        times(3 * 40, (i) => {
          const at = Math.floor(i / 40) * DAY + 9 * HOUR + (i % 40) * 12 * MINUTE;
          const isGood = isOfMany ? i % 4 === 3 : i === 110;
          add(at, 'POST /login 401', customer(isGood ? 'success' : 'failure', { userAgent: `B/${i % 9}` }));
        }),
      ).names;
    expect(line(true)).toEqual([]);
    expect(line(false)).toEqual(['login-brute-force-slow']);
  });
  test('a day of logins of which nothing comes is told, though no answer says that they failed', () => {
    const tell = (more: (i: number) => ShopEvent['result']) =>
      detect((add) => times(120, (i) => add(i * 10 * MINUTE, 'POST /login 302', customer(more(i))))).names;
    expect(tell(() => '')).toEqual(['login-brute-force-slow']);
    expect(tell((i) => (i % 10 === 0 ? 'success' : ''))).toEqual([]);
  });
  test.each([
    ['a list is tried from three addresses', true],
    ['behind three lines many mistype, and the next comes when one got in', false],
  ])('%s', (_, isOne) => {
    const { names } = detect((add) => {
      times(3, (line) =>
        times(12, (i) => {
          const userAgent = isOne ? 'Mozilla/5.0' : `Mozilla/5.0 (${i >> 2})`;
          const result = i % 4 === 3 ? 'success' : 'failure';
          const more = { address: `198.51.100.${line + 1}`, userAgent };
          add(i * 5 * MINUTE, `POST /login ${result === 'success' ? 302 : 401}`, customer(result, more));
        }),
      );
    });
    expect(names.includes('logins-failing-alike')).toBe(isOne);
  });
  test('who mistypes during a list attack is asked about, and not where customers got in before', () => {
    const tell = (before: boolean) =>
      detect((add) => {
        const home = { address: address(900) };
        honestDays(add, 2);
        if (before) add(2 * DAY - HOUR, 'POST /login 302', customer('success', home));
        times(120, (i) =>
          add(
            2 * DAY + i * 20 * SECOND,
            'POST /login 401',
            customer('failure', { address: address(i % 60) }),
          ),
        );
        times(2, (i) => add(2 * DAY + 2_400 * SECOND + i, 'POST /login 401', customer('failure', home)));
        add(2 * DAY + 2_410 * SECOND, 'POST /login 302', customer('success', home));
      }).names;
    expect(tell(false)).toContain('login-during-spread-attack');
    expect(tell(true)).not.toContain('login-during-spread-attack');
  });
  test('who has the browser of a list that is tried for days is not taken for the program', () => {
    const { names } = detect((add) =>
      times(48, (hour) => {
        const at = hour * HOUR;
        const userAgent = 'Browser/1';
        times(10, (i) =>
          add(
            at + i * 5 * MINUTE,
            'POST /login 401',
            customer('failure', { address: address(i), userAgent }),
          ),
        );
        add(
          at + 55 * MINUTE,
          'POST /login 302',
          customer('success', { address: address(500 + hour), userAgent }),
        );
      }),
    );
    expect(names).not.toContain('login-by-failing-agent');
  });
  test.each([
    ['amid the tries', 10 * MINUTE, '-', true],
    ['amid the tries, from the form', 10 * MINUTE, 'https://shop.example/login', false],
    ['four hours after them', 5 * HOUR, '-', false],
    ['a day before them', -27 * HOUR, '-', false],
  ])('with the browser of a list somebody gets in %s', (_, later, referer, isHit) => {
    const { names } = detect((add) => {
      honestDays(add, 2);
      const list = { userAgent: 'Browser/1' };
      const hit = { ...list, address: address(900), referer };
      if (later < 0) add(2 * DAY + later, 'POST /login 302', customer('success', hit));
      times(120, (i) => {
        const at = 2 * DAY + i * 10 * SECOND;
        if (at === 2 * DAY + later) add(at, 'POST /login 302', customer('success', hit));
        add(at, 'POST /login 401', customer('failure', { ...list, address: address(i) }));
      });
      if (later > HOUR) add(2 * DAY + later, 'POST /login 302', customer('success', hit));
    });
    expect(names.includes('login-by-failing-agent')).toBe(isHit);
  });
  test('a busy shop whose customers mistype is not under attack', () => {
    expect(detect((add) => honestDays(add, 3)).names).toEqual([]);
  });
});

describe('a plug-in that an intruder brings along', () => {
  const intruder = '203.0.113.1';
  const path = '/wp-content/plugins/cache-x/index.php';
  const told = (guesses: number, action: ShopEvent['action'] = '') =>
    detect(
      (add) => {
        const at = 3 * DAY + 23 * HOUR;
        add(0, 'GET /old 404', { address: '192.0.2.9' });
        times(guesses, (i) =>
          add(at + i * SECOND, 'POST /login.php 200', admin('failure', { address: intruder })),
        );
        add(at + 10 * MINUTE, 'POST /login.php 302', admin('success', { address: intruder }));
        times(6, (i) =>
          add(at + 11 * MINUTE + i * SECOND, `POST ${path} 200`, {
            address: intruder,
            bytes: 90 + i,
            action,
          }),
        );
      },
      {
        scripts: [
          script({
            path,
            firstAt: START + 3 * DAY + 23 * HOUR + 11 * MINUTE,
            posts: 6,
            addresses: [intruder],
          }),
        ],
      },
    ).names;

  test('is seen when the login was suspicious', () => {
    expect(told(40)).toContain('new-script-with-talk');
    expect(told(0)).not.toContain('new-script-with-talk');
  });
  test('is none when it is a page of the administration', () => {
    expect(told(40, 'admin.change')).not.toContain('new-script-with-talk');
  });
});

describe('methods that write', () => {
  test('a PUT of a script is certain at once; refused or ignored it is none', () => {
    expect(detect((add) => add(0, 'PUT /x.php 201')).names).toEqual(['script-written-by-method']);
    expect(detect((add) => add(0, 'PUT /x.php 403')).names).toEqual([]);
    expect(detect((add) => add(0, 'PUT /x.php 200')).names).toEqual([]);
  });
  test('a PUT that a route names as an act of the shop writes no file; a script does all the same', () => {
    const by = (target: string, action: ShopEvent['action']) =>
      detect((add) => add(0, `PUT ${target} 204`, { action })).names;
    expect(by('/konto/adresse', '')).toEqual(['file-written-by-method']);
    expect(by('/konto/adresse', 'customer.change')).toEqual([]);
    expect(by('/konto/bilder/1', 'upload')).toEqual(['file-written-by-method']);
    expect(by('/konto/x.php', 'customer.change')).toEqual(['script-written-by-method']);
  });
  test('an interface that uses PUT and DELETE, and a WebDAV that many use, are honest', () => {
    const api = detect((add) => times(9, (i) => add(i, `PUT /api/cart/${i} 204`, { address: address(i) })));
    expect(api.names).toEqual([]);
    const { findings } = detect((add) =>
      times(40, (i) => add(i, `DELETE /cart/items/${i} 204`, { address: address(i) })),
    );
    expect(findings.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(3);
  });
  test('a file that appears and answers names who put it there and who called it', () => {
    const { findings, wanted } = detect((add) => {
      add(0, 'PUT /content/x.php 201', { address: '192.0.2.1' });
      add(HOUR, 'GET /content/x.php 200', { address: '192.0.2.2', tenant: 'b' });
    });
    expect(only(findings, 'dropped-script-answered')).toMatchObject([
      {
        outcome: 'succeeded',
        calls: [{ file: '/content/x.php', by: '192.0.2.1', caller: '192.0.2.2' }],
        reason: '/content/x.php was put there by PUT (201), then the same path answered 200.',
      },
    ]);
    expect(wanted.files).toContainEqual({ tenant: 'b', path: '/content/x.php' });
  });
  test('a dropped script whose calls were no signals is told by what all scripts add up to', () => {
    const { findings } = detect((add) => add(0, 'PUT /x.php 201'), {
      scripts: [script({ firstAt: START + MINUTE })],
    });
    expect(only(findings, 'dropped-script-answered')).toMatchObject([{ outcome: 'succeeded', count: 1 }]);
  });
});

describe('scripts that were not there before', () => {
  test('among pictures, late, for few', () => {
    const scripts = [script({ path: '/images/cache.php', firstAt: START + 3 * DAY })];
    const { findings } = detect((add) => add(0, 'POST /cart 302'), { scripts });
    expect(only(findings, 'new-script-among-content')).toMatchObject([
      { files: ['/images/cache.php'], outcome: 'unknown', level: 'high' },
    ]);
  });
  test('what was posted to it before is told then', () => {
    const scripts = [script({ path: '/images/cache.php', firstAt: START + 3 * DAY, posts: 30 })];
    const { findings } = detect(
      (add) => {
        add(0, 'POST /cart 302');
        times(30, (i) => add(3 * DAY + i * MINUTE, 'POST /images/cache.php 200', { bytes: 100 + i * 9 }));
      },
      { scripts },
    );
    expect(only(findings, 'new-script-talk')).toMatchObject([{ count: 30, outcome: 'succeeded' }]);
    expect(only(findings, 'new-script-talk')[0]!.reason).toContain(
      '/images/cache.php that were answered: 30.',
    );
  });
  test.each([
    ['there from the first hour', { path: '/images/thumb.php', firstAt: START + 10 * MINUTE }],
    ['used by many', { path: '/images/thumb.php', firstAt: START + 3 * DAY, addressCount: 16 }],
    ['a new page of the shop', { path: '/campaign.php', firstAt: START + 3 * DAY }],
    ['a source offered for download', { path: '/content/tool.py', firstAt: START, inContent: true }],
  ])('honest: %s', (_, more) => {
    expect(detect((add) => add(0, 'POST /cart 302'), { scripts: [script(more)] }).names).toEqual([]);
  });
  test('a payment service’s callback answers always alike', () => {
    const scripts = [script({ path: '/pay/notify.php', firstAt: START + 4 * DAY, posts: 200 })];
    const { names } = detect(
      (add) => {
        add(0, 'POST /cart 302');
        times(200, (i) => add(4 * DAY + i * MINUTE, 'POST /pay/notify.php 200', { bytes: 2 }));
      },
      { scripts },
    );
    expect(names).toEqual([]);
  });
});

describe('admin pages', () => {
  const OPERATOR = '203.0.113.20';
  const STRANGER = '198.51.100.9';
  const workdays = (
    add: Parameters<Parameters<typeof detect>[0]>[0],
    days = 10,
    more: Partial<ShopEvent> = {},
  ) =>
    times(days, (day) => {
      const morning = day * DAY + 9 * HOUR;
      times(day % 3, (i) =>
        add(
          morning + i * 10 * SECOND,
          'POST /admin/login 200',
          admin('failure', { address: OPERATOR, ...more }),
        ),
      );
      add(morning + MINUTE, 'POST /admin/login 302', admin('success', { address: OPERATOR, ...more }));
      add(morning + HOUR, 'GET /admin/orders/export 200', {
        action: 'order.export',
        address: OPERATOR,
        ...more,
      });
    });

  test('a log that tells no times is judged all the same', () => {
    const { names } = detect((add) => {
      times(8, () => add(Number.NaN, 'POST /admin/login 302', admin('success', { address: OPERATOR })));
      times(30, () => add(Number.NaN, 'POST /admin/login 200', admin('failure', { address: STRANGER })));
      add(Number.NaN, 'POST /admin/login 302', admin('success', { address: STRANGER }));
    });
    expect(names).toContain('admin-login-after-failures');
  });
  test('a login and a usual export from a new address are a question, no accusation', () => {
    const { findings } = detect((add) => {
      workdays(add);
      add(10 * DAY + 11 * HOUR, 'POST /admin/login 302', admin('success', { address: STRANGER }));
      add(10 * DAY + 11.2 * HOUR, 'GET /admin/orders/export 200', {
        action: 'order.export',
        address: STRANGER,
      });
    });
    expect(only(findings, 'admin-login-new-address')).toMatchObject([{ sources: [STRANGER], level: 'low' }]);
    expect(only(findings, 'export-from-new-address')).toMatchObject([{ sources: [STRANGER], level: 'low' }]);
    expect(findings.map(({ level }) => level)).toEqual(['low', 'low']);
  });
  test('a program that begins to fetch orders every hour is asked about once, until it is known', () => {
    const { findings } = detect((add) => {
      workdays(add);
      for (let hour = 0; hour < 240; hour++)
        add(10 * DAY + (hour + 0.4) * HOUR, 'GET /rest/V1/orders 200', {
          action: 'order.export',
          address: STRANGER,
          userAgent: 'Sync/2',
        });
    });
    const [asked, ...more] = only(findings, 'export-from-new-address');
    expect(more).toEqual([]);
    expect(asked).toMatchObject({ sources: [STRANGER], level: 'low' });
    expect(asked!.count).toBeGreaterThan(40);
    expect(asked!.count).toBeLessThan(100);
  });
  test('in the first days of a log, an export unlike all before by an address unlike all before is a question', () => {
    const afterOneDay = (bytes: number) =>
      detect((add) => {
        for (const day of [0, 1]) {
          add(day * DAY + 9 * HOUR, 'POST /admin/login 302', admin('success', { address: OPERATOR }));
          for (const hour of [10, 11])
            add(day * DAY + hour * HOUR, 'GET /admin/orders/export 200', {
              action: 'order.export',
              address: OPERATOR,
              bytes: 9000,
            });
        }
        add(DAY + 14 * HOUR, 'POST /admin/login 302', admin('success', { address: STRANGER }));
        add(DAY + 14.1 * HOUR, 'GET /admin/orders/export 200', {
          action: 'order.export',
          address: STRANGER,
          bytes,
        });
      }).findings.filter(({ level }) => level !== 'informational');
    expect(afterOneDay(900_000).map(({ level, sources }) => [level, sources])).toEqual([['low', [STRANGER]]]);
    expect(only(afterOneDay(900_000), 'export-from-new-address')).toHaveLength(1);
    expect(afterOneDay(12_000)).toEqual([]);
  });
  test('with an export far larger than any, when nobody works, it is an accusation; at work hours a question', () => {
    const at = (hour: number) =>
      detect((add) => {
        workdays(add);
        add(10 * DAY + hour * HOUR, 'POST /admin/login 302', admin('success', { address: STRANGER }));
        add(10 * DAY + (hour + 0.2) * HOUR, 'GET /admin/orders/export 200', {
          action: 'order.export',
          address: STRANGER,
          bytes: 900_000,
        });
        add(10 * DAY + 12 * HOUR, 'POST /admin/login 302', admin('success', { address: OPERATOR }));
        add(10 * DAY + 12.1 * HOUR, 'GET /admin/orders/7 200', {
          action: 'order.view',
          address: OPERATOR,
          object: '7',
        });
      }).findings;
    const findings = at(20);
    expect(only(at(11), 'export-from-new-address')).toMatchObject([{ sources: [STRANGER], level: 'low' }]);
    expect(only(at(11), 'admin-session-unlike-operators')).toEqual([]);
    const [unlike] = only(findings, 'admin-session-unlike-operators');
    expect(unlike).toMatchObject({ sources: [STRANGER], level: 'high', count: 1 });
    expect(unlike!.reason).toMatch(
      /900,000 bytes \(usual: 1,000 at most\).*Nobody usually works at that hour/,
    );
    expect(only(findings, 'order-export-by-suspect')).toMatchObject([
      { sources: [STRANGER], level: 'critical', count: 1 },
    ]);
    expect(findings.flatMap(({ sources }) => sources)).not.toContain(OPERATOR);
  });
  test('at night it is graver', () => {
    const { names } = detect((add) => {
      workdays(add);
      add(10 * DAY + 3 * HOUR, 'POST /admin/login 302', admin('success', { address: STRANGER }));
    });
    expect(names).toContain('admin-login-new-address-off-hours');
  });
  test('a line whose address changes within its network is not new', () => {
    const { names } = detect((add) => {
      workdays(add);
      add(10 * DAY + 10 * HOUR, 'POST /admin/login 302', admin('success', { address: '203.0.113.87' }));
    });
    expect(names).toEqual([]);
  });
  test('on the first days of a log nobody is new', () => {
    const { names } = detect((add) => {
      times(4, (i) =>
        add(i * HOUR, 'POST /admin/login 302', admin('success', { address: address(i * 300) })),
      );
    });
    expect(names).toEqual([]);
  });
  test('support staff who worked for months may enter another tenant', () => {
    const { names } = detect((add) => {
      workdays(add, 20);
      workdays(add, 20, { tenant: 'b', address: '192.0.2.50' });
      add(
        20 * DAY + 10 * HOUR,
        'POST /admin/login 302',
        admin('success', { address: OPERATOR, tenant: 'b' }),
      );
    });
    expect(names).toEqual([]);
  });
  test('logins on several tenants by a stranger', () => {
    const { findings } = detect((add) =>
      times(5, (i) =>
        add(i * MINUTE, 'POST /admin/login 200', admin('failure', { address: STRANGER, tenant: `t${i}` })),
      ),
    );
    expect(only(findings, 'admin-login-several-tenants').map(({ tenants }) => tenants[0])).toEqual([
      't2',
      't3',
      't4',
    ]);
  });
  test('talk with a webshell after the session makes its login and exports grave', () => {
    const { findings } = detect((add) => {
      add(0, 'POST /admin/login 302', admin('success', { address: STRANGER }));
      add(MINUTE, 'GET /admin/orders/export 200', { action: 'order.export', address: STRANGER });
      add(HOUR, 'PUT /content/x.php 201', { address: STRANGER });
      add(2 * HOUR, 'POST /content/x.php 200', { address: STRANGER });
    });
    expect(only(findings, 'admin-login-with-webshell')).toMatchObject([
      { level: 'critical', files: ['/content/x.php'] },
    ]);
    expect(only(findings, 'order-export-by-suspect')).toMatchObject([{ count: 1, outcome: 'succeeded' }]);
  });
  test('a login that was suspicious already is counted once', () => {
    const { findings } = detect((add) => {
      workdays(add);
      add(10 * DAY + 11 * HOUR, 'POST /admin/login 302', admin('success', { address: STRANGER }));
      add(10 * DAY + 12 * HOUR, 'PUT /content/x.php 201', { address: STRANGER });
      add(10 * DAY + 13 * HOUR, 'POST /content/x.php 200', { address: STRANGER });
    });
    expect(only(findings, 'admin-login-new-address')).toMatchObject([{ count: 1 }]);
    expect(only(findings, 'admin-login-with-webshell')).toMatchObject([{ count: 1 }]);
  });
  test('but not when many people share the address', () => {
    const { names } = detect(
      (add) => {
        add(0, 'POST /admin/login 302', admin('success', { address: STRANGER }));
        add(HOUR, 'PUT /content/x.php 201', { address: STRANGER });
        add(2 * HOUR, 'POST /content/x.php 200', { address: STRANGER });
      },
      { busy: [STRANGER] },
    );
    expect(names).not.toContain('admin-login-with-webshell');
    expect(names).toContain('webshell-talk');
  });
  test('where the answer does not tell, the pages behind the login do', () => {
    const tell = (pages: string[]) =>
      detect((add) => {
        workdays(add);
        const day = 10 * DAY + 11 * HOUR;
        add(day, 'POST /admin/login 302', admin('', { address: STRANGER }));
        pages.forEach((page, i) => {
          add(day + (i + 1) * SECOND, page, { action: 'admin.page', address: STRANGER });
        });
      });
    const [login] = only(tell(['GET /admin/ 200']).findings, 'admin-login-new-address');
    expect(login!.reason).toBe('After the login was sent, a page that needs a login (/admin/) was shown.');
    expect(tell(['GET /admin/login 200']).names).toEqual([]);
    expect(tell(['GET /admin/ 302']).names).toEqual([]);
  });
});

describe('accounts that somebody has the passwords of', () => {
  const told = (more: Partial<ShopEvent>): Partial<ShopEvent> => ({
    kind: 'audit',
    result: 'success',
    ...more,
  });
  const enter = (
    add: Parameters<Parameters<typeof detect>[0]>[0],
    at: number,
    account: string,
    from: string,
    buys: boolean,
  ) => {
    const who = { account, address: from };
    add(at, '  -1', told({ action: 'customer.login', ...who }));
    add(at + 2 * MINUTE, '  -1', told({ action: 'customer.change', ...who }));
    if (buys) add(at + 5 * MINUTE, '  -1', told({ action: 'checkout.complete', ...who }));
  };
  const members = (add: Parameters<Parameters<typeof detect>[0]>[0]) =>
    times(14 * 40, (i) => {
      const who = { account: `m${i % 200}`, address: address(i % 200) };
      const at = i * 36 * MINUTE;
      add(at, '  -1', told({ action: 'customer.login', ...who }));
      if (i % 30 === 0) add(at + MINUTE, '  -1', told({ action: 'customer.change', ...who }));
      if (i % 3 === 0) add(at + 4 * MINUTE, '  -1', told({ action: 'checkout.complete', ...who }));
    });
  const campaign = (addresses: number, buys: boolean) =>
    detect((add) => {
      members(add);
      times(addresses * 2, (i) => {
        const at = 3 * DAY + Math.floor(i / 2) * 20 * HOUR + (i % 2) * 15 * MINUTE;
        enter(add, at, `m${i * 7}`, `203.0.113.${100 + Math.floor(i / 2)}`, buys);
      });
    }).findings;

  test('are found also over a week, two at each address, where all are changed and bought from', () => {
    const [finding, ...others] = campaign(9, true);
    expect(finding).toMatchObject({ rule: idOf('accounts-changed-in-turn'), count: 18, sourceCount: 9 });
    expect(others).toEqual([]);
  });
  test('and nobody is accused where nothing was bought, or by two households', () => {
    expect(campaign(9, false)).toEqual([]);
    expect(campaign(2, true)).toEqual([]);
    expect(campaign(0, true)).toEqual([]);
  });
});

describe('known addresses', () => {
  const KNOWN = '192.0.2.66';
  const known = (role: KnownAddress['role'], more: Partial<KnownAddress> = {}) => ({
    known: [{ address: KNOWN, role, ...more }],
  });
  const scan = (add: Parameters<Parameters<typeof detect>[0]>[0]) =>
    times(60, (i) => add(i * SECOND, `GET /p${i}?id=' 404`, { address: KNOWN, ...SQLI }));

  test('a scanner scans within its period, and only then', () => {
    expect(detect(scan, known('scanner')).names).toEqual([]);
    expect(detect(scan, known('scanner', { from: START, to: START + DAY })).names).toEqual([]);
    expect(detect(scan, known('scanner', { to: START - DAY })).names).toContain('scanner-burst');
    expect(detect(scan, known('operator')).names).toContain('scanner-burst');
  });
  test('a monitor asks often for what is not there', () => {
    const ask = (add: Parameters<Parameters<typeof detect>[0]>[0]) =>
      times(60, (i) => add(i * SECOND, `GET /m${i} 404`, { address: KNOWN }));
    expect(detect(ask, known('monitor')).names).toEqual([]);
    expect(detect(ask, known('callback')).names).toEqual(['forced-browsing']);
  });
  test('an operator mistypes passwords and exports, but no role explains a dropped script', () => {
    const work = (add: Parameters<Parameters<typeof detect>[0]>[0]) => {
      times(12, (i) => add(i * 20 * SECOND, 'POST /admin/login 200', admin('failure', { address: KNOWN })));
      add(HOUR, 'POST /admin/login 302', admin('success', { address: KNOWN }));
      add(2 * HOUR, 'GET /admin/orders/export 200', { action: 'order.export', address: KNOWN });
    };
    expect(detect(work, known('operator')).names).toEqual([]);
    for (const role of ['operator', 'scanner', 'monitor', 'callback', 'office'] as const) {
      const { findings } = detect((add) => {
        add(0, 'PUT /content/x.php 201', { address: KNOWN });
        add(HOUR, 'POST /content/x.php 200', { address: KNOWN });
      }, known(role));
      expect(only(findings, 'script-written-by-method')[0]?.reason).toContain(`known as "${role}"`);
      expect(only(findings, 'webshell-talk')).toHaveLength(1);
    }
  });
});

describe('logins to the server', () => {
  const ssh = (result: ShopEvent['result'], more: Partial<ShopEvent> = {}): Partial<ShopEvent> => ({
    kind: 'auth',
    action: 'ssh.login',
    result,
    status: -1,
    method: '',
    account: 'deploy',
    ...more,
  });
  test('many failures, one account', () => {
    const { names } = detect((add) => times(30, (i) => add(i * SECOND, '  -1', ssh('failure'))));
    expect(names).toEqual(['login-brute-force', 'server-login-rate']);
  });
  test('outside of the hours in which there are logins, and outside of the list', () => {
    const tell = (scene: Scene, night: boolean) =>
      detect((add) => {
        times(10, (day) => add(day * DAY + 10 * HOUR, '  -1', ssh('success')));
        if (night) add(10 * DAY + 2 * HOUR, '  -1', ssh('success'));
      }, scene).names;
    expect(tell({}, false)).toEqual([]);
    expect(tell({}, true)).toEqual(['server-login-off-hours']);
    expect(tell({ known: [{ address: '192.0.2.1', role: 'office' }] }, false)).toEqual([
      'server-login-outside-list',
    ]);
    expect(tell({ known: [{ address: '203.0.113.1', role: 'office' }] }, true)).toEqual([]);
  });
  test('one file again and again', () => {
    const { findings } = detect((add) =>
      times(80, (i) =>
        add(
          i * 20 * SECOND,
          '  -1',
          ssh('success', { action: 'ftp.download', object: '/backup/orders.csv' }),
        ),
      ),
    );
    expect(only(findings, 'same-file-access')).toMatchObject([{ count: 80, files: ['/backup/orders.csv'] }]);
  });
});
