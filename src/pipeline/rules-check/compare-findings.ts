import type { Finding } from '../../model/finding.ts';
import type { CheckProblem } from './check-problem.ts';
import type { ExpectedFinding, ExpectedFindings } from './expected-findings.ts';

/** Rule file names, rule names and ids to the ids they stand for; undefined for what is none. */
export type RuleIds = (word: string) => ReadonlySet<string> | undefined;

/**
 * Compares what a case gave with what it should give. Each expected finding needs a finding of its own; further
 * findings are allowed, except in an honest case, where nothing may lie above informational.
 */
export function compareFindings(
  path: string,
  expected: ExpectedFindings,
  findings: readonly Finding[],
  ruleIds: RuleIds,
): CheckProblem[] {
  const problems: CheckProblem[] = [];
  const left = new Set(findings);
  for (const wanted of expected.findings) {
    const ids = ruleIds(wanted.rule);
    if (ids === undefined) {
      problems.push({ path, code: 'unknown-rule-in-case', params: { rule: wanted.rule } });
      continue;
    }
    const ofRule = [...left].filter(({ rule }) => ids.has(rule));
    const match = ofRule.find((finding) => fits(wanted, finding));
    if (match !== undefined) left.delete(match);
    else problems.push(missing(path, wanted, ofRule));
  }
  for (const rule of expected.absent) {
    const ids = ruleIds(rule);
    if (ids === undefined) problems.push({ path, code: 'unknown-rule-in-case', params: { rule } });
    else if (findings.some((finding) => ids.has(finding.rule))) {
      problems.push({ path, code: 'not-absent', params: { rule } });
    }
  }
  if (expected.findings.length === 0) problems.push(...accusations(path, findings));
  return problems;
}

function fits(wanted: ExpectedFinding, finding: Finding): boolean {
  return (
    (wanted.outcome === undefined || wanted.outcome === finding.outcome) &&
    (wanted.level === undefined || wanted.level === finding.level) &&
    (wanted.count === undefined || wanted.count === finding.count) &&
    (wanted.sources === undefined || sameWords(wanted.sources, finding.sources))
  );
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join(' ') === [...b].sort().join(' ');
}

function missing(path: string, wanted: ExpectedFinding, ofRule: readonly Finding[]): CheckProblem {
  const params = { rule: wanted.rule, expected: describe(wanted) };
  if (ofRule.length === 0) return { path, code: 'finding-missing', params };
  return { path, code: 'finding-differs', params: { ...params, found: ofRule.map(describe).join(' / ') } };
}

function describe(finding: ExpectedFinding | Finding): string {
  const { outcome, level, count, sources } = finding;
  const parts = { outcome, level, count, sources: sources?.join(' ') };
  return Object.entries(parts)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]))
    .join(', ');
}

function accusations(path: string, findings: readonly Finding[]): CheckProblem[] {
  return findings
    .filter(({ level }) => level !== 'informational')
    .map(({ title, level, outcome, sources }) => ({
      path,
      code: 'accused',
      params: { title, level, outcome, sources: sources.join(' ') },
    }));
}
