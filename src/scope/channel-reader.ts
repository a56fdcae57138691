import type { AttackSet } from '../model/attack-set.ts';
import type { Claim } from '../model/claim.ts';
import type { Checked, Funnel } from '../model/exposure.ts';
import type { ProvenAttack } from '../model/proven-attack.ts';
import type { ShopAction } from '../model/shop-action.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import type { SqlInjectionHole } from '../model/sql-injection-hole.ts';

/** An event, and the actor whose act it was; null for anybody else's. */
export interface Sight {
  readonly event: ShopEvent;
  readonly actor: string | null;
  /**
   * For a line that names an account and no address: whose act it most likely was, and whether nobody else is known
   * to have used the account in that time.
   */
  readonly hand?: { readonly actor: string; readonly isSole: boolean } | undefined;
}

/** What else besides the actors' own requests a channel must see. */
export interface ChannelWants {
  /**
   * All requests for these paths, as in `ShopEvent.path`, on every tenant. With {@link namedFile}, all that name a file,
   * wherever it lies.
   */
  readonly paths: readonly string[];
  /** All events of these accounts. */
  readonly accounts: readonly string[];
  /** All that was sent (not fetched) to do one of these, whoever did it. */
  readonly actions?: readonly ShopAction[];
  /** For `observeHostile`: all requests in which one of these was found, of whoever is no actor. */
  readonly attacks?: AttackSet;
}

export interface ChannelReading {
  readonly claims: readonly Claim[];
  readonly funnels: readonly Funnel[];
  readonly checked: readonly Checked[];
  /** Where SQL came in. */
  readonly holes?: readonly SqlInjectionHole[];
  /** Attacks that are known by it to have brought something back. */
  readonly proven?: readonly ProvenAttack[];
}

/** Reads one channel out of events: what was reached, not yet how many. Memory is bounded by what was reached. */
export interface ChannelReader {
  /** Asked once, before the first event. */
  wants(): ChannelWants;
  /** Events in order of time, each once. */
  observe(sight: Sight): void;
  /** Requests of whoever is no actor, by `attacks`: after all events, in order of time among themselves, each once. */
  observeHostile?(event: ShopEvent): void;
  /** Asked once, after the last event. */
  read(): ChannelReading;
}
