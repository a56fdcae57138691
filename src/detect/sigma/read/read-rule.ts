import { joinExpressions, testsOf } from '../rule/expression.ts';
import type { SigmaFilter } from '../rule/sigma-filter.ts';
import type { SigmaRule } from '../rule/sigma-rule.ts';
import { entryOf, kindOf, type LocatedMap } from './located.ts';
import type { Placeholders } from './modifier/context.ts';
import type { ProblemLog } from './problem-log.ts';
import { conditionsOf, readCondition } from './read-conditions.ts';
import { type DocumentPlace, readHead, textsOf } from './read-head.ts';
import { readSelections, sectionOf } from './read-selection.ts';

/** Reads a detection rule. Undefined when the log then holds a problem. */
export function readRule(
  document: LocatedMap,
  place: DocumentPlace,
  placeholders: Placeholders,
  log: ProblemLog,
): SigmaRule | undefined {
  const head = readHead(document, place, log);
  const section = sectionOf(document, 'detection', log);
  if (section === undefined) return undefined;
  const selections = readSelections(section, ['condition', 'timeframe'], placeholders, log);
  const conditions = conditionsOf(section, log);
  // A selection that could not be read is a problem already; calling it unknown as well would mislead.
  if (log.hasProblems) return undefined;
  const expressions = conditions.flatMap((condition) => readCondition(condition, selections, log) ?? []);
  if (log.hasProblems) return undefined;
  const expression = joinExpressions('or', expressions);
  return Object.freeze({
    ...head,
    conditions: conditions.map(({ value }) => String(value)),
    selections,
    expression,
    backtracking: [...testsOf(expression)].some(({ test }) => test.kind === 'regex' && !test.linear),
  });
}

/** Reads a filter (Sigma filters specification 2.0.0). Undefined when the log then holds a problem. */
export function readFilter(
  document: LocatedMap,
  place: DocumentPlace,
  placeholders: Placeholders,
  log: ProblemLog,
): SigmaFilter | undefined {
  const head = readHead(document, place, log);
  const section = sectionOf(document, 'filter', log);
  if (section === undefined) return undefined;
  const selections = readSelections(section, ['condition', 'rules'], placeholders, log);
  const conditions = conditionsOf(section, log);
  const rules = readFilterRules(section, log);
  if (log.hasProblems) return undefined;
  const expressions = conditions.flatMap((condition) => readCondition(condition, selections, log) ?? []);
  if (log.hasProblems) return undefined;
  const condition = conditions.map(({ value }) => String(value)).join(' or ');
  return Object.freeze({ ...head, rules, condition, expression: joinExpressions('or', expressions) });
}

function readFilterRules(section: LocatedMap, log: ProblemLog): readonly string[] | null {
  const entry = entryOf(section, 'rules');
  if (entry === undefined) {
    log.add(section.at, 'missing-key', { key: 'rules' });
    return [];
  }
  if (entry.value.kind === 'map') {
    log.add(entry.value.at, 'wrong-type', { key: 'rules', expected: 'list', found: kindOf(entry.value) });
    return [];
  }
  const rules = textsOf(section, 'rules', log);
  const any = rules.length === 0 || (rules.length === 1 && /^(?:any|all)$/i.test(rules[0]!));
  return any ? null : rules;
}
