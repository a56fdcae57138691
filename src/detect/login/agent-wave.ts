import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { Mark } from '../state/mark.ts';
import { MarkList, type MarkSpill } from '../state/mark-list.ts';
import { marksOfAll } from '../state/marks-of-all.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { slimEvent } from '../state/slim-event.ts';
import { isReferred, LoginManner } from './login-manner.ts';
import { isLogin, loginResult, sendsLogin } from './login-result.ts';

/** In an hour with more that do not succeed, a wave goes on. */
const CALM = 5;
/** Fewer failures are no wave, whatever the rules say. */
const LEAST = 20;
/** Whoever forgot a password fails no more often than this. */
const MISTYPED = 3;
/** An episode's silence: who logs in longer before or after a wave has nothing to do with it. */
const SILENCE_MS = 30 * MINUTE_MS;
const KEPT_HITS = 1_000;
const KEPT_ADDRESSES = 4_000;
const KEPT_HOURS = 16_384;

interface Agent {
  tries: number;
  failures: number;
  /** Failures of each address. */
  readonly addresses: Map<string, number>;
  readonly manner: LoginManner;
  readonly hits: ShopEvent[];
  /** Further hits, by whether they were sent from a page. */
  readonly moreHits: Readonly<Record<'referred' | 'bare', MarkList>>;
  /** Addresses for which there was no room. */
  unlisted: number;
  /** Logins that succeeded in hours without a wave: honest people have this user agent. */
  calm: number;
  hour: number;
  hourFailures: number;
  hourHits: number;
  hourTries: number;
  /** The first and the last try in vain of the hour. */
  hourFrom: number;
  hourUntil: number;
  /** Hours in which a wave went on, and what this agent tried in them. */
  readonly waves: Wave[];
}

interface Wave extends Tally {
  readonly hour: number;
  readonly from: number;
  readonly until: number;
}

interface Tally {
  readonly tries: number;
  readonly failures: number;
}

/**
 * One user agent with which hardly any login succeeds, from many addresses: the program that tries a list. Said at
 * the end, of the logins that did succeed, also where they were their address's first try. `agent-wave`: `tries`,
 * `failures` (also those whose answer tells nothing), the `share` of failures in percent, from how many
 * `addresses`, how many `hits`, how many successes in `calm` hours, and `others`: the share of failures, in percent, of all other
 * agents in the wave's hours (where a letter brings customers back, all of them fail alike). Where the wave goes on for most of the log, so that
 * nobody knows who else has that user agent, only of addresses that failed again and again. Logins longer before or after
 * the tries of a wave than an episode's silence are not its hits, nor
 * those that were sent from a page where hardly any try was.
 */
export class AgentWave implements Detector {
  readonly name = 'agent-wave';
  readonly needsAction = true;
  readonly #agents: RecentMap<string, Agent>;
  readonly #limits: ReachedLimits;
  readonly #newAgent: () => Agent;
  /** What all agents tried, by tenant, login and hour. */
  readonly #hours = new Map<string, { -readonly [Key in keyof Tally]: number }>();
  /** The first and the last login of any agent. */
  #from = Number.NaN;
  #until = Number.NaN;

