/** What a window says of its correlation's condition. */
export interface Verdict {
  readonly holds: boolean;
  /** Nothing that may still come within the window can make it untrue. */
  readonly settled: boolean;
  /** The count, number of values, sum … that was compared; for temporal types the number of rules seen. */
  readonly value: number;
  /** Time of the oldest event that the verdict needs. */
  readonly start: number;
}

/** What a correlation remembers of one group: enough to judge the stretch of time that ends now. */
export interface CorrelationWindow {
  /**
   * Takes in an event of the rule at that position of the correlation's list.
   * @param values of the fields that the condition names, as text; empty where it names none
   */
  add(at: number, rule: number, values: readonly string[], ref: number): void;
  /** Judges everything from `cutoff` on; what is older may be forgotten. */
  judge(cutoff: number): Verdict;
  /** References of what lies in the window, oldest first; the window says how many it keeps. */
  related(cutoff: number): number[];
  /** Older entries were dropped because there were too many: counts are at least what they say. */
  readonly truncated: boolean;
}
