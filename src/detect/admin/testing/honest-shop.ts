import { type Chance, createChance } from '../../../model/chance.ts';
import { AdminWorld, BROWSERS, DAY, type Desk, HOUR, MINUTE } from './admin-world.ts';

export const OFFICE = '192.0.2.10';

/** How a shop works. */
export interface HonestShop {
  readonly world: AdminWorld;
  readonly days: number;
  readonly chance: Chance;
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
  const chance = createChance(seed);
  const isAudit = chance.below(4) === 0;
  const world = new AdminWorld({ isAudit, bytesADay: 2_000 + chance.below(40_000) });
  const days = 12 + chance.below(60);
  const operators = 1 + chance.below(4);
  const desks = Array.from({ length: operators }, (_, n): Desk => {
    return { address: OFFICE, userAgent: BROWSERS[chance.below(3)]!, account: isAudit ? `op${n}` : '' };
  });
  const habit: Habit = {
    opens: chance.pick([8, 9, 10, 13]),
    hours: 7 + chance.below(4),
    exports: chance.pick(['daily', 'weekly', 'weekly', 'monthly', 'never'] as const),
    views: 1 + chance.below(25),
    home: chance.pick([0, 3, 8, 25]),
    firstDay: chance.below(3) === 0 ? 5 + chance.below(days) : 0,
  };
  const elsewhere = new Set<string>();
  for (const [n, desk] of desks.entries()) workAll({ world, days, chance, habit, elsewhere }, desk, n);
  return { world, days, chance, desks, elsewhere: [...elsewhere] };
}

interface Working {
  readonly world: AdminWorld;
  readonly days: number;
  readonly chance: Chance;
  readonly habit: Habit;
  readonly elsewhere: Set<string>;
}

function workAll(working: Working, desk: Desk, n: number): void {
  const { days, chance, habit, elsewhere } = working;
  const home = `203.0.113.${20 + n * 20}`;
  const ownBrowser = chance.pick(BROWSERS);
  const changes = chance.below(2) === 0;
  const isNew = n > 0 && habit.firstDay > 0;
  let journey = 0;
  for (let day = isNew ? habit.firstDay : 0; day < days; day++) {
    if ([2, 3].includes(day % 7)) continue;
    journey = journey > 0 ? journey - 1 : chance.below(120) === 0 ? 1 + chance.below(4) : 0;
    const isHome =
      journey > 0 ||
      chance.below(100) < habit.home ||
      (isNew && day === habit.firstDay && chance.below(3) === 0);
    if (!isHome) {
      workDay(working, desk, day, { n, isFirst: isNew && day === habit.firstDay, shift: 0 });
      continue;
    }
    const address = journey > 0 || changes ? `10.${n}.${day}.${1 + chance.below(200)}` : home;
    elsewhere.add(address);
    const userAgent = chance.below(2) === 0 ? ownBrowser : desk.userAgent;
    const shift = chance.below(4) === 0 ? 3 + chance.below(8) : chance.below(3) - 1;
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
  let at = day * DAY + (habit.opens + shift) * HOUR + chance.below(50) * MINUTE;
  const step = () => {
    at += 30_000 + chance.below(Math.floor((habit.hours * HOUR) / (habit.views + 6)));
    return at;
  };
  world.login(desk, at, chance.below(7) === 0 ? 1 + chance.below(3) : 0);
  const views = chance.below(habit.views + 1) + (isFirst ? 10 + chance.below(25) : 0);
  for (let done = 0; done < views; done++) {
    const order = day * 40 + chance.below(300);
    world.view(desk, step(), order);
    if (chance.below(3) === 0) world.send(desk, step(), order);
  }
  const exports = { daily: 1, weekly: day % 7 === 4 ? 7 : 0, monthly: day % 30 === 29 ? 31 : 0, never: 0 }[
    habit.exports
  ];
  if (n > 0 || exports === 0) return;
  world.export(desk, step(), exports);
  if (chance.below(8) === 0) world.export(desk, step(), exports);
}
