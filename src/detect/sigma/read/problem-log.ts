import type { RuleProblem, RuleProblemCode } from '../rule/rule-problem.ts';

/** Takes the problems of one document, and knows where its offsets lie. */
export class ProblemLog {
  readonly problems: RuleProblem[] = [];
  readonly #path: string;
  readonly #rule: string;
  readonly #placeOf: (offset: number) => { line: number; column: number };

  constructor(path: string, rule: string, placeOf: (offset: number) => { line: number; column: number }) {
    this.#path = path;
    this.#rule = rule;
    this.#placeOf = placeOf;
  }

  add(at: number, code: RuleProblemCode, params: Readonly<Record<string, string>> = {}): void {
    const { line, column } = this.#placeOf(at);
    this.problems.push(Object.freeze({ path: this.#path, line, column, code, params, rule: this.#rule }));
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }
}
