import { AdminWorld, BROWSERS, chanceOf, DAY, type Desk, HOUR, MINUTE } from './admin-world.ts';

export const OFFICE = '192.0.2.10';

/** How a shop works. */
export interface HonestShop {
  readonly world: AdminWorld;
  readonly days: number;
  readonly chance: (n: number) => number;
  /** The operators' desks at the office. */
  readonly desks: readonly Desk[];
  /** Addresses from which they worked elsewhere. */
  readonly elsewhere: readonly string[];
}

interface Habit {
  readonly opens: number;
  readonly hours: number;
  /** Every day, on Mondays, on the first of the month. */
  readonly exports: 'daily' | 'weekly' | 'monthly' | 'never';
  readonly views: number;
  /** Of a hundred days of an operator. */
  readonly home: number;
  readonly firstDay: number;
}

/**
 * A shop by chance: one to four operators behind one line, their hours, exports and habits; some days at home, with an
 * own computer or the company's, at own hours, on a line that changes or not; journeys; a new colleague.
 */
export function honestShop(seed: number): HonestShop {
  const chance = chanceOf(seed);
  const isAudit = chance(4) === 0;
  const world = new AdminWorld({ isAudit, bytesADay: 2_000 + chance(40_000) });
  const days = 12 + chance(60);
  const operators = 1 + chance(4);
  const desks = Array.from({ length: operators }, (_, n): Desk => {
    return { address: OFFICE, userAgent: BROWSERS[chance(3)]!, account: isAudit ? `op${n}` : '' };
  });
  const habit: Habit = {
    opens: [8, 9, 10, 13][chance(4)]!,
    hours: 7 + chance(4),
    exports: (['daily', 'weekly', 'weekly', 'monthly', 'never'] as const)[chance(5)]!,
    views: 1 + chance(25),
    home: [0, 3, 8, 25][chance(4)]!,
    firstDay: chance(3) === 0 ? 5 + chance(days) : 0,
  };
  const elsewhere = new Set<string>();
  for (const [n, desk] of desks.entries()) workAll({ world, days, chance, habit, elsewhere }, desk, n);
  return { world, days, chance, desks, elsewhere: [...elsewhere] };
}

interface Working {
  readonly world: AdminWorld;
  readonly days: number;
  readonly chance: (n: number) => number;
  readonly habit: Habit;
  readonly elsewhere: Set<string>;
}

function workAll(working: Working, desk: Desk, n: number): void {
  const { days, chance, habit, elsewhere } = working;
  const home = `203.0.113.${20 + n * 20}`;
  const ownBrowser = BROWSERS[chance(4)]!;
  const changes = chance(2) === 0;
  const isNew = n > 0 && habit.firstDay > 0;
  let journey = 0;
  for (let day = isNew ? habit.firstDay : 0; day < days; day++) {
    if ([2, 3].includes(day % 7)) continue;
    journey = journey > 0 ? journey - 1 : chance(120) === 0 ? 1 + chance(4) : 0;
    const isHome =
      journey > 0 || chance(100) < habit.home || (isNew && day === habit.firstDay && chance(3) === 0);
    if (!isHome) {
      workDay(working, desk, day, { n, isFirst: isNew && day === habit.firstDay, shift: 0 });
      continue;
    }
    const address = journey > 0 || changes ? `10.${n}.${day}.${1 + chance(200)}` : home;
    elsewhere.add(address);
    const userAgent = chance(2) === 0 ? ownBrowser : desk.userAgent;
    const shift = chance(4) === 0 ? 3 + chance(8) : chance(3) - 1;
    workDay(working, { ...desk, address, userAgent }, day, {
      n,
      isFirst: isNew && day === habit.firstDay,
      shift,
    });
  }
}

function workDay(
  { world, chance, habit }: Working,
  desk: Desk,
  day: number,
  { n, isFirst, shift }: { n: number; isFirst: boolean; shift: number },
): void {
  let at = day * DAY + (habit.opens + shift) * HOUR + chance(50) * MINUTE;
  const step = () => {
    at += 30_000 + chance(Math.floor((habit.hours * HOUR) / (habit.views + 6)));
    return at;
  };
  world.login(desk, at, chance(7) === 0 ? 1 + chance(3) : 0);
  const views = chance(habit.views + 1) + (isFirst ? 10 + chance(25) : 0);
  for (let done = 0; done < views; done++) {
    const order = day * 40 + chance(300);
    world.view(desk, step(), order);
    if (chance(3) === 0) world.send(desk, step(), order);
  }
  const exports = { daily: 1, weekly: day % 7 === 4 ? 7 : 0, monthly: day % 30 === 29 ? 31 : 0, never: 0 }[
    habit.exports
  ];
  if (n > 0 || exports === 0) return;
  world.export(desk, step(), exports);
  if (chance(8) === 0) world.export(desk, step(), exports);
}
