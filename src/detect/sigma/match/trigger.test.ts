import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { compileRules } from '../compile-rules.ts';
import { JsonEvent } from '../json-event.ts';
import { readRules } from '../read-rules.ts';
import type { Expression } from '../rule/expression.ts';
import { compileTest } from './compile-test.ts';
import { FieldSlot } from './field-slot.ts';

/** What an expression means, without index, sharing or memory. */
function naive(expression: Expression, event: JsonEvent): boolean {
  switch (expression.kind) {
    case 'test': {
      const slotOf = (name: string | null) => {
        const slot = new FieldSlot(name, undefined);
        slot.load(event);
        return slot;
      };
      return compileTest(expression.test, slotOf)(slotOf(expression.field));
    }
    case 'not':
      return !naive(expression.of, event);
    case 'and':
      return expression.of.every((part) => naive(part, event));
    case 'or':
      return expression.of.some((part) => naive(part, event));
    case 'at-least':
      return expression.of.filter((part) => naive(part, event)).length >= expression.count;
  }
}

const keys = fc.constantFrom(
  ...'f g f|contains g|contains f|startswith f|endswith f|contains|all f|cased f|contains|cased f|re f|neq'.split(
    ' ',
  ),
  'f|fieldref',
  '|all',
);
const texts = fc.constantFrom('a', 'b', 'ab', 'A', 'aB', '', '1', 'a*b', '?b', 'b*');
const values = fc.oneof(texts, fc.array(texts, { minLength: 1, maxLength: 3 }));
const items = fc.oneof(
  fc.tuple(keys, values),
  fc.tuple(fc.constantFrom('f', 'g', 'f|neq'), fc.constantFrom(null, 1, true)),
  fc.tuple(fc.constant('f|exists'), fc.boolean()),
  fc.tuple(fc.constantFrom('f|gt', 'g|lte'), fc.constantFrom(0, 1)),
);
const maps = fc.array(items, { minLength: 1, maxLength: 2 }).map((pairs) => Object.fromEntries(pairs));
const selections = fc.oneof(
  maps,
  fc.array(maps, { minLength: 1, maxLength: 2 }),
  fc.array(texts, { minLength: 1, maxLength: 2 }),
);
const conditions = fc.constantFrom(
  's',
  'not s',
  's and t',
  's or t',
  's and not t',
  'not s or t',
  '2 of them',
  'not (s and t)',
  '1 of *',
);
const rules = fc.record({ s: selections, t: selections, u: selections, condition: conditions });
const fieldValues = fc.oneof(
  fc.constantFrom('a', 'b', 'ab', 'AB', '', '1', 'xaby', 'a|b', null, 0, 1, true),
  fc.array(fc.constantFrom('a', 'ab', 'B', null, 1), { maxLength: 2 }),
);
const events = fc.record({ f: fieldValues, g: fieldValues, h: fc.constant('xb') }, { requiredKeys: [] });

describe('rules that are tried only when something triggers them', () => {
  it('hold on the same events as if all were tried', () => {
    fc.assert(
      fc.property(
        fc.array(rules, { minLength: 1, maxLength: 4 }),
        fc.array(events, { maxLength: 6 }),
        (detections, objects) => {
          const text = detections.map((detection, n) => stringify({ id: `r${n}`, detection })).join('---\n');
          const set = readRules([{ path: 'r.yml', text: text.replaceAll("'*b'", "'.b'") }]);
          const matcher = compileRules(set.rules);
          for (const event of objects.map((object) => new JsonEvent(object))) {
            const wanted = [...set.rules.keys()].filter((rule) => naive(set.rules[rule]!.expression, event));
            expect(matcher.match(event)).toEqual(wanted);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

it('asks for as few fields of every event as it can', () => {
  const detection = {
    write: { method: ['POST', 'PUT'], status: [200, 201, 302] },
    place: { path: '*/content/block/*' },
    asked: { query: '*route=design/layout*' },
    condition: 'write and (place or asked)',
  };
  const { rules } = readRules([{ path: 'r.yml', text: stringify({ title: 'T', detection }) }]);
  expect(compileRules(rules).triggerFields).toEqual(['status']);
});
