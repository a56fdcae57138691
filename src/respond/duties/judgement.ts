import type { DataSetFacts } from '../../model/facts.ts';
import type { Condition } from '../../model/law.ts';

/** Whether a condition holds; while it is open, the facts that would decide it. */
export type Judgement = true | false | { readonly open: readonly string[] };

/** What a condition is judged over. */
export interface Judged {
  readonly set: DataSetFacts;
  /** Every data set of the incident. */
  readonly all: readonly DataSetFacts[];
  /** How many persons all of them concern, each once; undefined while nobody counted that. */
  readonly personsInAll: number | undefined;
  /** The conditions that the law's file names. */
  readonly named: ReadonlyMap<string, Condition>;
}
