import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { slimEvent } from '../state/slim-event.ts';
import { isLogin, loginResult, sendsLogin } from './login-result.ts';

/** In an hour with more that do not succeed, a wave goes on. */
const CALM = 5;
/** Fewer failures are no wave, whatever the rules say. */
const LEAST = 20;
/** Whoever forgot a password fails no more often than this. */
const MISTYPED = 3;
const KEPT_HITS = 1_000;
const KEPT_ADDRESSES = 4_000;

interface Agent {
  tries: number;
  failures: number;
  /** Failures of each address. */
  readonly addresses: Map<string, number>;
  readonly hits: ShopEvent[];
  /** Successes and addresses for which there was no room. */
  unlisted: number;
  /** Logins that succeeded in hours without a wave: honest people have this user agent. */
  calm: number;
  hour: number;
  hourFailures: number;
  hourHits: number;
  /** In how many hours a wave went on. */
  waveHours: number;
}

/**
 * One user agent with which hardly any login succeeds, from many addresses: the program that tries a list. Said at
 * the end, of the logins that did succeed, also where they were their address's first try. `agent-wave`: `tries`,
 * `failures` (also those whose answer tells nothing), the `share` of failures in percent, from how many
 * `addresses`, how many `hits`, and how many successes in `calm` hours. Where the wave goes on for most of the log, so that
 * nobody knows who else has that user agent, only of addresses that failed again and again.
 */
export class AgentWave implements Detector {
  readonly name = 'agent-wave';
  readonly needsAction = true;
  readonly #agents: RecentMap<string, Agent>;
  readonly #limits: ReachedLimits;
  /** The first and the last login of any agent. */
  #from = Number.NaN;
  #until = Number.NaN;

  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
    const forgot = limits.teller('watched');
    this.#agents = new RecentMap({
      capacity: 16_384,
      idleMs: 7 * DAY_MS,
      weigh: ({ addresses, hits }) => addresses.size + 8 * hits.length,
      forgot,
    });
  }

  observe({ event, action }: Signal): void {
    const { userAgent, kind, tenant, at, address } = event;
    if (kind !== 'web' || !isLogin(action) || !sendsLogin(event) || Number.isNaN(at)) return;
    if (userAgent === '' || userAgent === '-' || address === '') return;
    if (!(this.#from <= at)) this.#from = at;
    if (!(this.#until >= at)) this.#until = at;
    const agent = this.#agents.open(`${tenant}\0${action}\0${userAgent}`, at, newAgent);
    turnHour(agent, Math.floor(at / HOUR_MS));
    agent.tries++;
    if (loginResult(event) !== 'success') {
      agent.failures++;
      agent.hourFailures++;
      const known = agent.addresses.get(address);
      if (known !== undefined || agent.addresses.size < KEPT_ADDRESSES)
        agent.addresses.set(address, (known ?? 0) + 1);
      else agent.unlisted++;
      return;
    }
    agent.hourHits++;
    if (agent.hits.length < KEPT_HITS) agent.hits.push(slimEvent(event));
    else agent.unlisted++;
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const agent of this.#agents.values()) {
      turnHour(agent, Number.POSITIVE_INFINITY);
      const { tries, failures, addresses, calm } = agent;
      const hits = this.#isKnownCalm(agent) ? agent.hits : triedBefore(agent);
      const last = hits.at(-1);
      if (last === undefined || failures < LEAST) continue;
      const held = emit({
        name: this.name,
        event: last,
        fields: {
          login: last.action,
          tries,
          failures,
          share: Math.round((100 * failures) / tries),
          addresses: addresses.size,
          hits: hits.length,
          calm,
        },
        outcome: 'succeeded',
        reason: { code: 'agentWave', params: { tries, failures, addresses: addresses.size } },
        earlier: hits.slice(0, -1).map(({ source: ref, at }) => ({ ref, at })),
        sources: [...new Set(hits.map(({ address }) => address))],
        accounts: [...new Set(hits.map(({ account }) => account))].filter((name) => name !== ''),
      });
      if (held.length > 0) this.#limits.note('evidence-lines', agent.unlisted);
    }
  }

  /** Whether there was more time without a wave than with one. */
  #isKnownCalm({ waveHours }: Agent): boolean {
    return (this.#until - this.#from) / HOUR_MS >= 2 * waveHours;
  }
}

/** Logins from where somebody failed more often with this program than who mistypes. */
function triedBefore({ hits, addresses }: Agent): readonly ShopEvent[] {
  const entered = new Map<string, number>();
  for (const { address } of hits) entered.set(address, (entered.get(address) ?? 0) + 1);
  // Behind a line that many share as many get in as fail.
  return hits.filter(({ address }) => (addresses.get(address) ?? 0) > MISTYPED * entered.get(address)!);
}

function newAgent(): Agent {
  return {
    tries: 0,
    failures: 0,
    addresses: new Map(),
    hits: [],
    unlisted: 0,
    calm: 0,
    hour: -1,
    hourFailures: 0,
    hourHits: 0,
    waveHours: 0,
  };
}

function turnHour(agent: Agent, hour: number): void {
  if (hour === agent.hour) return;
  if (agent.hourFailures <= CALM) agent.calm += agent.hourHits;
  else agent.waveHours++;
  agent.hour = hour;
  agent.hourFailures = 0;
  agent.hourHits = 0;
}
