import { hexValue } from '../decode/percent.ts';
import type { TriggerAutomaton } from './trigger-automaton.ts';
import { conditionHolds } from './trigger-condition.ts';

/** Says whether bytes[start, end) hold a trigger. */
export type TriggerScanner = (bytes: Uint8Array, start: number, end: number) => boolean;

const PERCENT = 0x25;
/** Longer than this is odd by itself. */
const LONG = 32_768;
/** What {@link readEscape} says of `%u`, and of what can be read in two ways. */
const UNSURE = -1;

/**
 * Makes a scanner of one pass over the bytes, percent escapes (also double ones) decoded on the way.
 *
 * It runs over every line of a log, so it is as it is: a table and a loop, nothing allocated. States in which a
 * trigger ends have the highest numbers, so that one comparison sees them.
 */
export function createTriggerScanner({
  classOf,
  classOfEscaped,
  next,
  conditions,
  firstEnd,
}: TriggerAutomaton): TriggerScanner {
  return (bytes, start, end) => {
    if (end - start > LONG) return true;
    let state = 0;
    for (let i = start; i < end; i++) {
      const code = bytes[i]!;
      let cls = classOf[code]!;
      if (code === PERCENT) {
        const read = readEscape(bytes, i, end);
        if (read === UNSURE) return true;
        if (read !== 0) {
          cls = classOfEscaped[read & 0xff]!;
          i = read >> 8;
        }
      }
      state = next[(state << 6) | cls]!;
      if (state >= firstEnd && conditionHolds(conditions[state - firstEnd]!, bytes, start, i + 1, end)) {
        return true;
      }
    }
    return false;
  };
}

/**
 * Decodes `%XX` at `at`, and what it gives once more if that is a `%` again (`%2527`).
 *
 * @returns the byte, plus the index of its escape's last byte shifted left by 8; 0 when there is no escape
 */
function readEscape(bytes: Uint8Array, at: number, end: number): number {
  let found = 0;
  for (let i = at; ; i += 2) {
    const high = i + 1 < end ? hexValue(bytes[i + 1]!) : -1;
    const low = high >= 0 && i + 2 < end ? hexValue(bytes[i + 2]!) : -1;
    if (low < 0) return i + 1 < end && (bytes[i + 1]! | 0x20) === 0x75 ? UNSURE : found;
    const code = (high << 4) | low;
    // Behind an escaped `%` two letters may be an escape or the beginning of a word (`%25database`).
    if (i > at && high > 9 && low > 9) return UNSURE;
    found = ((i + 2) << 8) | code;
    if (code !== PERCENT) return found;
    // `%25%33C`: the digits of the inner escape are escaped themselves.
    if (bytes[i + 3] === PERCENT && i + 5 < end && isHexDigit(bytes[i + 4]!, bytes[i + 5]!)) return UNSURE;
  }
}

/** Whether the escape of two hex digits gives a hex digit. */
function isHexDigit(high: number, low: number): boolean {
  return hexValue((hexValue(high) << 4) | hexValue(low)) >= 0;
}
