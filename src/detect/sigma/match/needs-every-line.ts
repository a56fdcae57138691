import type { Expression } from '../rule/expression.ts';
import type { SigmaRule } from '../rule/sigma-rule.ts';
import { compareNumbers, type ValueTest } from '../rule/value-test.ts';
import { foldPattern, numberOf } from './compile-test.ts';
import { foldCase } from './fold-case.ts';
import { compileTextMatcher } from './text-matcher.ts';
import { holdsWithoutField } from './trigger.ts';

/** True, false, or undefined where it depends on the request. */
type Known = boolean | undefined;

const METHOD_FIELDS = new Set(['cs-method', 'http.request.method']);
const STATUS_FIELDS = new Set(['sc-status', 'http.response.status_code']);
const METHODS = ['GET', 'HEAD'];
const KINDS = ['web'];
const STATUSES = Array.from({ length: 300 }, (_, index) => 100 + index);

/**
 * Whether a rule can hold on an ordinary request: no field `hinomi.*`, a status under 400 (or none), method GET or
 * HEAD, `event.kind` web. Worked out in three-valued logic over everything else, so that a doubt always means yes.
 */
export function needsEveryLine(rule: SigmaRule): boolean {
  return evaluate(rule.expression) !== false;
}

function evaluate(expression: Expression): Known {
  switch (expression.kind) {
    case 'test':
      return evaluateTest(expression.field, expression.test);
    case 'not': {
      const known = evaluate(expression.of);
      return known === undefined ? undefined : !known;
    }
    case 'and':
      return atLeast(expression.of.length, expression.of);
    case 'or':
      return atLeast(1, expression.of);
    case 'at-least':
      return atLeast(expression.count, expression.of);
  }
}

function atLeast(count: number, parts: readonly Expression[]): Known {
  const known = parts.map(evaluate);
  if (known.filter((one) => one === true).length >= count) return true;
  return known.filter((one) => one !== false).length >= count ? undefined : false;
}

function evaluateTest(field: string | null, test: ValueTest): Known {
  if (field === null) return undefined;
  if (field.startsWith('hinomi.')) return holdsWithoutField(test);
  if (METHOD_FIELDS.has(field)) return overValues(test, METHODS);
  if (field === 'event.kind') return overValues(test, KINDS);
  if (STATUS_FIELDS.has(field)) return overValues(test, STATUSES);
  return undefined;
}

/** A field that may be missing, or hold one of these values. */
function overValues(test: ValueTest, values: readonly (string | number)[]): Known {
  const missing = holdsWithoutField(test);
  for (const value of values) if (holdsOn(test, value) !== missing) return undefined;
  return missing;
}

function holdsOn(test: ValueTest, value: string | number): Known {
  switch (test.kind) {
    case 'text': {
      const matches = compileTextMatcher(test.cased ? test.pattern : foldPattern(test.pattern));
      return matches(test.cased ? String(value) : foldCase(String(value)));
    }
    case 'number':
      return numberOf(value) === test.value;
    case 'compare':
      return compareNumbers(test.operator, numberOf(value), test.value);
    case 'null':
      return false;
    case 'exists':
      return test.value;
    case 'boolean':
    case 'cidr':
      return false;
    default:
      return undefined;
  }
}
