import { addressRange } from '../match/address-range.ts';
import { compileRegex } from '../match/regex.ts';
import { type Expression, joinExpressions } from '../rule/expression.ts';
import type { TimePart, ValueTest } from '../rule/value-test.ts';
import { ANY_TEXT, joinWildcard, parseWildcard } from '../rule/wildcard.ts';
import { applyModifiers, MODIFIER_NAMES, modifierNamed } from './apply-modifiers.ts';
import type { Draft } from './draft.ts';
import type { LocatedScalar } from './located.ts';
import type { Placeholders } from './modifier/context.ts';
import { RuleFault } from './rule-fault.ts';

/** The key of a detection item: a field's name ('' for keywords) and its modifiers. */
export interface ItemKey {
  readonly field: string;
  /** Aliases resolved, in the order written. */
  readonly modifiers: readonly string[];
}

/** Reads `field|modifier|modifier`. Throws a RuleFault for a modifier that Sigma does not know. */
export function readItemKey(key: string): ItemKey {
  const [field = '', ...names] = key.split('|');
  const modifiers = names.map((name) => {
    const modifier = modifierNamed(name);
    if (modifier === undefined) {
      throw new RuleFault('unknown-modifier', { modifier: name, field, known: MODIFIER_NAMES.join(' ') });
    }
    return modifier;
  });
  const [first] = modifiers.filter((name) => name !== 'all' && name !== 'neq');
  if (modifiers.includes('re') && first !== 're') {
    throw new RuleFault('modifier-order', { modifier: 're', before: first!, field });
  }
  return { field, modifiers };
}

/** Reads one value of an item. Throws a RuleFault when the modifiers do not fit it. */
export function readItemValue(
  key: ItemKey,
  value: LocatedScalar['value'],
  placeholders: Placeholders,
): Expression {
  const draft = applyModifiers(draftOf(key, value), key.modifiers, key.field, placeholders);
  return expressionOf(key, draft);
}

/** Joins what the values of an item became: `or`, with `all` `and`; `neq` holds when that does not. */
export function joinItemValues(key: ItemKey, values: readonly Expression[]): Expression {
  const joined = joinExpressions(key.modifiers.includes('all') ? 'and' : 'or', values);
  return key.modifiers.includes('neq') ? { kind: 'not', of: joined } : joined;
}

function draftOf({ modifiers, field }: ItemKey, value: LocatedScalar['value']): Draft {
  if (modifiers.includes('re')) {
    if (typeof value === 'string' || typeof value === 'number') {
      return { kind: 'regex', source: String(value), flags: '' };
    }
    throw new RuleFault('modifier-value', {
      modifier: 're',
      field,
      expected: 'string',
      found: String(value),
    });
  }
  if (value === null) return { kind: 'null' };
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  return { kind: 'text', pattern: parseWildcard(value), cased: false, bytes: false };
}

function expressionOf(key: ItemKey, draft: Draft): Expression {
  if (draft.kind === 'any') {
    return joinExpressions(
      'or',
      draft.of.map((one) => expressionOf(key, one)),
    );
  }
  if (key.field !== '') return { kind: 'test', field: key.field, test: testOf(key.field, draft) };
  return { kind: 'test', field: null, test: keywordTest(key, draft) };
}

function testOf(field: string, draft: Exclude<Draft, { kind: 'any' }>): ValueTest {
  switch (draft.kind) {
    case 'text':
      return { kind: 'text', pattern: draft.pattern, cased: draft.cased };
    case 'regex':
      return regexTest(field, draft.source, draft.flags);
    case 'cidr':
      if (addressRange(draft.range) === null) throw new RuleFault('bad-cidr', { field, value: draft.range });
      return draft;
    case 'time':
      return checkTimePart(field, draft);
    default:
      return draft;
  }
}

function regexTest(field: string, source: string, flags: string): ValueTest {
  const compiled = compileRegex(source, flags);
  if (typeof compiled === 'string') {
    throw new RuleFault('bad-regex', { field, pattern: source, cause: compiled });
  }
  return { kind: 'regex', source, flags, linear: compiled.linear };
}

/** A keyword is looked for inside of every text of the event. */
function keywordTest({ modifiers }: ItemKey, draft: Exclude<Draft, { kind: 'any' }>): ValueTest {
  if (draft.kind === 'regex') return regexTest('', draft.source, draft.flags);
  if (draft.kind === 'null') throw new RuleFault('keyword-null');
  const pattern =
    draft.kind === 'text'
      ? draft.pattern
      : draft.kind === 'number' || draft.kind === 'boolean'
        ? parseWildcard(String(draft.value))
        : undefined;
  if (pattern === undefined) {
    throw new RuleFault('modifier-needs-field', { modifier: modifiers.at(-1) ?? '' });
  }
  const inside = anchorsKeyword(modifiers) ? pattern : joinWildcard([ANY_TEXT, ...pattern, ANY_TEXT]);
  return { kind: 'text', pattern: inside, cased: draft.kind === 'text' && draft.cased };
}

function anchorsKeyword(modifiers: readonly string[]): boolean {
  return modifiers.includes('startswith') || modifiers.includes('endswith');
}

const RANGES: Readonly<Record<TimePart, readonly [number, number]>> = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  week: [1, 53],
  month: [1, 12],
  year: [0, 9999],
};

function checkTimePart(field: string, draft: Extract<ValueTest, { kind: 'time' }>): ValueTest {
  const [least, most] = RANGES[draft.part];
  const fits = Number.isInteger(draft.value) && draft.value >= least && draft.value <= most;
  if (fits || draft.operator !== 'eq') return draft;
  const params = {
    field,
    part: draft.part,
    value: String(draft.value),
    least: String(least),
    most: String(most),
  };
  throw new RuleFault('bad-time-part', params);
}
