/** A rule file as it lies on disk. */
export interface RuleText {
  /** As shown to the user. */
  readonly path: string;
  /** The file's name without its ending. */
  readonly name: string;
  readonly text: string;
  /** Whether a page (`<name>.md`) lies beside it. */
  readonly hasPage: boolean;
}

/** A case: logs, perhaps a `hinomi.yaml`, and what is expected of them. */
export interface RuleCase {
  /** Path of the folder. */
  readonly path: string;
  /** Name of the rule file that it belongs to. */
  readonly rule: string;
  readonly name: string;
  /** Text of `expected.yaml`; null when it is missing. */
  readonly expected: string | null;
}

/** Rules with what lies beside them. */
export interface RuleFolder {
  readonly files: readonly RuleText[];
  readonly cases: readonly RuleCase[];
  /** Rules that are not checked, but that correlations among `files` may name. */
  readonly context: readonly RuleText[];
  /** Whether every rule must have its page and its cases, as shipped rules must. */
  readonly complete: boolean;
}
