import type { Attack } from './attack.ts';
import type { EvidenceRef } from './evidence-ref.ts';
import type { Level } from './level.ts';
import type { Outcome } from './outcome.ts';

/** Somebody called a file that somebody put there: what joins two addresses, when they are two. */
export interface FileCall {
  readonly file: string;
  /** The address that put it there; '' when the log does not show how it came. */
  readonly by: string;
  readonly caller: string;
  /** The upload and the call. */
  readonly evidence: readonly EvidenceRef[];
}

/** One rule that held for one source (or actor) in one tenant with one outcome, in one episode. */
export interface Finding {
  /** Hash of what makes the finding itself; the same for the same evidence. */
  readonly id: string;
  /** Sigma id of the rule. */
  readonly rule: string;
  readonly title: string;
  readonly level: Level;
  readonly outcome: Outcome;
  /** Why the outcome is what it is, in the report's language. */
  readonly reason: string;
  /** ATT&CK technique ids. */
  readonly techniques: readonly string[];
  readonly attacks: readonly Attack[];
  /** Milliseconds since the epoch; NaN when no line had a time. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** How many events; exact, while `evidence` is a sample. */
  readonly count: number;
  /** Addresses, at most 100 (4,000 of what belongs to many together), most active first. */
  readonly sources: readonly string[];
  readonly sourceCount: number;
  /** How many tries of the conduct that it tells of the server answered otherwise than the rest; left out where that is not known, or none. */
  readonly otherwise?: number;
  /** Whether the conduct is that of many addresses together, so that it says little of any single one. */
  readonly ofMany?: boolean;
  readonly accounts: readonly string[];
  readonly tenants: readonly string[];
  /** Paths of files that the finding is about: dropped, or talked with. */
  readonly files: readonly string[];
  /** At most 50; left out where there are none. */
  readonly calls?: readonly FileCall[];
  /** At most 20 of what is counted: the first, the last and some spread between. */
  readonly evidence: readonly EvidenceRef[];
  /** What it rests on besides and does not count, such as the upload before the call. At most 20; left out where there is none. */
  readonly related?: readonly EvidenceRef[];
}
