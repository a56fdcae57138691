import { linkCorrelations } from './read/link-correlations.ts';
import type { Placeholders } from './read/modifier/context.ts';
import type { UnlinkedCorrelation } from './read/read-correlation.ts';
import { readRuleFile } from './read/read-rule-file.ts';
import { includesLogSource } from './rule/log-source.ts';
import type { RuleFile } from './rule/rule-file.ts';
import type { RuleProblem } from './rule/rule-problem.ts';
import type { RuleSet } from './rule/rule-set.ts';
import type { SigmaCorrelation } from './rule/sigma-correlation.ts';
import type { SigmaFilter } from './rule/sigma-filter.ts';
import type { SigmaRule } from './rule/sigma-rule.ts';

export interface ReadRulesOptions {
  /** What `%name%` stands for in values with `expand`. */
  readonly placeholders?: Placeholders;
}

/**
 * Reads Sigma rules, correlations and filters out of YAML files. What cannot be read becomes a problem with its
 * place; the rest is read all the same. Filters are already part of the rules that they apply to. Never throws.
 */
export function readRules(files: readonly RuleFile[], options: ReadRulesOptions = {}): RuleSet {
  const rules: SigmaRule[] = [];
  const filters: SigmaFilter[] = [];
  const unlinked: UnlinkedCorrelation[] = [];
  const problems: RuleProblem[] = [];
  const logs = new Map<UnlinkedCorrelation, (at: number) => { line: number; column: number }>();
  const taken = new Set<string>();
  for (const file of files) {
    for (const read of readRuleFile(file, options.placeholders ?? {})) {
      problems.push(...read.problems);
      const { noun } = read;
      if (noun === undefined) continue;
      if (taken.has(noun.value.id) && noun.kind !== 'filter') {
        problems.push(duplicate(noun.value, read.column));
        continue;
      }
      if (noun.kind !== 'filter') taken.add(noun.value.id);
      if (noun.kind === 'rule') rules.push(noun.value);
      else if (noun.kind === 'filter') filters.push(noun.value);
      else {
        unlinked.push(noun.value);
        logs.set(noun.value, read.placeOf);
      }
    }
  }
  const correlations = linkCorrelations(rules, unlinked, (correlation, at, code, params) => {
    const place = logs.get(correlation)!(at);
    problems.push({ path: correlation.path, ...place, code, params, rule: correlation.id });
  });
  return Object.freeze({
    rules: rules.map((rule) => applyFilters(rule, filters)),
    correlations,
    filters,
    problems: problems.toSorted(byPlace),
    silent: silentIds(correlations),
  });
}

function duplicate({ path, line, id, title }: SigmaRule | SigmaCorrelation, column: number): RuleProblem {
  return { path, line, column, code: 'duplicate-id', params: { id }, rule: title };
}

function applyFilters(rule: SigmaRule, filters: readonly SigmaFilter[]): SigmaRule {
  const fitting = filters.filter(
    (filter) =>
      includesLogSource(filter.logsource, rule.logsource) &&
      (filter.rules === null || filter.rules.some((name) => name === rule.id || name === rule.name)),
  );
  if (fitting.length === 0) return rule;
  const of = [rule.expression, ...fitting.map(({ expression }) => expression)];
  return Object.freeze({ ...rule, expression: { kind: 'and', of } as const });
}

function silentIds(correlations: readonly SigmaCorrelation[]): ReadonlySet<string> {
  const used = correlations.filter(({ generate }) => !generate).flatMap(({ rules }) => rules);
  const generated = new Set(correlations.filter(({ generate }) => generate).flatMap(({ rules }) => rules));
  return new Set(used.filter((id) => !generated.has(id)));
}

function byPlace(a: RuleProblem, b: RuleProblem): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column;
}
