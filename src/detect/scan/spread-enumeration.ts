import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import { wasRefused } from '../outcome/was-refused.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingSet } from '../state/sliding-set.ts';
import { slimEvent } from '../state/slim-event.ts';
import { DailyWalks } from './daily-walks.ts';
import { isOfficeWork, isPageAnswer, isPersonalPage, numberIn, personalPage } from './personal-page.ts';

const SILENCE_MS = 30 * MINUTE_MS;
/** Addresses take turns: the number before is among the last few that were asked for. */
const LAST_NUMBERS = 16;
/** Numbers no further apart are beside one another: some are left out, or belong to another shop. */
const BESIDE = 3n;
const KEPT_NUMBERS = 8_192;
const KEPT_ADDRESSES = 2_000;
/** One is chance: an order that a customer looks at lies beside another's now and then. */
const LEAST_WALKED = 2;
/** Where so many in percent of what was walked stand directly beside the one before, it is no chance that an address asked for one. */
const STRICTLY = 80;
const LEAST_STRICT = 100;

interface Walk {
  /** The last request before the first step. */
  begun: ShopEvent | null;
  readonly last: bigint[];
  /** The highest number that anybody asked for. */
  highest: bigint;
  readonly seen: SlidingSet<string>;
  /** Since the running stretch began. */
  requests: number;
  walked: number;
  behind: number;
  /** How many stood beside the very one walked before. */
  strict: number;
  /** The number walked last. */
  lead: bigint;
  answered: number;
  refused: number;
  /** How many of what was walked came from another page. */
  linked: number;
  readonly sizes: SlidingSet<number>;
  /** How many of what was walked each address took. */
  readonly byAddress: Map<string, number>;
  /** What else each address asked for. */
  readonly asides: Map<string, number>;
  /** Addresses that asked for a number beside an earlier one, not the one before. */
  readonly loose: Set<string>;
  /** Addresses that walk: asked at each request once a rule holds. */
  walkers: number;
  unlisted: number;
  /** Whether those who took a single turn were named. */
  isListed: boolean;
  lastStepAt: number;
  run: Run;
}

/**
 * Many addresses that take turns in asking for one number after the other on one kind of personal page, too few each to
 * stand out. `spread-enumeration`: since the stretch began `requests` of such pages, `walked`: how many were for a number
 * beside one asked for just before and not asked for until then, `behind`: how many of these lie behind the highest
 * number seen (new orders are looked at one after the other by honest customers), the `share` of what was walked in
 * percent, `addresses` that walked two or more and asked for less besides (a customer with many orders hits a neighbour now and then),
 * `takers`: addresses that walked at all, `strict`: the share of it in percent that stood beside the very one before, whoever asked for that (people who
 * all open their own order are in no such order), `each`: what an address walked on average, `answered` and `refused`, and the share of what was walked in percent
 * that came from another page (`linked`).
 */
export class SpreadEnumeration implements Detector {
  readonly name = 'spread-enumeration';
  readonly #walks: RecentMap<string, Walk>;
  readonly #daily: DailyWalks;
  readonly #limits: ReachedLimits;
  readonly #spill: MarkSpill | undefined;
  readonly #newWalk: () => Walk;

