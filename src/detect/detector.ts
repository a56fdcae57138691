import type { ScriptSighting } from '../model/script-sighting.ts';
import type { EventKind, ShopEvent } from '../model/shop-event.ts';
import type { Observation } from './observation.ts';
import type { RuleInfo } from './rule-info.ts';
import type { Signal } from './signal.ts';

/** Takes an observation, and answers which rules hold on it. */
export type Emit = (observation: Observation) => readonly RuleInfo[];

/**
 * Looks at events in time order and says what only state shows. Contract: memory is bounded whatever the
 * number of events, addresses and paths (forget what is idle, cap what is kept); nothing depends on anything
 * but the events' order; what an event makes certain is said at that event; never throws. Thresholds stand in
 * rules, not here: a detector hands over numbers.
 */
export interface Detector {
  readonly name: string;
  /** Set where signals without an action need not be shown: most have none. */
  readonly needsAction?: true;
  /** Set where signals of this kind are shown to it, no other ones, and to no other detector. */
  readonly kind?: EventKind;
  observe(signal: Signal, emit: Emit): void;
  /** Takes a customer's login that tells nothing of itself (`OpenLogins`): it is shown besides as a request without an action. */
  noteOrdinaryLogin?(login: ShopEvent, emit: Emit): void;
  /** After the last event: addresses of whose other visits it must know before it tells; those are shown to all by `noteVisit`. */
  asksFor?(): Iterable<string>;
  noteVisit?(visit: ShopEvent): void;
  /** Called once after the last event, with all scripts that ever answered. */
  finish?(scripts: readonly ScriptSighting[], emit: Emit): void;
}
