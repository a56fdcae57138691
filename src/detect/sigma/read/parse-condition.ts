import type { ConditionNode } from '../rule/condition-node.ts';

/** Why a condition could not be understood. `at` counts characters from 0. */
export interface ConditionFault {
  readonly at: number;
  readonly found: string;
  /** What could stand there, in the words of the language itself. */
  readonly expected: string;
}

const MAX_DEPTH = 100;

const OPERAND = 'NAME | not NAME | (';
const JOINT = 'and | or | END';
const CLOSE = ')';
const PATTERN = 'them | NAME*';
const FEWER_LEVELS = `<= ${MAX_DEPTH} levels`;

interface Token {
  readonly text: string;
  readonly at: number;
}

/**
 * Reads a condition (Sigma rules specification 2.0.0, Condition). Binding, weakest first: `or`, `and`, `not`,
 * `N of …`, parentheses. The words may be written in any case; names may hold anything but blanks and parentheses.
 */
export function parseCondition(text: string): ConditionNode | ConditionFault {
  const parser = new ConditionParser(text);
  try {
    return parser.parse();
  } catch (fault) {
    if (fault instanceof Fault) return fault.fault;
    throw fault;
  }
}

/** Whether the answer of {@link parseCondition} is a fault. */
export function isConditionFault(parsed: ConditionNode | ConditionFault): parsed is ConditionFault {
  return 'expected' in parsed;
}

class Fault extends Error {
  readonly fault: ConditionFault;

  constructor(fault: ConditionFault) {
    super(fault.expected);
    this.fault = fault;
  }
}

class ConditionParser {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = [...text.matchAll(/[()]|[^\s()]+/g)].map((match) => ({ text: match[0], at: match.index }));
    this.#end = text.length;
  }

  parse(): ConditionNode {
    const node = this.#joined('or');
    const left = this.#tokens[this.#next];
    if (left !== undefined) this.#fail(JOINT);
    return node;
  }

  #joined(word: 'or' | 'and'): ConditionNode {
    const of: ConditionNode[] = [];
    do of.push(word === 'or' ? this.#joined('and') : this.#negated());
    while (this.#take(word));
    return of.length === 1 ? of[0]! : { kind: word, of };
  }

  #negated(): ConditionNode {
    if (!this.#take('not')) return this.#operand();
    if (++this.#depth > MAX_DEPTH) this.#fail(FEWER_LEVELS);
    const node: ConditionNode = { kind: 'not', of: this.#negated() };
    this.#depth--;
    return node;
  }

  #operand(): ConditionNode {
    if (this.#take('(')) {
      if (++this.#depth > MAX_DEPTH) this.#fail(FEWER_LEVELS);
      const node = this.#joined('or');
      if (!this.#take(')')) this.#fail(CLOSE);
      this.#depth--;
      return node;
    }
    const token = this.#tokens[this.#next];
    if (token === undefined || /^(?:[()]|and|or|not|of|them)$/i.test(token.text)) this.#fail(OPERAND);
    this.#next++;
    return this.#quantified(token!) ?? { kind: 'name', name: token!.text, at: token!.at };
  }

  #quantified({ text, at }: Token): ConditionNode | undefined {
    if (!/^(?:all|any|\d+)$/i.test(text) || !this.#take('of')) return undefined;
    const pattern = this.#tokens[this.#next];
    if (pattern === undefined || /^[()]$/.test(pattern.text)) this.#fail(PATTERN);
    this.#next++;
    const word = text.toLowerCase();
    const count = word === 'all' ? 'all' : word === 'any' ? 1 : Number(word);
    return { kind: 'of', count, pattern: pattern!.text, at };
  }

  #take(word: string): boolean {
    if (this.#tokens[this.#next]?.text.toLowerCase() !== word) return false;
    this.#next++;
    return true;
  }

  #fail(expected: string): never {
    const token = this.#tokens[this.#next];
    throw new Fault({ at: token?.at ?? this.#end, found: token?.text ?? 'END', expected });
  }
}
