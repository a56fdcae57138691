import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attackSetOf } from '../../model/attack-set.ts';
import type { KnownAddress } from '../../model/known-address.ts';
import { isAtLeast } from '../../model/level.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { createDetection } from '../create-detection.ts';
import { readRules } from '../sigma/read-rules.ts';
import { AdminWorld, BROWSERS, DAY, type Desk, HOUR, MINUTE } from './testing/admin-world.ts';
import { honestShop, OFFICE } from './testing/honest-shop.ts';

const folder = new URL('../../../rules/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ path: name, text: readFileSync(new URL(name, folder), 'utf8') }));
const rules = readRules(files);
/** Findings by what they say of whom. */
function judged(events: readonly ShopEvent[], known: readonly KnownAddress[] = []) {
  const detection = createDetection({
    rules,
    known,
    busyAddresses: new Set(),
    language: 'en',
    timezone: 'Asia/Tokyo',
  });
  const inOrder = [...events].sort((a, b) => a.at - b.at);
  for (const event of inOrder) detection.foresee(event);
  for (const event of inOrder) detection.observe(event);
  detection.closeFirstPass([]);
  const findings = detection.judge(new Map()).filter(({ level }) => level !== 'informational');
  const sources = (least: string) =>
    findings.filter(({ level }) => isAtLeast(level, least as 'low')).flatMap(({ sources }) => sources);
  return {
    accused: new Set(sources('medium')),
    asked: new Set(sources('low')),
    workplaces: detection.workplaces(),
  };
}

const THIEF = '198.51.100.66';
const HOME = '203.0.113.40';
const WINDOWS = BROWSERS[0];
const OFFICE_DESK: Desk = { address: OFFICE, userAgent: WINDOWS, account: '' };
const AT_HOME: Desk = { address: HOME, userAgent: BROWSERS[1], account: '' };

/** Four weeks of a small shop: logs in at nine, looks at a few orders, exports the week's on Mondays. */
function fourWeeks(without: readonly number[] = []): AdminWorld {
  const world = new AdminWorld();
  for (let day = 0; day < 28; day++) {
    if ([2, 3].includes(day % 7) || without.includes(day)) continue;
    workAt(world, OFFICE_DESK, day);
  }
  return world;
}

function workAt(world: AdminWorld, desk: Desk, day: number, hour = 9): void {
  const at = day * DAY + hour * HOUR;
  world.login(desk, at, day % 3);
  for (let n = 0; n < 4; n++) world.view(desk, at + (n + 1) * 20 * MINUTE, day * 10 + n);
  world.send(desk, at + 2 * HOUR, day * 10);
  if (day % 7 === 4) world.export(desk, at + 3 * HOUR, 7);
}

/** As {@link fourWeeks}, but nobody ever exports anything. */
function quietShop(): AdminWorld {
  const world = new AdminWorld();
  for (let day = 0; day < 28; day++) {
    if ([2, 3].includes(day % 7)) continue;
    world.login(OFFICE_DESK, day * DAY + 9 * HOUR);
    for (let n = 0; n < 4; n++) world.view(OFFICE_DESK, day * DAY + (10 + n) * HOUR, day * 10 + n);
  }
  return world;
}

function packOrders(world: AdminWorld, desk: Desk, day: number): void {
  const at = day * DAY + 9 * HOUR;
  world.login(desk, at);
  for (let n = 0; n < 150; n++) world.view(desk, at + (n + 1) * 2 * MINUTE, 10_000 + day * 200 + n);
  world.export(desk, at + 6 * HOUR, Infinity);
}

const MONDAY = 18;

describe('a day away from the office accuses nobody', () => {
  const days: Record<string, (world: AdminWorld) => void> = {
    'with the own computer, at the usual hours, with the week’s export': (world) =>
      workAt(world, AT_HOME, MONDAY),
    'in the evening, while a colleague was at the office': (world) => {
      workAt(world, OFFICE_DESK, MONDAY);
      workAt(world, AT_HOME, MONDAY, 20);
    },
    'a journey, each day on another line': (world) => {
      for (const day of [18, 19, 20, 21])
        workAt(world, { ...AT_HOME, address: `10.${day}.4.2`, userAgent: BROWSERS[3] }, day);
    },
    'a new colleague who mistypes and looks at much': (world) => {
      workAt(world, OFFICE_DESK, MONDAY);
      world.login(AT_HOME, MONDAY * DAY + 10 * HOUR, 3);
      for (let n = 0; n < 35; n++) world.view(AT_HOME, MONDAY * DAY + 11 * HOUR + n * 4 * MINUTE, n);
    },
    'a month’s report at home, in the evening': (world) => {
      workAt(world, AT_HOME, MONDAY, 17);
      world.export(AT_HOME, MONDAY * DAY + 21 * HOUR, 31);
    },
  };
  it.each(Object.entries(days))('%s', (_, act) => {
    const world = fourWeeks([18, 19, 20, 21]);
    act(world);
    const { accused, asked } = judged(world.events);
    expect(accused).toEqual(new Set());
    expect(asked.size).toBeGreaterThan(0);
  });

  it('somebody who begins: packs orders all day, exports what is to be sent, in a browser of their own', () => {
    for (const desk of [AT_HOME, { ...AT_HOME, userAgent: WINDOWS }]) {
      const world = quietShop();
      for (let day = 11; day < 25; day++) if (![2, 3].includes(day % 7)) packOrders(world, desk, day);
      const { accused, asked } = judged(world.events);
      expect(accused).toEqual(new Set());
      expect(asked).toContain(HOME);
    }
  });

  it('an accountant’s first export, of which no request says how far it reaches back: by day, in the evening, on Sunday', () => {
    for (const at of [18 * DAY + 14 * HOUR, 18 * DAY + 20 * HOUR, 17 * DAY + 15 * HOUR]) {
      const world = quietShop();
      world.login({ ...AT_HOME, userAgent: BROWSERS[3] }, at);
      world.export({ ...AT_HOME, userAgent: BROWSERS[3] }, at + 30 * MINUTE, Infinity);
      const { accused, asked } = judged(world.events);
      expect(accused).toEqual(new Set());
      expect(asked).toContain(HOME);
    }
  });

  it('by chance: shops with one to four operators, hours, exports, lines and computers of their own', () => {
    const wrong: string[] = [];
    let elsewhere = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const shop = honestShop(seed);
      elsewhere += shop.elsewhere.length;
      for (const address of judged(shop.world.events).accused) wrong.push(`${seed}: ${address}`);
    }
    expect(elsewhere).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });
});

