import type { ConditionNode } from '../rule/condition-node.ts';
import type { CorrelationBound, CorrelationType } from '../rule/sigma-correlation.ts';
import { COMPARISONS, type Comparison } from '../rule/value-test.ts';
import { entryOf, kindOf, type LocatedEntry, type LocatedMap } from './located.ts';
import { isConditionFault, parseCondition } from './parse-condition.ts';
import type { ProblemLog } from './problem-log.ts';
import { textsOf } from './read-head.ts';

/** What the `condition` of a correlation says. */
export interface CorrelationCondition {
  readonly bounds: readonly CorrelationBound[];
  readonly valueFields: readonly string[];
  readonly percentile: number;
  readonly expression: ConditionNode | undefined;
}

const NO_BOUNDS = { bounds: [], valueFields: [], percentile: 0 } as const;

/**
 * Reads a correlation's condition: a map of bounds, or for temporal types a boolean condition over rules' names.
 * A temporal correlation may have none: no bounds then stand for all of its rules.
 */
export function readBounds(
  section: LocatedMap,
  type: CorrelationType,
  log: ProblemLog,
): CorrelationCondition | undefined {
  const entry = entryOf(section, 'condition');
  const temporal = type === 'temporal' || type === 'temporal_ordered';
  if (entry === undefined) {
    if (temporal) return { ...NO_BOUNDS, expression: undefined };
    log.add(section.at, 'missing-key', { key: 'condition' });
    return undefined;
  }
  if (entry.value.kind === 'map') return readMap(entry.value, section, type, log);
  if (entry.value.kind === 'scalar' && typeof entry.value.value === 'string') {
    if (temporal) return readExpression(entry.value.at, entry.value.value, log);
    log.add(entry.value.at, 'boolean-condition-type', { type });
    return undefined;
  }
  log.add(entry.value.at, 'wrong-type', { key: 'condition', expected: 'map', found: kindOf(entry.value) });
  return undefined;
}

function readMap(
  map: LocatedMap,
  section: LocatedMap,
  type: CorrelationType,
  log: ProblemLog,
): CorrelationCondition | undefined {
  const bounds = map.entries.flatMap((entry) => readBound(entry, log) ?? []);
  if (bounds.length === 0 && !log.hasProblems) {
    log.add(map.at, 'bad-correlation-condition', { key: '', known: COMPARISONS.join(' ') });
  }
  const inside = textsOf(map, 'field', log);
  const valueFields = inside.length > 0 ? inside : textsOf(section, 'field', log);
  if (type.startsWith('value_') && valueFields.length === 0) {
    log.add(map.at, 'correlation-needs-field', { type });
  }
  return { bounds, valueFields, percentile: readPercentile(map, type, log), expression: undefined };
}

function readBound({ key, keyAt, value }: LocatedEntry, log: ProblemLog): CorrelationBound | undefined {
  if (key === 'field' || key === 'percentile') return undefined;
  const operator = COMPARISONS.find((known) => known === key);
  if (operator === undefined) {
    log.add(keyAt, 'bad-correlation-condition', { key, known: COMPARISONS.join(' ') });
    return undefined;
  }
  const number = value.kind === 'scalar' && value.value !== null ? Number(value.value) : Number.NaN;
  if (Number.isFinite(number) && typeof (value as { value?: unknown }).value !== 'boolean') {
    return Object.freeze({ operator: operator as Comparison, value: number });
  }
  log.add(value.at, 'wrong-type', { key, expected: 'number', found: kindOf(value) });
  return undefined;
}

function readPercentile(map: LocatedMap, type: CorrelationType, log: ProblemLog): number {
  const entry = entryOf(map, 'percentile');
  if (type !== 'value_percentile') return 0;
  if (entry === undefined) {
    log.add(map.at, 'missing-key', { key: 'percentile' });
    return 0;
  }
  const value = entry.value.kind === 'scalar' ? entry.value.value : null;
  if (typeof value === 'number' && value >= 0 && value <= 100) return value;
  log.add(entry.value.at, 'bad-percentile', { value: String(value) });
  return 0;
}

function readExpression(at: number, text: string, log: ProblemLog): CorrelationCondition | undefined {
  const expression = parseCondition(text);
  if (isConditionFault(expression)) {
    const { found, expected, at: place } = expression;
    log.add(at, 'bad-condition', { condition: text, found, expected, position: String(place + 1) });
    return undefined;
  }
  return { ...NO_BOUNDS, expression };
}
