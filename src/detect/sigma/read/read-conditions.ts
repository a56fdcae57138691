import type { ConditionNode } from '../rule/condition-node.ts';
import { type Expression, joinExpressions } from '../rule/expression.ts';
import { entryOf, kindOf, type LocatedMap, type LocatedScalar } from './located.ts';
import { isConditionFault, parseCondition } from './parse-condition.ts';
import type { ProblemLog } from './problem-log.ts';

/** The conditions of a section as they stand in the file. */
export function conditionsOf(section: LocatedMap, log: ProblemLog): readonly LocatedScalar[] {
  const entry = entryOf(section, 'condition');
  if (entry === undefined) {
    log.add(section.at, 'missing-key', { key: 'condition' });
    return [];
  }
  const items = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  if (items.length === 0) log.add(entry.value.at, 'empty-list', { field: 'condition' });
  return items.filter((item): item is LocatedScalar => {
    if (item.kind === 'scalar' && typeof item.value !== 'boolean' && item.value !== null) return true;
    log.add(item.at, 'wrong-type', { key: 'condition', expected: 'string', found: kindOf(item) });
    return false;
  });
}

/** Reads a condition and puts the selections in. Undefined, and a problem, when it cannot be understood. */
export function readCondition(
  condition: LocatedScalar,
  selections: ReadonlyMap<string, Expression>,
  log: ProblemLog,
): Expression | undefined {
  const text = String(condition.value);
  if (text.includes('|')) {
    log.add(condition.at, 'aggregation-condition', { condition: text });
    return undefined;
  }
  const parsed = parseCondition(text);
  if (isConditionFault(parsed)) {
    const { found, expected, at } = parsed;
    const column = String(at + 1);
    log.add(condition.at, 'bad-condition', { condition: text, found, expected, position: column });
    return undefined;
  }
  return new Resolver(condition.at, selections, log).resolve(parsed);
}

class Resolver {
  readonly #at: number;
  readonly #selections: ReadonlyMap<string, Expression>;
  readonly #log: ProblemLog;

  constructor(at: number, selections: ReadonlyMap<string, Expression>, log: ProblemLog) {
    this.#at = at;
    this.#selections = selections;
    this.#log = log;
  }

  resolve(node: ConditionNode): Expression | undefined {
    switch (node.kind) {
      case 'name': {
        const selection = this.#selections.get(node.name);
        if (selection === undefined) this.#refuse('unknown-selection', node.name);
        return selection;
      }
      case 'of':
        return this.#quantified(node);
      case 'not': {
        const of = this.resolve(node.of);
        return of && { kind: 'not', of };
      }
      default: {
        const of = node.of.map((part) => this.resolve(part));
        const known = of.filter((part) => part !== undefined);
        return known.length === of.length ? joinExpressions(node.kind, known) : undefined;
      }
    }
  }

  #quantified({ count, pattern }: Extract<ConditionNode, { kind: 'of' }>): Expression | undefined {
    const of = [...this.#selections].filter(([name]) => isChosen(name, pattern)).map(([, part]) => part);
    if (of.length === 0) {
      this.#refuse('no-selection-matches', pattern);
      return undefined;
    }
    if (count === 'all' || count === of.length) return joinExpressions('and', of);
    if (count === 1) return joinExpressions('or', of);
    return { kind: 'at-least', count, of };
  }

  #refuse(code: 'unknown-selection' | 'no-selection-matches', name: string): void {
    this.#log.add(this.#at, code, { name, known: [...this.#selections.keys()].join(', ') });
  }
}

/** `them` and patterns leave out names that begin with `_`, unless the pattern does too. */
function isChosen(name: string, pattern: string): boolean {
  if (pattern.toLowerCase() === 'them') return !name.startsWith('_');
  if (name.startsWith('_') && !pattern.startsWith('_')) return false;
  const pieces = pattern.split('*');
  const [first = ''] = pieces;
  if (pieces.length === 1) return name === first;
  let from = first.length;
  if (!name.startsWith(first)) return false;
  for (const piece of pieces.slice(1, -1)) {
    const at = name.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  const last = pieces.at(-1)!;
  return name.length - last.length >= from && name.endsWith(last);
}