describe('somebody who has the password', () => {
  const habits: Record<string, (world: AdminWorld, thief: Desk, at: number) => void> = {
    'exports the orders of two years': (world, thief, at) => world.export(thief, at, 730),
    'exports without a condition': (world, thief, at) => world.export(thief, at, Infinity),
    'exports month by month': (world, thief, at) => {
      for (let n = 0; n < 6; n++) world.export(thief, at + n * MINUTE, 31 * (n + 1));
    },
    'looks through the orders': (world, thief, at) => {
      for (let n = 0; n < 400; n++) world.view(thief, at + n * 4_000, n);
    },
    'exports the members, which nobody ever did': (world, thief, at) =>
      world.export(thief, at, Infinity, 'customer.export'),
  };
  const times = { 'at night': 2 * HOUR, 'by day': 14 * HOUR };
  const agents = { 'the same browser': WINDOWS, 'another browser': BROWSERS[2] };
  const scenes = Object.keys(habits).flatMap((habit) =>
    Object.entries(times).flatMap(([time, after]) =>
      Object.entries(agents).map(([agent, userAgent]) => ({ habit, time, after, agent, userAgent })),
    ),
  );

  it.each(scenes)('$habit $time, with $agent', ({ habit, after, userAgent }) => {
    const world = fourWeeks();
    const thief = { address: THIEF, userAgent, account: '' };
    world.login(thief, MONDAY * DAY + after);
    habits[habit]!(world, thief, MONDAY * DAY + after + 5 * MINUTE);
    expect(judged(world.events).accused).toEqual(new Set([THIEF]));
  });

  it('exports a month on a Thursday, which is merely unusual: with two odd circumstances', () => {
    const THURSDAY = 21;
    const act = (userAgent: string, hour: number) => {
      const world = fourWeeks([THURSDAY]);
      const thief = { address: THIEF, userAgent, account: '' };
      world.login(thief, THURSDAY * DAY + hour * HOUR);
      world.export(thief, THURSDAY * DAY + (hour + 1) * HOUR, 30);
      return judged(world.events).accused.has(THIEF);
    };
    expect(act(BROWSERS[2], 3)).toBe(true);
    expect(act(WINDOWS, 3)).toBe(false);
    expect(act(BROWSERS[2], 10)).toBe(false);
  });

  it('does several kinds of what nobody did, at night, in a log of few days; one alone is asked about', () => {
    const act = (kinds: 1 | 2, hour: number) => {
      const world = new AdminWorld();
      for (const day of [0, 1, 4, 5]) {
        world.login(OFFICE_DESK, day * DAY + 9 * HOUR);
        for (let n = 0; n < 4; n++) world.view(OFFICE_DESK, day * DAY + (10 + n) * HOUR, day * 10 + n);
      }
      const thief = { address: THIEF, userAgent: WINDOWS, account: '' };
      const at = 6 * DAY + hour * HOUR;
      world.login(thief, at);
      world.export(thief, at + 5 * MINUTE, Infinity);
      if (kinds > 1) world.export(thief, at + 9 * MINUTE, Infinity, 'customer.export');
      return judged(world.events);
    };
    expect(act(2, 2).accused).toEqual(new Set([THIEF]));
    expect(act(1, 2)).toMatchObject({ accused: new Set(), asked: new Set([THIEF]) });
    expect(act(2, 15)).toMatchObject({ accused: new Set(), asked: new Set([THIEF]) });
  });

  it('takes no more than usual: asked about, since nothing tells it from a day at home', () => {
    const world = fourWeeks();
    const thief = { address: THIEF, userAgent: WINDOWS, account: '' };
    world.login(thief, MONDAY * DAY + 2 * HOUR);
    world.export(thief, MONDAY * DAY + 2.1 * HOUR, 7);
    const { accused, asked } = judged(world.events);
    expect(accused).toEqual(new Set());
    expect(asked).toContain(THIEF);
  });

  it('exports where only the list says who works there', () => {
    const listed = [{ address: OFFICE, role: 'operator', tenant: 'a' }] as const;
    const act = (known: readonly KnownAddress[], isExport: boolean) => {
      const world = new AdminWorld();
      const thief = { address: THIEF, userAgent: WINDOWS, account: '' };
      world.login(thief, MONDAY * DAY + 14 * HOUR);
      if (isExport) world.export(thief, MONDAY * DAY + 15 * HOUR, 31);
      return judged(world.events, known);
    };
    expect(act(listed, true).accused).toEqual(new Set([THIEF]));
    expect(act(listed, false)).toMatchObject({ accused: new Set(), asked: new Set([THIEF]) });
    expect(act([], true).accused).toEqual(new Set());
  });

  it('exports in the first days of a log: more than a week’s, or more than those on the list', () => {
    const listed = [{ address: OFFICE, role: 'operator', tenant: 'a' }] as const;
    const act = (days: number, exports: number, isFirstDay: boolean, failures = 0) => {
      const world = new AdminWorld();
      if (!isFirstDay) workAt(world, OFFICE_DESK, 4);
      world.login(AT_HOME, 5 * DAY + 10 * HOUR, failures);
      for (let n = 0; n < exports; n++) world.export(AT_HOME, 5 * DAY + 11 * HOUR + n * MINUTE, days);
      return judged(world.events, listed).accused.has(HOME);
    };
    expect(act(7, 1, true)).toBe(false);
    expect(act(7, 2, false)).toBe(false);
    expect(act(3, 1, false)).toBe(false);
    expect(act(30, 1, false)).toBe(true);
    expect(act(30, 1, true)).toBe(true);
    expect(act(Infinity, 1, true)).toBe(true);
    expect(act(7, 3, false)).toBe(true);
    expect(act(7, 1, false, 4)).toBe(true);
  });

  it('is no colleague whom the list left out and who works there day by day from the beginning', () => {
    const listed = [{ address: OFFICE, role: 'operator', tenant: 'a' }] as const;
    const act = (days: readonly number[], attack?: number) => {
      const world = fourWeeks();
      for (const day of days) {
        world.login(AT_HOME, day * DAY + 10 * HOUR);
        world.export(AT_HOME, day * DAY + 10.1 * HOUR, 60);
        world.export(AT_HOME, day * DAY + 10.2 * HOUR, Infinity, 'customer.export');
      }
      const found = { attacks: attackSetOf(['sqli']), attackLevel: 'high' } as const;
      for (let n = 0; n < 3 && attack !== undefined; n++)
        world.attack(AT_HOME, attack * DAY + 9 * HOUR + n * MINUTE, found);
      return judged(world.events, listed);
    };
    const all = Array.from({ length: 28 }, (_, day) => day);
    expect(act(all)).toMatchObject({ accused: new Set(), asked: new Set([HOME]) });
    expect(act(all.filter((day) => ![2, 3].includes(day % 7))).accused).toEqual(new Set());
    expect(act(all.slice(0, 4)).accused).toEqual(new Set([HOME]));
    expect(act(all.slice(0, 10)).accused).toEqual(new Set([HOME]));
    expect(act(all.slice(6)).accused).toEqual(new Set([HOME]));
    expect(act(all, 0).accused).toEqual(new Set([HOME]));
  });

  it('is found in most shops by chance, with much that is honest from new addresses', () => {
    let found = 0;
    for (let seed = 101; seed <= 120; seed++) {
      const shop = honestShop(seed);
      const at = Math.max(8, Math.floor(shop.days * 0.7)) * DAY + shop.chance.below(24) * HOUR;
      const userAgent = shop.chance.pick(BROWSERS);
      const thief = { address: THIEF, userAgent, account: shop.desks[0]!.account };
      shop.world.login(thief, at);
      shop.world.export(thief, at + 5 * MINUTE, 730);
      const { accused, asked } = judged(shop.world.events);
      if (accused.has(THIEF)) found++;
      expect(asked).toContain(THIEF);
    }
    expect(found).toBeGreaterThanOrEqual(16);
  });
});

