import type { BlindQuestion } from './blind-question.ts';

/** What is left of a question once its row and place are known. */
export type Asked = Pick<BlindQuestion, 'above' | 'equal' | 'negated' | 'holds'>;

/** What came out for one character. */
export interface Solved {
  /** The code, the smallest one when several are left; -1 when none fits. */
  readonly code: number;
  /** How many codes are left. */
  readonly left: number;
}

/** MySQL's ORD puts up to four bytes into one number. */
const HIGHEST = 2 ** 32;
const ENUMERATED = 256;

/**
 * What the order of questions says of their answers: a bisection goes on in the half where the character is, and
 * a list of guesses ends with the right one.
 *
 * @param asked the questions about one character, in order of time
 * @param goesOn whether the attacker went on to the next character
 * @returns for each question whether the page said yes; null where the order does not tell
 */
export function answersByOrder(asked: readonly Asked[], goesOn: boolean): (boolean | null)[] {
  let low = -1;
  let high = HIGHEST;
  return asked.map((question, place) => {
    const next = asked
      .slice(place + 1)
      .find(
        (other) =>
          other.above !== question.above || other.equal !== question.equal || other.holds !== question.holds,
      );
    if (!Number.isNaN(question.above)) {
      const told = next === undefined ? null : isAbove(question.above, next, low, high);
      if (told === null) [low, high] = [-1, HIGHEST];
      else if (told) low = question.above;
      else high = question.above;
      return told === null ? null : told !== question.negated;
    }
    if (Number.isNaN(question.equal)) return null;
    const isLast = next === undefined;
    if (isLast && !goesOn) return null;
    return isLast !== question.negated;
  });
}

function isAbove(above: number, next: Asked, low: number, high: number): boolean | null {
  const goal = Number.isNaN(next.above) ? next.equal : next.above;
  if (Number.isNaN(goal) || goal <= low || goal > high) return null;
  if (goal === above) return Number.isNaN(next.above) ? false : null;
  return goal > above;
}

/**
 * Finds the code that all answers allow.
 *
 * @param answers for each question whether the page said yes; null when nobody knows
 */
export function solvePosition(asked: readonly Asked[], answers: readonly (boolean | null)[]): Solved {
  let low = 0;
  let high = HIGHEST;
  let equal = Number.NaN;
  const others: (readonly [Asked, boolean])[] = [];
  asked.forEach((question, place) => {
    const answer = answers[place];
    if (answer === null || answer === undefined) return;
    const yes = answer !== question.negated;
    if (!Number.isNaN(question.above)) {
      if (yes) low = Math.max(low, question.above + 1);
      else high = Math.min(high, question.above);
    } else if (!Number.isNaN(question.equal) && yes) {
      if (!Number.isNaN(equal) && equal !== question.equal) low = Number.POSITIVE_INFINITY;
      equal = question.equal;
    } else others.push([question, yes]);
  });
  if (low > high) return { code: -1, left: 0 };
  if (!Number.isNaN(equal)) return { code: equal, left: 1 };
  if (others.length === 0 || low >= ENUMERATED) return { code: low, left: high - low + 1 };
  const codes: number[] = [];
  for (let code = low; code <= Math.min(high, ENUMERATED - 1); code++)
    if (others.every(([question, yes]) => question.holds(code) === yes)) codes.push(code);
  const beyond = Math.max(0, high - ENUMERATED + 1);
  const onlyGuesses = others.every(([question]) => !Number.isNaN(question.equal));
  return { code: codes[0] ?? -1, left: codes.length + (onlyGuesses ? beyond : 0) };
}
