import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Observation } from '../observation.ts';
import type { Signal } from '../signal.ts';
import { MarkList, type MarkSpill } from '../state/mark-list.ts';
import { marksOfAll } from '../state/marks-of-all.ts';
import { marksWithout } from '../state/marks-without.ts';
import type { Memory } from '../state/memory.ts';
import { slimEvent } from '../state/slim-event.ts';
import { SmallSet } from '../state/small-set.ts';
import { textHash } from '../state/text-hash.ts';
import { isLogin, loginResult, sendsLogin } from './login-result.ts';
import { isSharedLine, type LineTally, SharedLines } from './shared-line.ts';

/** A silence that ends what an address tries. */
const SILENCE_MS = 2 * HOUR_MS;
/** Whoever forgot a password fails less often than this, or gets in and stays in. */
const LEAST = 5;
const LEAST_SHARE = 0.6;
/** An owner who gets in at last has not failed more often. */
const OWNER_FAILS = 10;
/** So many failures behind a success: somebody goes on with other accounts. */
const GOES_ON = 2;
const AGENTS_KEPT = 8;
/** Spans of two hours of an address's network. */
const LINES_KEPT = 84;
/** Addresses that try within this time of one another are looked at together. */
const BESIDE_MS = 10 * MINUTE_MS;
const KEPT_STRETCHES = 20_000;
const OPEN = 16_384;
/** All stretches together hold no more in memory: a mark weighs 1 (32 bytes), an account's name 4. */
const MOST_WEIGHT = 262_144;
/** One address, such as a line that many people share, must not take it all. */
const NAMES_KEPT = 256;
const NAME_WEIGHT = 4;

/** What one address tried at one login page without a long silence. */
interface Stretch {
  readonly page: string;
  readonly address: string;
  readonly from: number;
  lastAt: number;
  /** Its last try, once it failed often enough to be told: most never do, and an event takes half a kilobyte. */
  last: ShopEvent | null;
  readonly failures: MarkList;
  /** Logins that succeeded, the last of them, and the accounts, as far as there is room. */
  readonly hits: MarkList;
  lastHit: ShopEvent | null;
  readonly accounts: SmallSet<string>;
  /** Hashes of the User-Agents that tried until the last success: a new one is the next of many people on one line. */
  readonly agents: SmallSet<number>;
  /** Failures since the last success, of who was there before it. */
  since: number;
  /** Whether it went on failing behind a success. */
  goesOn: boolean;
  /** Whether some only seem to have failed, since the next try followed. */
  presumed: boolean;
  /** What its network tried meanwhile, the newest last. */
  readonly lines: LineTally[];
}

/**
 * Several addresses that each fail at one login page again and again at the same time, too seldom for an address to stand
 * out alone, and go on trying where they got in. Said at the end: `failing-alike` with `addresses`, their `tries`,
 * `failures`, the `share` of these in percent, `hits`, and how many addresses `goOn` behind a success (people who get in
 * stay in, also when the page fails them several times). A network of which many get in is a line that many people share, and
 * left out.
 */
export class FailingAlike implements Detector {
  readonly name = 'failing-alike';
  readonly needsAction = true;
  /** By page and address, the one that tried last at the end. */
  readonly #open = new Map<string, Stretch>();
  readonly #ended: Stretch[] = [];
  readonly #limits: ReachedLimits;
  readonly #lines: SharedLines;
  readonly #spill: MarkSpill | undefined;
  #weight = 0;

  constructor({ limits, spill }: Memory) {
    this.#spill = spill;
    this.#limits = limits;
    this.#lines = new SharedLines(limits.teller('watched'));
  }

  observe({ event, action, presumed }: Signal): void {
    const { address, at, tenant, kind } = event;
    if (!isLogin(action) || !sendsLogin(event) || address === '' || Number.isNaN(at)) return;
    const result = loginResult(event);
    if (result === '') return;
    const page = `${tenant}\0${action}\0${kind}`;
    const key = `${page}\0${address}`;
    this.#endBefore(at - SILENCE_MS);
    const line = this.#lines.note(page, address, at, result === 'success');
    const known = this.#open.get(key);
    if (known === undefined && result === 'success') return;
    const stretch = known ?? newStretch(page, event, this.#spill);
    this.#open.delete(key);
    this.#open.set(key, stretch);
    stretch.presumed ||= presumed === true;
    if (stretch.lines.at(-1) !== line && stretch.lines.length < LINES_KEPT) stretch.lines.push(line);
    this.#note(stretch, event, result);
  }

  finish(_scripts: readonly unknown[], emit: Emit): void {
    for (const stretch of this.#open.values()) this.#end(stretch);
    const own = this.#ended.filter(({ lines }) => !isSharedLine(lines));
    for (const group of together(own)) {
      for (const observation of observationsOf(group, this.name)) emit(observation);
    }
  }

  #note(stretch: Stretch, event: ShopEvent, result: 'success' | 'failure'): void {
    this.#weight -= weightOf(stretch);
    const mark = { ref: event.source, at: event.at };
    stretch.lastAt = event.at;
    if (result === 'failure') {
      stretch.failures.push(mark);
      if (isSameVisitor(stretch, event)) stretch.since++;
      stretch.goesOn ||= stretch.hits.length > 0 && stretch.since >= GOES_ON;
      if (stretch.failures.length >= LEAST) stretch.last = slimEvent(event);
    } else {
      stretch.since = 0;
      stretch.hits.push(mark);
      stretch.lastHit = slimEvent(event);
      const hasRoom = this.#weight < MOST_WEIGHT && stretch.accounts.size < NAMES_KEPT;
      if (event.account !== '' && hasRoom) stretch.accounts.add(event.account);
    }
    if (this.#weight + weightOf(stretch) > MOST_WEIGHT) {
      stretch.failures.move();
      stretch.hits.move();
    }
    this.#weight += weightOf(stretch);
  }

  #endBefore(time: number): void {
    for (const [key, stretch] of this.#open) {
      const isOver = stretch.lastAt < time;
      if (!isOver && this.#open.size < OPEN) return;
      if (!isOver) this.#limits.note('watched');
      this.#open.delete(key);
      this.#end(stretch);
    }
  }

  #end(stretch: Stretch): void {
    const [failures, entered] = [stretch.failures.length, stretch.hits.length];
    const counts = failures >= LEAST && failures / (failures + entered) >= LEAST_SHARE;
    const hasRoom = this.#ended.length < KEPT_STRETCHES;
    if (counts && hasRoom) {
      this.#ended.push(stretch);
      return;
    }
    this.#weight -= weightOf(stretch);
    if (counts) this.#limits.note('watched');
  }
}

