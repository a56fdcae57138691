import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import { agentKind } from '../../request/agent-kind.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SmallMap } from '../state/small-map.ts';
import { textHash } from '../state/text-hash.ts';
import { changingAddresses, isWeekend } from './changing-addresses.ts';
import { isPageAnswer, isPersonalPage, personalPage } from './personal-page.ts';

/** Fewer pages on a day are not looked at. */
const LEAST_PAGES = 5;
/** Fewer days are no habit. */
const LEAST_DAYS = 3;
/** It was there when the log begins, and still is when it ends; hours of Saturdays and Sundays do not count. */
const EARLY_MS = 24 * HOUR_MS;
const SILENT_MS = 48 * HOUR_MS;
/** A day on which so many times as many were fetched as usual is no usual work. */
const UNUSUAL = 5;
/** Where more addresses than these do so, they share something else than a shop's work. */
const FEW = 4;
const KEPT_DAYS = 400;
/** More addresses that are shown a few pages each are customers. */
const CUSTOMERS = 8;

/** A program that comes by the clock begins no further apart on its days, … */
const BY_CLOCK_MS = 30 * MINUTE_MS;
/** … and fetches on none of them so many times as many as on another. */
const ALIKE = 2;

/** What one program at one address fetched of one kind of page. */
interface Walk {
  readonly tenant: string;
  readonly address: string;
  readonly page: string;
  /** Day (since the epoch, UTC) to pages that were shown. */
  readonly days: SmallMap<number, number>;
  /** Day to when it began on it, in milliseconds. */
  readonly begins: SmallMap<number, number>;
  firstAt: number;
  lastAt: number;
}

/** A walk that is a habit. */
interface Habit {
  readonly days: SmallMap<number, number>;
  /** More on a day are unusual. */
  readonly most: number;
}

/** When a shop's requests begin and end, in milliseconds since the epoch. */
export interface LogSpan {
  readonly firstAt: number;
  readonly lastAt: number;
}

/**
 * Programs of the shop's own that fetch orders or customers by their numbers day by day (a warehouse, a delivery, an accounting
 * service), known before the first event is judged: the same User-Agent (whatever its version) at the same address, from the log's
 * first working day to its last, on three days and on half of them at least, about as many on each. Knows besides which kinds of page
 * are shown to many, a few each.
 */
export class DailyWalks {
  readonly #walks: RecentMap<string, Walk>;
  readonly #habits = new Map<string, Habit>();
  /** Programs that came by the clock, on two days or more. */
  readonly #byClock = new Set<string>();
  /** Those of whom each works for a day or two, and another one on the next. */
  readonly #changing = new Set<string>();
  /** How many programs fetch each kind of page. */
  readonly #programs = new Map<string, number>();
  /** Addresses that were shown a few of each kind of page on a day, up to one more than are counted. */
  readonly #customers = new Map<string, Set<string>>();

