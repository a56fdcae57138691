/** Something that the linter found in a notice. */
export interface LintFinding {
  /** The rule's name. */
  readonly rule: string;
  /** The sentence or cell in which it stands; '' for the notice as a whole. */
  readonly place: string;
  /** What is wrong and what to do. */
  readonly text: string;
  /** A notice with one that is `refused` is not made. */
  readonly severity: 'refused' | 'warning';
}
