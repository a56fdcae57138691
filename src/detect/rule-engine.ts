import type { ShopEvent } from '../model/shop-event.ts';
import type { FieldSource } from './field-source.ts';
import type { RuleInfo } from './rule-info.ts';
import type { Mark } from './state/mark.ts';

/** A correlation that came true. */
export interface CorrelationHit {
  readonly rule: RuleInfo;
  /** The event that completed it. */
  readonly event: ShopEvent;
  /** Events that it rests on besides and no hit before did, oldest first. */
  readonly related: readonly Mark[];
  /** These, as far as they are remembered. */
  readonly events: readonly ShopEvent[];
  /** Whether its groups are addresses: then it is about the event's own. */
  readonly byAddress: boolean;
}

/** What detection asks of the rules. */
export interface RuleEngine {
  infoOf(id: string): RuleInfo | undefined;
  /** The rules on observations that hold. */
  matchObservation(source: FieldSource): readonly RuleInfo[];
  /** Tells correlations of an event on which a rule held; answers which of them came true by then. */
  correlate(rule: RuleInfo, event: ShopEvent, fields: FieldSource): readonly CorrelationHit[];
  /** What only the end of the input can show. */
  finishCorrelations(): readonly CorrelationHit[];
}