  constructor(limits = new ReachedLimits()) {
    this.#walks = new RecentMap({
      capacity: 16_384,
      idleMs: Number.POSITIVE_INFINITY,
      weigh: ({ days }) => days.size / 8,
      forgot: limits.teller('watched'),
    });
  }

  /** Takes a request for somebody's page; the order does not matter. */
  note(event: ShopEvent): void {
    if (!isPersonalPage(event) || !isPageAnswer(event) || Number.isNaN(event.at)) return;
    const { at, tenant, address } = event;
    const page = personalPage(event);
    const walk = this.#walks.open(keyOf(event, page), 0, () => ({
      tenant,
      address,
      page,
      days: new SmallMap<number, number>(),
      begins: new SmallMap<number, number>(),
      firstAt: at,
      lastAt: at,
    }));
    walk.firstAt = Math.min(walk.firstAt, at);
    walk.lastAt = Math.max(walk.lastAt, at);
    const day = Math.floor(at / DAY_MS);
    const known = walk.days.get(day);
    if (known === undefined && walk.days.size >= KEPT_DAYS) return;
    walk.days.set(day, (known ?? 0) + 1);
    walk.begins.set(day, Math.min(walk.begins.get(day) ?? at, at));
  }

  /**
   * Decides.
   *
   * @param spanOf when a shop's log begins and ends; undefined where that is not known
   */
  settle(spanOf: (tenant: string) => LogSpan | undefined): void {
    for (const [key, walk] of this.#walks) {
      if (isByClock(walk)) this.#byClock.add(key);
      this.#noteCustomer(walk);
      const span = spanOf(walk.tenant);
      const habit = span === undefined ? null : habitOf(walk, span);
      if (habit === null) continue;
      this.#habits.set(key, habit);
      this.#programs.set(walk.page, (this.#programs.get(walk.page) ?? 0) + 1);
    }
    this.#settleChanging(spanOf);
    for (const [key] of [...this.#walks]) this.#walks.delete(key);
  }

  /**
   * Whether a request is one of a program with a name of its own (no browser, no library that everybody uses) that came at the same time of
   * the day on two days or more, and fetched about as many on each.
   */
  comesByClock(event: ShopEvent): boolean {
    const { userAgent } = event;
    if (this.#byClock.size === 0 || userAgent.startsWith('Mozilla/') || agentKind(userAgent) !== 'tool')
      return false;
    return this.#byClock.has(keyOf(event, personalPage(event)));
  }

  /** Whether a request is for a kind of page of which many addresses are shown a few each, as customers are of what is theirs. */
  isForCustomers(event: ShopEvent): boolean {
    return (this.#customers.get(personalPage(event))?.size ?? 0) > CUSTOMERS;
  }

  /** Whether a request is such a program's work, on a day like its others. */
  isWork(event: ShopEvent): boolean {
    if (this.#habits.size === 0) return false;
    const page = personalPage(event);
    const habit = this.#habits.get(keyOf(event, page));
    if (habit === undefined || this.#programs.get(page)! > FEW) return false;
    return (habit.days.get(Math.floor(event.at / DAY_MS)) ?? 0) <= habit.most;
  }

  /** Whether a request is work that is done day by day, each time from another address ({@link changingAddresses}). */
  isFromChangingAddress(event: ShopEvent): boolean {
    return this.#changing.size > 0 && this.#changing.has(keyOf(event, personalPage(event)));
  }

  #settleChanging(spanOf: (tenant: string) => LogSpan | undefined): void {
    const groups = new Map<string, { key: string; walk: Walk }[]>();
    for (const [key, walk] of this.#walks) {
      if (![...walk.days].some(([, pages]) => pages >= LEAST_PAGES)) continue;
      const group = key.slice(walk.address.length);
      const members = groups.get(group);
      if (members === undefined) groups.set(group, [{ key, walk }]);
      else members.push({ key, walk });
    }
    for (const members of groups.values()) {
      const span = spanOf(members[0]!.walk.tenant);
      if (span === undefined || members.length > KEPT_DAYS) continue;
      const walks = members.map(({ key, walk }) => ({
        key,
        days: walk.days,
        beginOf: (day: number) => walk.begins.get(day) ?? Number.NaN,
      }));
      for (const key of changingAddresses(walks, (days) => isHabitual(days, span))) this.#changing.add(key);
    }
  }

  #noteCustomer({ page, address, days }: Walk): void {
    const known = this.#customers.get(page) ?? new Set<string>();
    if (known.size > CUSTOMERS) return;
    for (const [, pages] of days) if (pages >= LEAST_PAGES) return;
    known.add(address);
    this.#customers.set(page, known);
  }
}

function isByClock({ days, begins }: Walk): boolean {
  const counts = [...days].map(([, pages]) => pages);
  if (counts.length < 2 || Math.max(...counts) > ALIKE * Math.min(...counts)) return false;
  const times = [...begins].map(([, at]) => at % DAY_MS);
  return Math.max(...times) - Math.min(...times) <= BY_CLOCK_MS;
}

function habitOf({ days, firstAt, lastAt }: Walk, span: LogSpan): Habit | null {
  const counts = [...days].map(([, pages]) => pages).filter((pages) => pages >= LEAST_PAGES);
  if (counts.length < LEAST_DAYS || 2 * counts.length < lengthOf(span)) return null;
  if (!isWithin(span.firstAt, firstAt, EARLY_MS) || !isWithin(lastAt, span.lastAt, SILENT_MS)) return null;
  const usual = counts.sort((a, b) => a - b)[(counts.length - 1) >> 1]!;
  return { days, most: UNUSUAL * usual };
}

/** How many days a log has, as far as they count. */
function lengthOf({ firstAt, lastAt }: LogSpan): number {
  return Math.min(Math.floor(lastAt / DAY_MS) - Math.floor(firstAt / DAY_MS) + 1, KEPT_DAYS);
}

/** Whether these days, oldest first, are half of a log's, from its first working day to its last. */
function isHabitual(days: readonly number[], span: LogSpan): boolean {
  if (2 * days.length < lengthOf(span)) return false;
  const [first, last] = [days[0]! * DAY_MS, (days.at(-1)! + 1) * DAY_MS];
  return isWithin(span.firstAt, first, EARLY_MS) && isWithin(last, span.lastAt, SILENT_MS);
}

/** Whether no more working time lies between two times. */
function isWithin(from: number, to: number, ms: number): boolean {
  let passed = 0;
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to && passed <= ms; day++) {
    if (isWeekend(day)) continue;
    passed += Math.min(to, (day + 1) * DAY_MS) - Math.max(from, day * DAY_MS);
  }
  return passed <= ms;
}

function keyOf({ address, userAgent }: ShopEvent, page: string): string {
  return `${address}\0${textHash(userAgent.replace(/[\d.]+/g, '#'))}\0${page}`;
}
