/** What can be wrong with rules besides what the rule reader finds. The sentences stand in src/text. */
export const CHECK_PROBLEMS = [
  'page-missing',
  'hostile-case-missing',
  'honest-case-missing',
  'case-without-rule',
  'expected-missing',
  'expected-unreadable',
  'expected-nothing',
  'unknown-rule-in-case',
  'case-failed',
  'finding-missing',
  'finding-differs',
  'accused',
  'not-absent',
] as const;

export type CheckProblemCode = (typeof CHECK_PROBLEMS)[number];

/** Something wrong beside a rule: its page, its cases, what they gave. */
export interface CheckProblem {
  readonly path: string;
  readonly code: CheckProblemCode;
  readonly params: Readonly<Record<string, string>>;
}