  constructor({ limits, spill }: Memory) {
    this.#limits = limits;
    this.#newAgent = () => newAgent(spill);
    const forgot = limits.teller('watched');
    this.#agents = new RecentMap({
      capacity: 16_384,
      idleMs: 7 * DAY_MS,
      weigh: ({ addresses, hits, waves }) => addresses.size + 8 * hits.length + waves.length,
      forgot,
    });
  }

  observe({ event, action }: Signal): void {
    const { userAgent, kind, tenant, at, address } = event;
    if (kind !== 'web' || !isLogin(action) || !sendsLogin(event) || Number.isNaN(at)) return;
    if (userAgent === '' || userAgent === '-' || address === '') return;
    if (!(this.#from <= at)) this.#from = at;
    if (!(this.#until >= at)) this.#until = at;
    const agent = this.#agents.open(`${tenant}\0${action}\0${userAgent}`, at, this.#newAgent);
    const hour = Math.floor(at / HOUR_MS);
    turnHour(agent, hour);
    agent.tries++;
    agent.hourTries++;
    const isVain = loginResult(event) !== 'success';
    this.#noteHour(hourKey(tenant, action, hour), isVain);
    if (isVain) {
      agent.failures++;
      agent.manner.note(event);
      agent.hourFailures++;
      if (agent.hourFailures === 1) agent.hourFrom = agent.hourUntil = at;
      // A login whose answer told nothing comes late.
      agent.hourFrom = Math.min(agent.hourFrom, at);
      agent.hourUntil = Math.max(agent.hourUntil, at);
      const known = agent.addresses.get(address);
      if (known !== undefined || agent.addresses.size < KEPT_ADDRESSES)
        agent.addresses.set(address, (known ?? 0) + 1);
      else agent.unlisted++;
      return;
    }
    agent.hourHits++;
    if (agent.hits.length < KEPT_HITS) agent.hits.push(slimEvent(event));
    else agent.moreHits[isReferred(event) ? 'referred' : 'bare'].push({ ref: event.source, at });
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const agent of this.#agents.values()) {
      turnHour(agent, Number.POSITIVE_INFINITY);
      const { tries, failures, addresses, calm } = agent;
      const isKnownCalm = this.#isKnownCalm(agent);
      const known = isKnownCalm ? agent.hits : triedBefore(agent);
      const hits = known.filter((hit) => isWithin(agent, hit) && !agent.manner.isUnlike(hit));
      const last = hits.at(-1);
      if (last === undefined || failures < LEAST) continue;
      // Of the further ones the addresses are not known.
      const further = isKnownCalm ? furtherHits(agent) : [];
      let more = 0;
      for (const _ of further) more++;
      const held = emit({
        name: this.name,
        event: last,
        fields: {
          login: last.action,
          tries,
          failures,
          share: Math.round((100 * failures) / tries),
          addresses: addresses.size,
          hits: hits.length + more,
          calm,
          others: this.#shareOfOthers(agent, last),
        },
        outcome: 'succeeded',
        reason: { code: 'agentWave', params: { tries, failures, addresses: addresses.size } },
        earlier: marksOfAll([hits.slice(0, -1).map(({ source: ref, at }) => ({ ref, at })), further]),
        sources: [...new Set(hits.map(({ address }) => address))],
        accounts: [...new Set(hits.map(({ account }) => account))].filter((name) => name !== ''),
      });
      if (held.length === 0) continue;
      this.#limits.note('named', agent.unlisted);
      if (!isKnownCalm)
        this.#limits.note('watched', agent.moreHits.referred.length + agent.moreHits.bare.length);
    }
  }

  #noteHour(key: string, isVain: boolean): void {
    const hour = this.#hours.get(key);
    if (hour !== undefined) {
      hour.tries++;
      if (isVain) hour.failures++;
    } else if (this.#hours.size < KEPT_HOURS) this.#hours.set(key, { tries: 1, failures: isVain ? 1 : 0 });
    else this.#limits.note('watched');
  }

  #shareOfOthers({ waves }: Agent, { tenant, action }: ShopEvent): number {
    let tries = 0;
    let failures = 0;
    for (const own of waves) {
      const all = this.#hours.get(hourKey(tenant, action, own.hour)) ?? own;
      tries += all.tries - own.tries;
      failures += all.failures - own.failures;
    }
    return tries === 0 ? 0 : Math.round((100 * failures) / tries);
  }

  /** Whether there was more time without a wave than with one. */
  #isKnownCalm({ waves }: Agent): boolean {
    return (this.#until - this.#from) / HOUR_MS >= 2 * waves.length;
  }
}

/** Logins from where somebody failed more often with this program than who mistypes. */
function triedBefore({ hits, addresses }: Agent): readonly ShopEvent[] {
  const entered = new Map<string, number>();
  for (const { address } of hits) entered.set(address, (entered.get(address) ?? 0) + 1);
  // Behind a line that many share as many get in as fail.
  return hits.filter(({ address }) => (addresses.get(address) ?? 0) > MISTYPED * entered.get(address)!);
}

/** Those that count, of the hits of which only the place was kept. */
function furtherHits(agent: Agent): Iterable<Mark> {
  const { bare, referred } = agent.moreHits;
  const hits = marksOfAll(agent.manner.isUnlike({ referer: 'any' }) ? [bare] : [bare, referred]);
  return {
    *[Symbol.iterator]() {
      for (const hit of hits) if (isWithin(agent, hit)) yield hit;
    },
  };
}

/** Whether a login lies in a wave of its User-Agent, or shortly beside it. */
function isWithin({ waves }: Agent, { at }: Pick<Mark, 'at'>): boolean {
  return waves.some(({ from, until }) => from - SILENCE_MS <= at && at <= until + SILENCE_MS);
}

function newAgent(spill: MarkSpill | undefined): Agent {
  return {
    tries: 0,
    failures: 0,
    addresses: new Map(),
    manner: new LoginManner(),
    hits: [],
    moreHits: { referred: new MarkList(spill), bare: new MarkList(spill) },
    unlisted: 0,
    calm: 0,
    hour: -1,
    hourFailures: 0,
    hourHits: 0,
    hourTries: 0,
    hourFrom: Number.NaN,
    hourUntil: Number.NaN,
    waves: [],
  };
}

function hourKey(tenant: string, action: string, hour: number): string {
  return `${hour}\0${action}\0${tenant}`;
}

function turnHour(agent: Agent, hour: number): void {
  if (hour === agent.hour) return;
  if (agent.hourFailures <= CALM) agent.calm += agent.hourHits;
  else {
    const { hourTries: tries, hourFailures: failures, hourFrom: from, hourUntil: until } = agent;
    agent.waves.push({ hour: agent.hour, tries, failures, from, until });
  }
  agent.hour = hour;
  agent.hourFailures = 0;
  agent.hourHits = 0;
  agent.hourTries = 0;
}
