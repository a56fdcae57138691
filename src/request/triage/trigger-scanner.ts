import { hexValue } from '../decode/percent.ts';
import { buildLiteralAutomaton, type LiteralAutomaton } from '../literals/literal-automaton.ts';
import type { Trigger, TriggerCondition } from './trigger.ts';

/** Says whether bytes[start, end) hold a trigger. */
export type TriggerScanner = (bytes: Uint8Array, start: number, end: number) => boolean;

const ALWAYS = 1;
const ENDS_PATH = 2;
const SCRIPT_FOLLOWS = 4;
const NO_SESSION_ID = 8;
const BIT: Readonly<Record<TriggerCondition, number>> = {
  always: ALWAYS,
  'ends-path': ENDS_PATH,
  'script-follows': SCRIPT_FOLLOWS,
  'no-session-id': NO_SESSION_ID,
};

const PERCENT = 0x25;
/** Stands for all signs that trigger by themselves: they share a class, and longer literals with them are not needed. */
const ANY_SIGN = "'";
const BLANKS = [0x2b, 0xa0];
/** Longer than this is odd by itself. */
const LONG = 32_768;

/**
 * Makes a scanner of one pass over the bytes, percent escapes (also double ones) decoded on the way. It runs for
 * every line of a log, so it is a table and a loop: nothing is allocated, a byte costs about a nanosecond.
 * States in which a trigger ends have the highest numbers, so that one comparison sees them.
 *
 * @param escapedTriggers bytes that trigger only when they were escaped: `&` raw divides parameters
 */
export function createTriggerScanner(triggers: readonly Trigger[], escapedTriggers: string): TriggerScanner {
  const signs = new Set(triggers.filter(([literal, when]) => literal.length === 1 && when === 'always').map(([sign]) => sign));
  const needed = triggers.filter(([literal]) => !Array.from(literal).some((sign) => signs.has(sign)));
  needed.push([ANY_SIGN, 'always']);
  const automaton = buildLiteralAutomaton(needed.map(([literal]) => literal));
  const { next, conditions, firstEnd } = renumber(automaton, needed);
  const classOf = Uint8Array.from(automaton.classOf);
  for (const blank of BLANKS) classOf[blank] = classOf[0x20]!;
  for (const sign of signs) classOf[sign.charCodeAt(0)] = classOf[ANY_SIGN.charCodeAt(0)]!;
  const classOfEscaped = Uint8Array.from(classOf);
  for (const sign of escapedTriggers) classOfEscaped[sign.charCodeAt(0)] = classOf[ANY_SIGN.charCodeAt(0)]!;

  return (bytes, start, end) => {
    if (end - start > LONG) return true;
    let state = 0;
    for (let i = start; i < end; i++) {
      let code = bytes[i]!;
      let cls = classOf[code]!;
      if (code === PERCENT) {
        for (;;) {
          const high = i + 1 < end ? hexValue(bytes[i + 1]!) : -1;
          const low = high >= 0 && i + 2 < end ? hexValue(bytes[i + 2]!) : -1;
          if (low < 0) {
            if (i + 1 < end && (bytes[i + 1]! | 0x20) === 0x75) return true;
            break;
          }
          code = (high << 4) | low;
          i += 2;
          cls = classOfEscaped[code]!;
          // `%2527`: what a second decoding would see.
          if (code !== PERCENT) break;
        }
      }
      state = next[(state << 7) | cls]!;
      if (state >= firstEnd && holds(conditions[state - firstEnd]!, bytes, i + 1, end)) return true;
    }
    return false;
  };
}

/** Gives states in which triggers end the highest numbers, and says what else must hold in each. */
function renumber(automaton: LiteralAutomaton, triggers: readonly Trigger[]) {
  const { next, ends, shorter } = automaton;
  const bits = new Uint8Array(ends.length);
  for (let state = 0; state < ends.length; state++) {
    for (let at = state; at !== 0; at = shorter[at]!) {
      const trigger = ends[at] === 0 ? undefined : triggers[ends[at]! - 1];
      if (trigger !== undefined) bits[state]! |= BIT[trigger[1]];
    }
  }
  const order = Array.from(bits.keys()).sort((a, b) => Number(bits[a] !== 0) - Number(bits[b] !== 0) || a - b);
  const numberOf = new Uint16Array(order.length);
  order.forEach((state, index) => {
    numberOf[state] = index;
  });
  const renumbered = new Uint16Array(next.length);
  order.forEach((state, index) => {
    for (let cls = 0; cls < 128; cls++) renumbered[(index << 7) | cls] = numberOf[next[(state << 7) | cls]!]!;
  });
  const firstEnd = order.findIndex((state) => bits[state] !== 0);
  return { next: renumbered, conditions: Uint8Array.from(order.slice(firstEnd), (state) => bits[state]!), firstEnd };
}

function holds(bits: number, bytes: Uint8Array, at: number, end: number): boolean {
  if ((bits & ALWAYS) !== 0) return true;
  if ((bits & ENDS_PATH) !== 0 && endsPath(bytes, at, end)) return true;
  if ((bits & SCRIPT_FOLLOWS) !== 0 && scriptFollows(bytes, at, end)) return true;
  return (bits & NO_SESSION_ID) !== 0 && !isSessionId(bytes, at, end);
}

/** A path ends at its text's end, its query, a slash or anything escaped. */
function endsPath(bytes: Uint8Array, at: number, end: number): boolean {
  if (at >= end) return true;
  const code = bytes[at]!;
  return code === 0x3f || code === 0x2f || code === 0x23 || code === PERCENT || code <= 0x20 || code === 0x3b;
}

/** Whether `.p…`, `.j…`, `.a…`, `.c…` or the like comes: what scripts' endings begin with, and `.jpg` too. */
function scriptFollows(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i + 2 < end; i++) {
    if (bytes[i] !== 0x2e) continue;
    const first = bytes[i + 1]! | 0x20;
    const second = bytes[i + 2]! | 0x20;
    if (first === 0x6a) {
      if (second === 0x73 || second === 0x68) return true;
    } else if (first === 0x70) {
      if (second !== 0x6e && second !== 0x64) return true;
    } else if (first === 0x61 || first === 0x63 || first === 0x73 || first === 0x6c || first === 0x72) {
      return true;
    }
    if (bytes[i + 1] === PERCENT) return true;
  }
  return false;
}

const SESSION_ID = [0x6a, 0x73, 0x65, 0x73, 0x73, 0x69, 0x6f, 0x6e, 0x69, 0x64, 0x3d];

function isSessionId(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = 0; i < SESSION_ID.length; i++) {
    if (at + i >= end || (bytes[at + i]! | 0x20) !== (SESSION_ID[i]! | 0x20)) return false;
  }
  return true;
}