describe('who works there every day', () => {
  const night = (days: number, at = 25 * DAY + 3 * HOUR) => {
    const world = fourWeeks();
    world.login(OFFICE_DESK, at);
    world.export(OFFICE_DESK, at + 5 * MINUTE, days);
    return judged(world.events);
  };

  it('is asked about, never accused, when taking everything at night', () => {
    expect(night(Infinity)).toMatchObject({ accused: new Set(), asked: new Set([OFFICE]) });
    expect(night(400).asked).toEqual(new Set([OFFICE]));
    expect(night(7).asked).toEqual(new Set());
    expect(night(Infinity, 25 * DAY + 14 * HOUR).asked).toEqual(new Set());
  });

  it('is asked about for hundreds of orders looked through at any hour', () => {
    const walk = (orders: number) => {
      const world = fourWeeks();
      for (let n = 0; n < orders; n++) world.view(OFFICE_DESK, 25 * DAY + 14 * HOUR + n * 5_000, 5_000 + n);
      return judged(world.events);
    };
    expect(walk(600)).toMatchObject({ accused: new Set(), asked: new Set([OFFICE]) });
    expect(walk(200).asked).toEqual(new Set());
  });

  it('does every night what is done every night', () => {
    const world = fourWeeks();
    for (let day = 0; day < 28; day++) world.export(OFFICE_DESK, day * DAY + 3 * HOUR, Infinity);
    expect(judged(world.events)).toMatchObject({ accused: new Set(), asked: new Set() });
  });
});

