import type { EvidenceRef } from '../model/evidence-ref.ts';
import type { Text } from '../model/language.ts';
import type { Outcome } from '../model/outcome.ts';
import type { ShopEvent } from '../model/shop-event.ts';

/** A rule held on an event. */
export interface Sighting {
  /** Sigma id of the rule. */
  readonly rule: string;
  /** The event that completed it. */
  readonly event: ShopEvent;
  /** Left out where the answer's status alone decides (refused: attempted; else unknown). */
  readonly outcome?: Outcome;
  /** Needed with `succeeded`: why we say so. */
  readonly reason?: Text;
  /** Further events that it rests on: the upload before the call, the failures before the login. */
  readonly related?: readonly EvidenceRef[];
  /** Paths of files it is about. */
  readonly files?: readonly string[];
  /** Addresses besides the event's own (an attack spread over many). */
  readonly sources?: readonly string[];
}

/**
 * Looks at events in time order and says what only state shows. Contract: memory is bounded whatever the
 * number of events, addresses and paths (forget what is idle, cap what is kept, say so when a cap was hit);
 * nothing depends on anything but the events' order; never throws.
 */
export interface Detector {
  readonly name: string;
  observe(event: ShopEvent, sight: (sighting: Sighting) => void): void;
  /** Called once after the last event. */
  finish?(sight: (sighting: Sighting) => void): void;
}
