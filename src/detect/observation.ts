import type { FileCall } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import type { FieldValue } from './field-source.ts';
import type { Reason } from './reason.ts';
import type { RuleInfo } from './rule-info.ts';
import type { Mark } from './state/mark.ts';
import type { Run } from './state/run.ts';

/** The numbers and words that rules on observations look at; `hinomi.` is put before each name. */
export type ObservationFields = Readonly<Record<string, FieldValue>>;

/** Something that a detector saw. Whether it is a finding, and how grave, is for the rules to say. */
export interface Observation {
  /** `hinomi.observation`. */
  readonly name: string;
  /** The event that completed it. */
  readonly event: ShopEvent;
  readonly fields: ObservationFields;
  /** Left out where the answer's status decides. */
  readonly outcome?: Outcome;
  /** Needed with `succeeded`. */
  readonly reason?: Reason | undefined;
  /** Earlier events of the same conduct, all of them: they count. Gone through once for each rule that holds. */
  readonly earlier?: Iterable<Mark> | undefined;
  /** Whether it goes on with what was told of the same source before, however long the silence between. */
  readonly goesOn?: boolean | undefined;
  /** Further events that it rests on, shown but not counted: the upload before the call. */
  readonly related?: readonly Mark[];
  readonly files?: readonly string[];
  readonly accounts?: readonly string[];
  /** Who called what somebody put there. */
  readonly calls?: readonly FileCall[];
  /** Addresses besides the event's own. With it the observation belongs to no single address. */
  readonly sources?: readonly string[];
  /** Rules that were told of this event before: they do not count it again. */
  readonly toldBefore?: readonly RuleInfo[];
  /** The stretch of like events that it belongs to: once a rule holds, it holds for the rest of the run. */
  readonly run?: Run;
  /** With a run: why those of it that came out otherwise did; left out where their answers' statuses decide. */
  readonly othersReason?: Reason | undefined;
  /** With a run: the count whose steps decide when rules are asked; left out, the run's own. */
  readonly steps?: number;
}
