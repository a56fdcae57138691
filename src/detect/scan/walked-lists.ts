import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import { listPageOf } from '../../request/list-page.ts';
import { queryOf } from '../../request/url/target-parts.ts';
import type { Detector, Emit } from '../detector.ts';
import { callsItselfCrawler } from '../known/calls-itself-crawler.ts';
import { LogBegin } from '../script/script-age.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { marksWithout } from '../state/marks-without.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { slimEvent } from '../state/slim-event.ts';
import { SmallSet } from '../state/small-set.ts';
import { textHash } from '../state/text-hash.ts';
import type { Acquaintances } from './acquaintances.ts';
import { isOfficeWork, isPageAnswer } from './personal-page.ts';

const PLACES_KEPT = 2_048;
const SIZES_KEPT = 64;
const DAYS_KEPT = 8;
const AGENTS_KEPT = 8;
/** Fewer are somebody who turns pages. */
const MANY = 50;
/** Who reads so far into a list counts to its readers. */
const DEEP = 10;

interface Walk {
  /** The shop and the list. */
  readonly list: string;
  /** These, and the User-Agent that reads it. */
  readonly program: string;
  /** Hashes of the places that were answered. */
  readonly places: SmallSet<number>;
  readonly sizes: SmallSet<number>;
  readonly days: SmallSet<number>;
  readonly agents: SmallSet<number>;
  /** Of the part that is told of. */
  readonly run: Run;
  readonly firstAt: number;
  lastAt: number;
  bytes: number;
  /** Answers, and those to requests that came from another page. */
  read: number;
  linked: number;
  last: ShopEvent | null;
  busy: boolean;
}

/**
 * One address read a list of orders, customers or the like page after page. `walked-lists`, told when all has been read: `pages`
 * that were answered (up to 2,048, and one for "more"), `sizes` of the answers (up to 64), `agents` and `busy` as for {@link WalkedPages}, `excused`: whether something speaks for the
 * address (it logged in, comes on three days or more, follows links, or calls itself a crawler), `readers`: how
 * many addresses read far into that list, which many do where it is public; and what a program of the shop's own does otherwise,
 * taken over all addresses that read far into the list with the same User-Agent: `days` on which it was read (up to 8), `hours` from the
 * log's begin to the first of it, `silence`: hours from the last of it to the end of the log.
 */
export class WalkedLists implements Detector {
  readonly name = 'walked-lists';
  readonly #walks: RecentMap<string, Walk>;
  readonly #begin: LogBegin;
  readonly #acquaintances: Acquaintances;
  readonly #since: number;
  readonly #spill: MarkSpill | undefined;
  #end = Number.NaN;

  /** @param since what lies before is learned from and not told, in milliseconds since the epoch */
  constructor(acquaintances: Acquaintances, since: number, limits = new ReachedLimits(), spill?: MarkSpill) {
    this.#spill = spill;
    this.#acquaintances = acquaintances;
    this.#since = since;
    const forgot = limits.teller('watched');
    this.#begin = new LogBegin(forgot);
    this.#walks = new RecentMap({
      capacity: 8_192,
      idleMs: 30 * DAY_MS,
      weigh: ({ places, run }) => places.size / 8 + run.kept,
      forgot,
    });
  }

  observe({ event, action, role, busy }: Signal): void {
    if (event.kind !== 'web' || Number.isNaN(event.at)) return;
    this.#begin.note(event.tenant, event.at);
    if (!(this.#end >= event.at)) this.#end = event.at;
    if (event.address === '' || role !== '' || isOfficeWork(action) || !isPageAnswer(event)) return;
    const page = listPageOf(event.path, queryOf(event.target));
    if (page === null) return;
    const list = `${event.tenant}\0${page.list}`;
    const walk = this.#walks.open(`${event.address}\0${list}`, event.at, () =>
      newWalk(list, event, this.#spill),
    );
    note(walk, event, page.place, this.#since);
    walk.busy = busy;
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    this.#begin.noteAll(scripts);
    const habits = new Map<string, Habit>();
    const readers = new Map<string, number>();
    for (const walk of this.#walks.values()) {
      if (walk.places.size < DEEP) continue;
      addTo(habits, walk);
      readers.set(walk.list, (readers.get(walk.list) ?? 0) + 1);
    }
    for (const walk of this.#walks.values()) {
      const { list, program, last, places, sizes, agents, run, busy, bytes } = walk;
      if (last === null || places.size < MANY) continue;
      const excused = this.#isExcused(walk, last);
      const { days, firstAt, lastAt } = habits.get(program)!;
      emit({
        name: this.name,
        event: last,
        fields: {
          pages: places.size,
          sizes: sizes.size,
          agents: agents.size,
          busy,
          excused,
          readers: readers.get(list) ?? 0,
          days: Math.min(days.size, DAYS_KEPT),
          hours: this.#begin.hoursTo(last.tenant, firstAt),
          silence: Math.floor((this.#end - lastAt) / HOUR_MS),
        },
        outcome: excused ? 'unknown' : 'succeeded',
        reason: {
          code: places.size > PLACES_KEPT ? 'listReadMore' : 'listRead',
          params: { pages: Math.min(places.size, PLACES_KEPT), path: last.path, bytes },
        },
        earlier: marksWithout(run.marks, last.source),
      });
    }
  }

  /** Whether something speaks for whoever reads. Each of it can be feigned: it makes a question of what was told, not nothing. */
  #isExcused({ read, linked }: Walk, last: ShopEvent): boolean {
    return 2 * linked > read || callsItselfCrawler(last.userAgent) || this.#acquaintances.has(last);
  }
}

/** When a list was read by one kind of program, from whatever addresses. */
interface Habit {
  readonly days: Set<number>;
  firstAt: number;
  lastAt: number;
}

function addTo(habits: Map<string, Habit>, { program, days, firstAt, lastAt }: Walk): void {
  const habit = habits.get(program);
  if (habit === undefined) {
    habits.set(program, { days: new Set(days), firstAt, lastAt });
    return;
  }
  for (const day of days) habit.days.add(day);
  habit.firstAt = Math.min(habit.firstAt, firstAt);
  habit.lastAt = Math.max(habit.lastAt, lastAt);
}

function note(walk: Walk, event: ShopEvent, place: string, since: number): void {
  walk.read++;
  if (event.referer.length > 1) walk.linked++;
  if (walk.places.size <= PLACES_KEPT) walk.places.add(textHash(place));
  if (walk.sizes.size < SIZES_KEPT) walk.sizes.add(event.bytes);
  if (walk.days.size < DAYS_KEPT) walk.days.add(Math.floor(event.at / DAY_MS));
  if (walk.agents.size < AGENTS_KEPT) walk.agents.add(textHash(event.userAgent));
  walk.bytes += Math.max(event.bytes, 0);
  walk.lastAt = Math.max(walk.lastAt, event.at);
  if (!(event.at < since)) walk.run.note(event);
  // Most never come that far, and an event takes half a kilobyte.
  if (walk.places.size >= MANY) walk.last = slimEvent(event);
}

function newWalk(list: string, { at, userAgent }: ShopEvent, spill: MarkSpill | undefined): Walk {
  return {
    list,
    program: `${list}\0${textHash(userAgent)}`,
    places: new SmallSet(),
    sizes: new SmallSet(),
    days: new SmallSet(),
    agents: new SmallSet(),
    run: new Run(Number.POSITIVE_INFINITY, spill),
    firstAt: at,
    lastAt: at,
    bytes: 0,
    read: 0,
    linked: 0,
    last: null,
    busy: false,
  };
}
