import type { ShopEvent } from '../model/shop-event.ts';
import type { FieldSource } from './field-source.ts';
import type { RuleInfo } from './rule-info.ts';

/** A correlation that an event completed. */
export interface CorrelationHit {
  readonly rule: RuleInfo;
  /** Addresses that took part besides the event's own; left out when it is grouped by the address. */
  readonly sources?: readonly string[];
}

/** What detection asks of the rules. */
export interface RuleEngine {
  infoOf(id: string): RuleInfo | undefined;
  /** The rules on observations that hold. */
  matchObservation(source: FieldSource): readonly RuleInfo[];
  /** Tells correlations of an event with the rules that held on it; answers which of them it completed. */
  correlate(event: ShopEvent, fields: FieldSource, held: readonly RuleInfo[]): readonly CorrelationHit[];
}
