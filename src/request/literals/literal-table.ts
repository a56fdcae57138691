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

/** Makes a table of literals with what each means. */
export function createLiteralTable<T>(
  entries: readonly (readonly [literal: string, entry: T])[],
): LiteralTable<T> {
  // Built at its first use: many logs never need all tables, and a thread has to start quickly.
  let built: LiteralAutomaton | undefined;
  const automaton = (): LiteralAutomaton => {
    built ??= buildLiteralAutomaton(entries.map(([literal]) => literal));
    return built;
  };
  return {
    find: (text, limit = 64) => find(automaton(), entries, text, limit),
    occursIn: (text) => find(automaton(), entries, text, 1).length > 0,
  };
}

function find<T>(
  { classOf, shift, next, ends, shorter }: LiteralAutomaton,
  entries: readonly (readonly [string, T])[],
  text: string,
  limit: number,
): LiteralHit<T>[] {
  const hits: LiteralHit<T>[] = [];
  let state = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    state = next[(state << shift) | (code < 0x100 ? classOf[code]! : 0)]!;
    for (let at = ends[state] !== 0 ? state : shorter[state]!; at !== 0; at = shorter[at]!) {
      const [literal, entry] = entries[ends[at]! - 1]!;
      hits.push({ entry, start: i + 1 - literal.length, end: i + 1 });
      if (hits.length >= limit) return hits;
    }
  }
  return hits;
}