  constructor(daily = new DailyWalks(), { limits, spill }: Memory) {
    this.#spill = spill;
    this.#newWalk = () => newWalk(spill);
    this.#daily = daily;
    this.#limits = limits;
    this.#walks = new RecentMap({
      capacity: 2_000,
      idleMs: 30 * DAY_MS,
      weigh: ({ seen, byAddress, asides, loose, sizes, run }) =>
        seen.kept + byAddress.size + asides.size + loose.size + sizes.kept + run.kept,
      forgot: limits.teller('watched'),
    });
  }

  observe({ event, action }: Signal, emit: Emit): void {
    if (!isPersonalPage(event) || isOfficeWork(action)) return;
    const number = numberIn(event.object);
    if (number === null) return;
    if (Number.isNaN(event.at) || this.#daily.isWork(event)) return;
    const walk = this.#walks.open(personalPage(event), event.at, this.#newWalk);
    if (!(event.at - walk.lastStepAt <= SILENCE_MS)) restart(walk, event.at, this.#spill);
    walk.requests++;
    const did = isWalker(walk, event.address);
    if (!noteNumber(walk, event, number)) {
      if (walk.walked === 0) walk.begun = slimEvent(event);
      noteAside(walk, event.address);
      if (did && !isWalker(walk, event.address)) walk.walkers--;
      return;
    }
    noteBegin(walk, number);
    noteStep(walk, event);
    const does = isWalker(walk, event.address);
    if (does !== did) walk.walkers += does ? 1 : -1;
    if (!walk.run.isAsked(walk.walked)) return;
    // Once it is known that who took a single turn is no chance, those before are named too.
    const isListed = walk.run.held.length > 0 && (walk.isListed || !isStrict(walk));
    walk.isListed ||= isStrict(walk);
    emit({
      name: this.name,
      // Whoever hit a neighbour by chance is not named.
      event: does || isTaker(walk, event.address) ? event : { ...event, address: '', account: '' },
      fields: fieldsOf(walk),
      ...(isPageAnswer(event) && walk.sizes.sizeAt(event.at) >= 3
        ? { outcome: 'succeeded', reason: { code: 'idsAnsweredToMany', params: { ids: walk.walked + 1 } } }
        : {}),
      sources: isListed ? [] : walkers(walk),
      run: walk.run,
      steps: walk.walked,
    });
    if (walk.run.held.length === 0) return;
    this.#limits.note('named', walk.unlisted);
    walk.unlisted = 0;
  }
}

/** The request from which the first step was taken belongs to the walk: before that step nobody could know. */
function noteBegin(walk: Walk, number: bigint): void {
  const { begun } = walk;
  walk.begun = null;
  if (begun !== null && isBeside(number, numberIn(begun.object)!)) walk.run.note(begun, wasRefused(begun));
}

/** Whether the number stands beside one of the last, and was not asked for before. */
function noteNumber(walk: Walk, { object, at, address }: ShopEvent, number: bigint): boolean {
  const before = walk.seen.sizeAt(at);
  const isNew = walk.seen.add(object, at) > before;
  const isStep = isNew && walk.last.some((last) => isBeside(number, last));
  walk.last.push(number);
  if (walk.last.length > LAST_NUMBERS) walk.last.shift();
  if (isStep) {
    walk.walked++;
    if (isBeside(number, walk.lead)) walk.strict++;
    else if (walk.loose.size < KEPT_ADDRESSES) walk.loose.add(address);
    walk.lead = number;
    if (number < walk.highest) walk.behind++;
  }
  if (number > walk.highest) walk.highest = number;
  return isStep;
}

/** Requests beside the walk, of addresses of late. */
function noteAside({ asides }: Walk, address: string): void {
  const known = asides.get(address);
  if (known === undefined && asides.size >= KEPT_ADDRESSES)
    for (const oldest of asides.keys()) {
      asides.delete(oldest);
      break;
    }
  asides.set(address, (known ?? 0) + 1);
}

function noteStep(walk: Walk, event: ShopEvent): void {
  walk.lastStepAt = event.at;
  walk.run.note(event, wasRefused(event));
  if (event.status >= 400) walk.refused++;
  if (event.referer.length > 1) walk.linked++;
  if (isPageAnswer(event)) {
    walk.answered++;
    walk.sizes.add(event.bytes, event.at);
  }
  const own = (walk.byAddress.get(event.address) ?? 0) + 1;
  if (own > 1 || walk.byAddress.size < KEPT_ADDRESSES) walk.byAddress.set(event.address, own);
  else walk.unlisted++;
}

/** Whether an address does little else than take its turns. */
function isWalker({ byAddress, asides }: Walk, address: string): boolean {
  const walked = byAddress.get(address) ?? 0;
  return walked >= LEAST_WALKED && walked > (asides.get(address) ?? 0);
}

/** Whether an address did nothing but take a turn, where that is no chance. */
function isTaker(walk: Walk, address: string): boolean {
  return isStrict(walk) && !walk.asides.has(address) && !walk.loose.has(address);
}

/** Whether it is no chance that any of them asked for its number. */
function isStrict({ walked, strict }: Walk): boolean {
  return walked >= LEAST_STRICT && 100 * strict >= STRICTLY * walked;
}

function fieldsOf(walk: Walk) {
  const { requests, walked, behind, strict, answered, refused, linked, byAddress } = walk;
  return {
    requests,
    walked,
    behind,
    share: Math.round((100 * walked) / requests),
    addresses: walk.walkers,
    takers: byAddress.size,
    strict: Math.round((100 * strict) / walked),
    each: Math.round((10 * walked) / Math.max(1, byAddress.size)) / 10,
    answered,
    refused,
    linked: Math.round((100 * linked) / walked),
  };
}

function walkers(walk: Walk): string[] {
  return [...walk.byAddress.keys()].filter((address) => isWalker(walk, address) || isTaker(walk, address));
}

function isBeside(a: bigint, b: bigint): boolean {
  const distance = a > b ? a - b : b - a;
  return distance >= 1n && distance <= BESIDE;
}

function restart(walk: Walk, at: number, spill: MarkSpill | undefined): void {
  walk.requests = 0;
  walk.walked = 0;
  walk.behind = 0;
  walk.strict = 0;
  walk.answered = 0;
  walk.refused = 0;
  walk.linked = 0;
  walk.byAddress.clear();
  walk.asides.clear();
  walk.loose.clear();
  walk.walkers = 0;
  walk.unlisted = 0;
  walk.isListed = false;
  walk.begun = null;
  walk.lastStepAt = at;
  walk.run = new Run(SILENCE_MS, spill);
}

function newWalk(spill: MarkSpill | undefined): Walk {
  return {
    begun: null,
    last: [],
    highest: -1n,
    seen: new SlidingSet<string>(6 * HOUR_MS, KEPT_NUMBERS),
    requests: 0,
    walked: 0,
    behind: 0,
    strict: 0,
    lead: -10n,
    answered: 0,
    refused: 0,
    linked: 0,
    sizes: new SlidingSet<number>(HOUR_MS, 16),
    byAddress: new Map(),
    asides: new Map(),
    loose: new Set(),
    walkers: 0,
    unlisted: 0,
    isListed: false,
    lastStepAt: Number.NaN,
    run: new Run(SILENCE_MS, spill),
  };
}
