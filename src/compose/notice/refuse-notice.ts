import { AppError } from '../../errors/app-error.ts';
import { ConfigErrors } from '../../errors/config-errors.ts';
import type { LintFinding } from '../../model/notice/lint-finding.ts';
import type { NoticeProblem } from '../../model/notice/notice-problem.ts';

/**
 * Refuses a notice for what the linter refuses; warnings pass.
 *
 * @throws ConfigErrors with every finding that is refused
 */
export function refuseFindings(findings: readonly LintFinding[]): void {
  const refused = findings.filter(({ severity }) => severity === 'refused');
  if (refused.length === 0) return;
  throw new ConfigErrors(
    refused.map(({ rule, place, text }) => {
      return new AppError('NOTICE_LINT', { rule, problem: place === '' ? text : `${text} ← ${place}` });
    }),
  );
}

/**
 * Refuses a notice for what is wrong with its template or its facts.
 *
 * @throws ConfigErrors with every problem; nothing where there is none
 */
export function refuseNotice(
  code: 'NOTICE_TEMPLATE' | 'NOTICE_FACTS',
  problems: readonly NoticeProblem[],
): void {
  if (problems.length === 0) return;
  throw new ConfigErrors(
    problems.map(({ place, text, mend }) => new AppError(code, { place, problem: text, mend })),
  );
}
