import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConditionNode } from '../rule/condition-node.ts';
import { isConditionFault, parseCondition } from './parse-condition.ts';

/** Writes a condition with just the parentheses that binding demands. */
function format(node: ConditionNode, within = 0): string {
  const wrap = (binding: number, text: string) => (binding < within ? `(${text})` : text);
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'of':
      return `${node.count} of ${node.pattern}`;
    case 'not':
      return wrap(3, `not ${format(node.of, 3)}`);
    case 'and':
      return wrap(2, node.of.map((part) => format(part, 3)).join(' and '));
    case 'or':
      return wrap(1, node.of.map((part) => format(part, 2)).join(' or '));
  }
}

function withoutPlaces(node: ConditionNode): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'at' ? undefined : value)));
}

const names = fc.constantFrom('selection', 'filter_1', 'sel-x', 'キーワード', 'notable', 'order', 'android');
const leaves: fc.Arbitrary<ConditionNode> = fc.oneof(
  names.map((name): ConditionNode => ({ kind: 'name', name, at: 0 })),
  fc
    .record({
      count: fc.constantFrom<number | 'all'>('all', 1, 2, 10),
      pattern: fc.constantFrom('them', 'sel*', '*_x'),
    })
    .map((of): ConditionNode => ({ kind: 'of', ...of, at: 0 })),
);
const { node: nodes } = fc.letrec<{ node: ConditionNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaves,
    tie('node').map((of): ConditionNode => ({ kind: 'not', of })),
    fc
      .record({
        kind: fc.constantFrom<'and' | 'or'>('and', 'or'),
        of: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
      })
      .map((node): ConditionNode => node),
  ),
}));

describe('parseCondition', () => {
  it('reads back what is written from a tree', () => {
    fc.assert(
      fc.property(nodes, (node) => {
        const parsed = parseCondition(format(node));
        expect(withoutPlaces(parsed as ConditionNode)).toEqual(withoutPlaces(node));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a or b and not c', 'a or b and not c'],
    ['(a or b) and c', '(a or b) and c'],
    ['not not a', 'not not a'],
    ['not (a and b) or c', 'not (a and b) or c'],
    ['A AND b Or NOT c', 'A and b or not c'],
    ['1 of them', '1 of them'],
    ['any of sel*', '1 of sel*'],
    ['ALL OF sel*', 'all of sel*'],
    ['not 1 of filter_* and a', 'not 1 of filter_* and a'],
    ['((a))', 'a'],
    ['a\n  and\n(b)', 'a and b'],
    ['all and any', 'all and any'],
  ])('%j means %j', (written, meant) => {
    expect(format(parseCondition(written) as ConditionNode)).toBe(meant);
  });

  it.each([
    ['', 0, 'END'],
    ['a and', 5, 'END'],
    ['a b', 2, 'b'],
    ['(a', 2, 'END'],
    ['a)', 1, ')'],
    ['and a', 0, 'and'],
    ['not', 3, 'END'],
    ['1 of', 4, 'END'],
    ['1 of (a)', 5, '('],
    ['a or or b', 5, 'or'],
  ])('%j is none: at %d stands %j', (written, at, found) => {
    const parsed = parseCondition(written);
    expect(isConditionFault(parsed)).toBe(true);
    expect(parsed).toMatchObject({ at, found });
  });

  it('refuses endless nesting instead of failing', () => {
    expect(isConditionFault(parseCondition(`${'('.repeat(50_000)}a`))).toBe(true);
    expect(isConditionFault(parseCondition(`${'not '.repeat(50_000)}a`))).toBe(true);
  });
});