describe('where operators work', () => {
  it('is known after three days, and stays it for hostile requests from the same line', () => {
    const world = new AdminWorld();
    for (const day of [0, 1]) workAt(world, OFFICE_DESK, day);
    expect(judged(world.events).workplaces).toEqual([]);
    workAt(world, OFFICE_DESK, 4);
    expect(judged(world.events).workplaces).toEqual([OFFICE]);
  });

  it('is not where attacks came from before', () => {
    const SQLI = { attacks: attackSetOf(['sqli']), attackLevel: 'high' } as const;
    const probed = (day: number) => {
      const world = new AdminWorld();
      for (const work of [0, 1, 4, 5]) workAt(world, OFFICE_DESK, work);
      world.attack(OFFICE_DESK, day * DAY + 8 * HOUR, SQLI);
      return judged(world.events).workplaces;
    };
    expect(probed(0)).toEqual([]);
    expect(probed(5)).toEqual([OFFICE]);
  });

  it('is not where a thief came from, however often', () => {
    const world = fourWeeks();
    const thief = { address: THIEF, userAgent: BROWSERS[2], account: '' };
    for (let day = 18; day < 24; day++) {
      world.login(thief, day * DAY + 2 * HOUR);
      world.export(thief, day * DAY + 2.1 * HOUR, 400);
    }
    expect(judged(world.events).workplaces).toEqual([OFFICE]);
  });
});
