import { ReachedLimits } from '../../model/reached-limits.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SmallSet } from '../state/small-set.ts';
import { deedOf } from './admin-session.ts';
import type { ZoneClock } from './local-time.ts';

/** Fewer days are no habit. */
const HABIT_DAYS = 5;
/** Who comes later is held against those who are known by then. */
const FIRST_DAYS = 3;
const KEPT_DAYS = 400;

interface Span {
  first: number;
  last: number;
}

interface Desk extends Span {
  readonly days: SmallSet<number>;
}

/**
 * On which days each address did something in a shop's administration, over the whole log: known before the first event
 * is judged, since in the first days of a log the days to come tell who works there.
 */
export class DaysAtWork {
  readonly #clock: ZoneClock;
  readonly #desks: RecentMap<string, Desk>;
  readonly #tenants: RecentMap<string, Span>;

  constructor(clock: ZoneClock, limits = new ReachedLimits()) {
    const kept = { capacity: 20_000, idleMs: Infinity, forgot: limits.teller('at-work') };
    this.#clock = clock;
    this.#desks = new RecentMap(kept);
    this.#tenants = new RecentMap(kept);
  }

  /** Takes what was done behind a login; the order does not matter. */
  note({ event, action }: Pick<Signal, 'event' | 'action'>): void {
    const { address, tenant, at } = event;
    if (address === '' || Number.isNaN(at) || deedOf(action, event) === '') return;
    const { day } = this.#clock.at(at);
    widen(
      this.#tenants.open(tenant, 0, () => ({ first: day, last: day })),
      day,
    );
    const desk = this.#desks.open(keyOf(tenant, address), 0, () => ({
      first: day,
      last: day,
      days: new SmallSet<number>(),
    }));
    widen(desk, day);
    if (desk.days.size < KEPT_DAYS) desk.days.add(day);
  }

  /** Whether somebody worked there from the first days of the log on, on at least half of its days. */
  isHabit({ tenant, address }: { readonly tenant: string; readonly address: string }): boolean {
    const desk = this.#desks.get(keyOf(tenant, address), 0);
    const shop = this.#tenants.get(tenant, 0);
    if (desk === undefined || shop === undefined || desk.days.size < HABIT_DAYS) return false;
    const isEarly = desk.first - shop.first < FIRST_DAYS;
    return isEarly && isMostDays(desk, shop.first, shop.last);
  }

  /** Whether somebody, once come, works there on at least half of the days that the log goes on, five or more. */
  isSettled({ tenant, address }: { readonly tenant: string; readonly address: string }): boolean {
    const desk = this.#desks.get(keyOf(tenant, address), 0);
    const shop = this.#tenants.get(tenant, 0);
    if (desk === undefined || shop === undefined || desk.days.size < HABIT_DAYS) return false;
    return isMostDays(desk, desk.first, shop.last);
  }
}

function isMostDays({ days }: Desk, first: number, last: number): boolean {
  return 2 * days.size >= Math.min(last - first + 1, KEPT_DAYS);
}

function widen(span: Span, day: number): void {
  span.first = Math.min(span.first, day);
  span.last = Math.max(span.last, day);
}

function keyOf(tenant: string, address: string): string {
  return `${tenant}\0${address}`;
}
