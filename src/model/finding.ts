import type { Attack } from './attack.ts';
import type { EvidenceRef } from './evidence-ref.ts';
import type { Level } from './level.ts';
import type { Outcome } from './outcome.ts';

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
  /** Addresses, at most 100, most active first. */
  readonly sources: readonly string[];
  readonly sourceCount: number;
  readonly accounts: readonly string[];
  readonly tenants: readonly string[];
  /** Paths of files that the finding is about: dropped, or talked with. */
  readonly files: readonly string[];
  /** At most 20: the first, the last and some spread between. */
  readonly evidence: readonly EvidenceRef[];
}
