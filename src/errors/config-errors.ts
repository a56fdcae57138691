import type { AppError } from './app-error.ts';

/** Several errors at once, as a configuration or a notice's facts may have. */
export class ConfigErrors extends Error {
  readonly problems: readonly AppError[];

  constructor(problems: readonly AppError[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.problems = problems;
  }
}