/** Whether who tries had tried from there before somebody got in; notes it while nobody has. */
function isSameVisitor({ agents, hits }: Stretch, { userAgent }: ShopEvent): boolean {
  const agent = textHash(userAgent);
  if (hits.length === 0 && agents.size < AGENTS_KEPT) agents.add(agent);
  return agents.has(agent) || agents.size >= AGENTS_KEPT;
}

function newStretch(page: string, event: ShopEvent, spill: MarkSpill | undefined): Stretch {
  const { address, at } = event;
  return {
    page,
    address,
    from: at,
    lastAt: at,
    last: null,
    failures: new MarkList(spill),
    hits: new MarkList(spill),
    lastHit: null,
    accounts: new SmallSet(),
    agents: new SmallSet(),
    since: 0,
    goesOn: false,
    presumed: false,
    lines: [],
  };
}

function weightOf({ failures, hits, accounts }: Stretch): number {
  return failures.kept + hits.kept + NAME_WEIGHT * accounts.size;
}

/** Stretches at one page that lie in, or close to, one another; each of several addresses. */
function together(stretches: readonly Stretch[]): Stretch[][] {
  const sorted = [...stretches].sort((a, b) => compare(a.page, b.page) || a.from - b.from);
  const groups: Stretch[][] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const stretch of sorted) {
    const group = groups.at(-1);
    const isBeside = group?.[0]?.page === stretch.page && stretch.from <= until + BESIDE_MS;
    if (group !== undefined && isBeside) group.push(stretch);
    else groups.push([stretch]);
    until = isBeside ? Math.max(until, stretch.lastAt) : stretch.lastAt;
  }
  return groups.filter((group) => new Set(alike(group).map(({ address }) => address)).size > 1);
}

/** What failed, and what got in: two observations of one conduct, so that it is said which logins worked. */
function observationsOf(stretches: readonly Stretch[], name: string): Observation[] {
  const group = alike(stretches);
  const last = group.reduce((latest, each) => (each.lastAt > latest.lastAt ? each : latest)).last!;
  const failures = group.reduce((sum, stretch) => sum + stretch.failures.length, 0);
  const entered = group.reduce((sum, { hits }) => sum + hits.length, 0);
  const sources = [...new Set(group.map(({ address }) => address))];
  const fields = {
    login: last.action,
    addresses: sources.length,
    tries: failures + entered,
    failures,
    share: Math.round((100 * failures) / (failures + entered)),
    hits: entered,
    goOn: group.filter(({ goesOn }) => goesOn).length,
  };
  const isOpen = group.some(({ presumed }) => presumed);
  const failed: Observation = {
    ...{ name, event: last, fields, sources },
    earlier: marksWithout(marksOfAll(group.map((stretch) => stretch.failures)), last.source),
    outcome: isOpen ? 'unknown' : 'attempted',
    reason: { code: isOpen ? 'loginOpen' : 'loginRefused', params: {} },
  };
  const latest = latestOf(group.flatMap(({ lastHit }) => lastHit ?? []));
  if (latest === undefined) return [failed];
  const worked: Observation = {
    ...{ name, event: latest, fields },
    sources: [...new Set(group.filter(({ hits }) => hits.length > 0).map(({ address }) => address))],
    earlier: marksWithout(marksOfAll(group.map(({ hits }) => hits)), latest.source),
    accounts: [...new Set(group.flatMap(({ accounts }) => [...accounts]))],
    outcome: 'succeeded',
    reason: { code: 'loginAfterFailures', params: { failures } },
  };
  return [failed, worked];
}

function latestOf(events: readonly ShopEvent[]): ShopEvent | undefined {
  return events.length === 0 ? undefined : events.reduce((a, b) => (b.at >= a.at ? b : a));
}

/**
 * Those who do alike: not who gets in at last and stays in, the owner of the account, nor who gives up after less than half as
 * many failures as the others.
 */
function alike(stretches: readonly Stretch[]): Stretch[] {
  const trying = stretches.filter((stretch) => !staysIn(stretch));
  const counts = trying.map(({ failures }) => failures.length).sort((a, b) => a - b);
  const median = counts[Math.floor(counts.length / 2)] ?? 0;
  return trying.filter(
    ({ hits, failures: { length } }) => hits.length > 0 || length > OWNER_FAILS || length * 2 >= median,
  );
}

function staysIn({ hits, since, goesOn, failures }: Stretch): boolean {
  return hits.length === 1 && since === 0 && !goesOn && failures.length <= OWNER_FAILS;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
