import type { FieldValue } from '../../field-source.ts';
import { compareNumbers, type ValueTest } from '../rule/value-test.ts';
import type { Wildcard } from '../rule/wildcard.ts';
import { addressRange } from './address-range.ts';
import type { FieldSlot } from './field-slot.ts';
import { foldCase } from './fold-case.ts';
import { compileRegex } from './regex.ts';
import { compileTextMatcher, type TextMatcher } from './text-matcher.ts';
import { timePartOf } from './time-part.ts';

/** Tells whether the field at hand passes a test. */
export type SlotTest = (slot: FieldSlot) => boolean;

/** Finds the slot of another field of the same event. */
export type SlotOf = (field: string) => FieldSlot;

/** Compiles a test that was checked when the rule was read. */
export function compileTest(test: ValueTest, slotOf: SlotOf): SlotTest {
  switch (test.kind) {
    case 'text': {
      const matches = compileTextMatcher(test.cased ? test.pattern : foldPattern(test.pattern));
      return test.cased ? (slot) => some(slot.texts, matches) : (slot) => some(slot.folded, matches);
    }
    case 'regex': {
      const compiled = compileRegex(test.source, test.flags);
      if (typeof compiled === 'string') return () => false;
      return (slot) => some(slot.texts, compiled.test);
    }
    case 'cidr': {
      const contains = addressRange(test.range) ?? (() => false);
      return (slot) => some(slot.texts, contains);
    }
    case 'number':
      return (slot) => someValue(slot.value, (value) => numberOf(value) === test.value);
    case 'boolean':
      return (slot) => someValue(slot.value, (value) => value === test.value);
    case 'null':
      return (slot) => slot.value === undefined || someValue(slot.value, (value) => value === null);
    case 'exists':
      return (slot) => (slot.value !== undefined) === test.value;
    case 'compare':
      return (slot) =>
        someValue(slot.value, (value) => compareNumbers(test.operator, numberOf(value), test.value));
    case 'time':
      return (slot) =>
        someValue(slot.value, (value) => {
          const part = timePartOf(value, test.part);
          return !Number.isNaN(part) && compareNumbers(test.operator, part, test.value);
        });
    case 'field':
      return compareFields(test, slotOf(test.field));
  }
}

/** A pattern that fits texts whose case was folded. */
export function foldPattern(pattern: Wildcard): Wildcard {
  return pattern.map((part) => ('text' in part ? { text: foldCase(part.text) } : part));
}

function some(texts: readonly string[], matches: TextMatcher): boolean {
  for (let at = 0; at < texts.length; at++) if (matches(texts[at]!)) return true;
  return false;
}

type SingleValue = string | number | boolean | null;

function someValue(value: FieldValue | undefined, matches: (value: SingleValue) => boolean): boolean {
  if (value === undefined) return false;
  return typeof value === 'object' && value !== null ? value.some(matches) : matches(value);
}

const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** The number that a value is, or is written as in decimal; NaN otherwise. */
export function numberOf(value: SingleValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : Number.NaN;
}

function compareFields(test: Extract<ValueTest, { kind: 'field' }>, other: FieldSlot): SlotTest {
  const compare: (left: string, right: string) => boolean = {
    equals: (left: string, right: string) => left === right,
    contains: (left: string, right: string) => left.includes(right),
    startswith: (left: string, right: string) => left.startsWith(right),
    endswith: (left: string, right: string) => left.endsWith(right),
  }[test.how];
  return (slot) => {
    const rights = test.cased ? other.texts : other.folded;
    return some(test.cased ? slot.texts : slot.folded, (left) =>
      rights.some((right) => compare(left, right)),
    );
  };
}
