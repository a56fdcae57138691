import type { RuleProblemCode } from '../rule/rule-problem.ts';

/** Ends the reading of one part of a rule; whoever reads the whole turns it into a problem with a place. */
export class RuleFault extends Error {
  readonly code: RuleProblemCode;
  readonly params: Readonly<Record<string, string>>;

  constructor(code: RuleProblemCode, params: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
