import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import { networkOf } from '../../request/address/network-of.ts';
import { listPageOf } from '../../request/list-page.ts';
import { queryOf } from '../../request/url/target-parts.ts';
import type { Detector, Emit } from '../detector.ts';
import { callsItselfCrawler } from '../known/calls-itself-crawler.ts';
import { LogBegin } from '../script/script-age.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { slimEvent } from '../state/slim-event.ts';
import type { Acquaintances } from './acquaintances.ts';
import { dealtWalks } from './dealt-walks.ts';
import { ListReaders } from './list-readers.ts';
import type { ListWalk } from './list-walk.ts';
import { isOfficeWork, isPageAnswer } from './personal-page.ts';
import { isPublicList } from './public-list.ts';
import { tellWalked } from './tell-walked.ts';

/** Fewer are somebody who turns pages. */
const MANY = 50;
/** On more days it is a habit. */
const FEW_DAYS = 2;
/** Others are looked up for no more addresses than these. */
const MOST_ASKED = 256;

/** What is known of the log besides its signals; times in milliseconds since the epoch. */
interface LogReach {
  /** What lies before is learned from and not told. */
  readonly since: number;
  /** When each tenant's log begins. */
  readonly begins?: Iterable<readonly [tenant: string, at: number]> | undefined;
  readonly endsAt?: number | undefined;
}

/**
 * A list of orders, customers or the like was read page after page, by one address or dealt out among several ({@link dealtWalks});
 * or an interface's list of which nothing tells what it lists. `walked-lists`, told when all has been read (see {@link tellWalked}).
 */
export class WalkedLists implements Detector {
  readonly name = 'walked-lists';
  readonly #lists: RecentMap<string, ListReaders>;
  readonly #begin: LogBegin;
  readonly #acquaintances: Acquaintances;
  readonly #since: number;
  readonly #forgot: () => void;
  readonly #spill: MarkSpill | undefined;
  /** Those that call themselves crawlers. */
  readonly #crawlers = new WeakSet<ListWalk>();
  #end: number;

  constructor(acquaintances: Acquaintances, log: LogReach, { limits, spill }: Memory) {
    this.#spill = spill;
    this.#acquaintances = acquaintances;
    this.#since = log.since;
    this.#end = log.endsAt ?? Number.NaN;
    this.#forgot = limits.teller('watched');
    this.#begin = new LogBegin(this.#forgot);
    for (const [tenant, at] of log.begins ?? []) this.#begin.note(tenant, at);
    this.#lists = new RecentMap({
      capacity: 2_048,
      idleMs: 30 * DAY_MS,
      weigh: ({ weight }) => weight,
      forgot: this.#forgot,
    });
  }

  observe({ event, action, role, busy }: Signal): void {
    if (event.kind !== 'web' || Number.isNaN(event.at)) return;
    this.#begin.note(event.tenant, event.at);
    if (!(this.#end >= event.at)) this.#end = event.at;
    if (event.address === '' || role !== '' || isOfficeWork(action) || !isPageAnswer(event)) return;
    const page = listPageOf(event.path, queryOf(event.target));
    if (page === null) return;
    const readers = this.#lists.open(`${event.tenant}\0${page.list}`, event.at, () =>
      this.#openList(page.list, page.isNamed, event),
    );
    const walk = readers.note(slimEvent(event), page.place, this.#since);
    walk.busy = busy;
    if (walk.places.size === 2 && callsItselfCrawler(event.userAgent)) this.#crawlers.add(walk);
  }

  *asksFor(): Iterable<string> {
    let n = 0;
    for (const readers of this.#lists.values()) {
      const walks = [...readers.walks()];
      const strangers = walks.filter((walk) => !this.#isExcused(walk));
      const dealt = dealtWalks(walks, strangers, readers.turning);
      for (const walk of new Set([...strangers.filter(({ places }) => places.size >= MANY), ...dealt]))
        if (walk.days.size <= FEW_DAYS && !walk.busy && n++ < MOST_ASKED) yield walk.address;
    }
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    this.#begin.noteAll(scripts);
    for (const readers of this.#lists.values()) this.#tell(readers, emit);
  }

  #tell(readers: ListReaders, emit: Emit): void {
    const walks = [...readers.walks()];
    const strangers = walks.filter((walk) => !this.#isExcused(walk));
    const dealt = dealtWalks(walks, strangers, readers.turning);
    const hoursTo = (at: number) => this.#begin.hoursTo(readers.last.tenant, at);
    const tell = (members: readonly ListWalk[], isExcused: boolean) => {
      const told = tellWalked(readers, walks, members, { isExcused, hoursTo });
      if (told === null) return;
      const silence = Math.floor((this.#end - told.lastAt) / HOUR_MS);
      emit({ name: this.name, ...told.observation, fields: { ...told.observation.fields, silence } });
    };
    const spokenFor = this.#networksSpokenFor(walks);
    const isSpokenFor = ({ address }: ListWalk) => spokenFor.has(networkOf(address));
    const isDealt = new Set(dealt);
    const visitors = walks.filter((walk) => isVisitor(walk) && !isDealt.has(walk));
    const isPublic = isPublicList(visitors, ({ tenant, address, lastAt: at }) =>
      this.#acquaintances.loggedIn({ tenant, address, at }),
    );
    if (dealt.length > 0) tell(dealt, isPublic || dealt.every(isSpokenFor));
    for (const walk of walks)
      if (walk.places.size >= MANY && !isDealt.has(walk))
        tell([walk], isPublic || this.#isExcused(walk) || isSpokenFor(walk));
  }

  /** Networks of which somebody reads the list for whom something speaks, or which read it on three days or more. */
  #networksSpokenFor(walks: readonly ListWalk[]): ReadonlySet<string> {
    const daysOf = new Map<string, Set<number>>();
    const spokenFor = new Set<string>();
    for (const walk of walks) {
      const network = networkOf(walk.address);
      if (network === '') continue;
      const days = daysOf.get(network) ?? new Set<number>();
      daysOf.set(network, days);
      for (const day of walk.days) days.add(day);
      if (days.size > FEW_DAYS || this.#isExcused(walk)) spokenFor.add(network);
    }
    return spokenFor;
  }

  /** Whether something speaks for whoever reads. Each of it can be feigned: it makes a question of what was told, not nothing. */
  #isExcused(walk: ListWalk): boolean {
    const { tenant, address, lastAt, read, linked } = walk;
    return (
      2 * linked > read ||
      this.#crawlers.has(walk) ||
      this.#acquaintances.has({ tenant, address, at: lastAt })
    );
  }

  #openList(list: string, isNamed: boolean, event: ShopEvent): ListReaders {
    return new ListReaders({ list, isNamed, first: event, forgot: this.#forgot, spill: this.#spill });
  }
}

/** Turns pages, and not all of them. */
function isVisitor({ places }: ListWalk): boolean {
  return places.size > 1 && places.size < MANY;
}
