/** A file of rules, as it was read from disk. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
}
