import type { DataRole } from './duty.ts';
import type { Bound, Certainty } from './exposure.ts';
import type { Item } from './item.ts';

/** What is known of one data set; undefined for what nobody has said. */
export interface DataSetFacts {
  /** Name of the data set; '' where there is only one. */
  readonly set: string;
  readonly role: DataRole;
  /** Moments of its own that may count as knowing, earliest first; undefined: those of the incident. */
  readonly knownAt?: readonly number[] | undefined;
  readonly persons: number | undefined;
  readonly bound: Bound;
  readonly certainty: Certainty | 'no-trace' | 'cannot-tell' | 'ruled-out' | undefined;
  readonly items: readonly Item[] | undefined;
  /** Yes-or-no facts by name: `unauthorisedAccess`, `encrypted`, `sensitive`, `cards`, … */
  readonly said: ReadonlyMap<string, boolean>;
  /** Facts that were written down as open (null). */
  readonly open: ReadonlySet<string>;
}

/** The facts of an incident that decide what is owed. */
export interface Facts {
  /** Moments that may count as knowing, earliest first, in milliseconds since the epoch; may be empty. */
  readonly knownAt: readonly number[];
  readonly dataSets: readonly DataSetFacts[];
  /** How many persons all data sets together concern, each once; undefined while nobody counted that. */
  readonly personsInAll: number | undefined;
}
