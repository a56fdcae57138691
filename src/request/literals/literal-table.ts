import { buildLiteralAutomaton, type LiteralAutomaton } from './literal-automaton.ts';

/** One literal found in a text. */
export interface LiteralHit<T> {
  readonly entry: T;
  /** Where it begins. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
}

/** Finds which of many literals a text holds, in one pass. */
export interface LiteralTable<T> {
  /** All occurrences in order of their end, case folded for ASCII; at most `limit`. */
  find(text: string, limit?: number): LiteralHit<T>[];
  /** Whether one occurs at all. */
  occursIn(text: string): boolean;
}

/** Makes a table of literals with what each means. One literal may stand there with several meanings. */
export function createLiteralTable<T>(
  entries: readonly (readonly [literal: string, entry: T])[],
): LiteralTable<T> {
  const byLiteral = new Map<string, T[]>();
  for (const [literal, entry] of entries) {
    const meanings = byLiteral.get(literal);
    if (meanings === undefined) byLiteral.set(literal, [entry]);
    else meanings.push(entry);
  }
  const literals = [...byLiteral.keys()];
  const meanings = [...byLiteral.values()];
  const lengths = literals.map((literal) => literal.length);
  // Made when first asked: every thread has all tables, and most runs ask few.
  let automaton: LiteralAutomaton | undefined;
  const hits = (text: string, limit: number) => {
    automaton ??= buildLiteralAutomaton(literals);
    return find(automaton, lengths, meanings, text, limit);
  };
  return {
    find: (text, limit = 64) => hits(text, limit),
    occursIn: (text) => hits(text, 1).length > 0,
  };
}

function find<T>(
  { classOf, shift, next, ends, shorter }: LiteralAutomaton,
  lengths: readonly number[],
  meanings: readonly (readonly T[])[],
  text: string,
  limit: number,
): LiteralHit<T>[] {
  const hits: LiteralHit<T>[] = [];
  let state = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    state = next[(state << shift) | (code < 0x100 ? classOf[code]! : 0)]!;
    for (let at = ends[state] !== 0 ? state : shorter[state]!; at !== 0; at = shorter[at]!) {
      const index = ends[at]! - 1;
      const end = i + 1;
      for (const entry of meanings[index]!) hits.push({ entry, start: end - lengths[index]!, end });
      if (hits.length >= limit) return hits;
    }
  }
  return hits;
}
