import {
  type ByteClasses,
  buildLiteralAutomaton,
  type LiteralAutomaton,
} from '../literals/literal-automaton.ts';
import type { Trigger } from './trigger.ts';
import { CONDITION_BIT } from './trigger-condition.ts';

/** An Aho-Corasick automaton that says where triggers end, and nothing more. */
export interface TriggerAutomaton {
  /** Class of a byte, below 64; 0 for bytes that no trigger has. */
  readonly classOf: Uint8Array;
  /** Class of a byte that was percent-escaped. */
  readonly classOfEscaped: Uint8Array;
  /** Next state of (state << 6) | class; 0 is the start. */
  readonly next: Uint16Array;
  /** States from here on end a trigger. */
  readonly firstEnd: number;
  /** Condition bits of state - firstEnd. */
  readonly conditions: Uint8Array;
}

const CLASSES = 64;
const SHIFT = 6;
const BLANKS = [0x2b, 0xa0];
/** Stands for all signs that trigger by themselves. */
const ANY_SIGN = "'";

/**
 * Bytes that need not be told apart: rare signs before words; above 0x7F what begins overlong UTF-8 and look-alikes, what follows it, and the last bytes
 * of look-alike signs. It lets every row of the table fit into two cache lines.
 */
const ALIKE: readonly string[] = [',]', '\xca\xe0\xf0', '\x80\x81', '\x82\x87\x8e\x9c\x9e', '\x8a\x8d'];

/**
 * Builds the automaton.
 *
 * @param escapedTriggers bytes that trigger only when they were escaped: `&` raw divides parameters
 * @throws RangeError when the triggers need more than 64 classes of bytes: a mistake in a table of this program,
 *   never in data
 */
export function buildTriggerAutomaton(
  triggers: readonly Trigger[],
  escapedTriggers: string,
): TriggerAutomaton {
  const signs = new Set(
    triggers.filter(([literal, when]) => literal.length === 1 && when === 'always').map(([sign]) => sign),
  );
  // A longer trigger with a sign that triggers by itself is never reached.
  const needed = triggers.filter(([literal]) => !Array.from(literal).some((sign) => signs.has(sign)));
  needed.push([ANY_SIGN, 'always']);
  const classes = classesOf(needed);
  const { classOf } = classes;
  for (const sign of signs) classOf[sign.charCodeAt(0)] = classOf[ANY_SIGN.charCodeAt(0)]!;
  const classOfEscaped = Uint8Array.from(classOf);
  for (const sign of escapedTriggers) classOfEscaped[sign.charCodeAt(0)] = classOf[ANY_SIGN.charCodeAt(0)]!;
  const automaton = buildLiteralAutomaton(
    needed.map(([literal]) => literal),
    { classOf, count: CLASSES },
  );
  return { classOf, classOfEscaped, ...endsLast(automaton, needed) };
}

function classesOf(triggers: readonly Trigger[]): ByteClasses {
  const classOf = new Uint8Array(256);
  let count = 1;
  for (const [literal] of triggers) {
    for (const sign of literal) {
      if (classOf[sign.charCodeAt(0)] !== 0) continue;
      const alike = ALIKE.find((group) => group.includes(sign)) ?? sign;
      for (const same of alike) classOf[same.charCodeAt(0)] = count;
      count++;
    }
  }
  if (count > CLASSES)
    throw new RangeError(`the triggers need ${count} classes of bytes, ${CLASSES} are there`);
  for (let upper = 0x41; upper <= 0x5a; upper++) classOf[upper] = classOf[upper + 0x20]!;
  for (const blank of BLANKS) classOf[blank] = classOf[0x20]!;
  return { classOf, count };
}

/** Gives the states in which triggers end the highest numbers, and says what must hold in each. */
function endsLast({ next, ends, shorter }: LiteralAutomaton, triggers: readonly Trigger[]) {
  const states = ends.length;
  const bits = new Uint8Array(states);
  for (let state = 0; state < states; state++) {
    for (let at = state; at !== 0; at = shorter[at]!) {
      if (ends[at] !== 0) bits[state]! |= CONDITION_BIT[triggers[ends[at]! - 1]![1]];
    }
  }
  const numberOf = new Uint16Array(states);
  let firstEnd = 0;
  for (let state = 0; state < states; state++) if (bits[state] === 0) numberOf[state] = firstEnd++;
  let last = firstEnd;
  const conditions = new Uint8Array(states - firstEnd);
  for (let state = 0; state < states; state++) {
    if (bits[state] === 0) continue;
    conditions[last - firstEnd] = bits[state]!;
    numberOf[state] = last++;
  }
  const renumbered = new Uint16Array(next.length);
  for (let at = 0; at < next.length; at++) {
    renumbered[(numberOf[at >> SHIFT]! << SHIFT) | (at & (CLASSES - 1))] = numberOf[next[at]!]!;
  }
  return { next: renumbered, firstEnd, conditions };
}
