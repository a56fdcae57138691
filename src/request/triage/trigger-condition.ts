import { beginsEncodedText } from '../decode/begins-encoded-text.ts';
import type { TriggerCondition } from './trigger.ts';

const ALWAYS = 1;
const ENDS_PATH = 2;
const SCRIPT_FOLLOWS = 4;
const NO_SESSION_ID = 8;
const NOT_IN_PROSE = 16;
const ENCODED_TEXT_FOLLOWS = 32;

/** Each condition's bit; several triggers may end in the same place. */
export const CONDITION_BIT: Readonly<Record<TriggerCondition, number>> = {
  always: ALWAYS,
  'ends-path': ENDS_PATH,
  'script-follows': SCRIPT_FOLLOWS,
  'no-session-id': NO_SESSION_ID,
  'not-in-prose': NOT_IN_PROSE,
  'encoded-text-follows': ENCODED_TEXT_FOLLOWS,
};

const PERCENT = 0x25;
const EQUALS = 0x3d;
const QUESTION_MARK = 0x3f;

/** So many letters are a word of prose, and none that joins conditions (`or`, `and`, `not`). */
const PROSE_WORD = 4;
const BLANK = 0x20;

/**
 * Whether one of the conditions holds for a literal that ends before `at`.
 *
 * @param bits of {@link CONDITION_BIT}
 * @param start where the text begins
 */
export function conditionHolds(
  bits: number,
  bytes: Uint8Array,
  start: number,
  at: number,
  end: number,
): boolean {
  if ((bits & ALWAYS) !== 0) return true;
  if ((bits & ENDS_PATH) !== 0 && endsPath(bytes, at, end)) return true;
  if ((bits & SCRIPT_FOLLOWS) !== 0 && scriptFollows(bytes, at, end)) return true;
  if ((bits & NOT_IN_PROSE) !== 0 && !isInProse(bytes, start, at, end)) return true;
  if ((bits & ENCODED_TEXT_FOLLOWS) !== 0 && isEncodedValue(bytes, at, end)) return true;
  return (bits & NO_SESSION_ID) !== 0 && !isSessionId(bytes, at, end);
}

/** For a sign that ends before `at`, as it stands. */
function isEncodedValue(bytes: Uint8Array, at: number, end: number): boolean {
  const sign = bytes[at - 1];
  return (sign === EQUALS || sign === QUESTION_MARK) && beginsEncodedText(bytes, at, end);
}

/** A path ends at its text's end, its query, a slash or anything escaped. */
function endsPath(bytes: Uint8Array, at: number, end: number): boolean {
  if (at >= end) return true;
  const code = bytes[at]!;
  return code === 0x3f || code === 0x2f || code === 0x23 || code === PERCENT || code <= 0x20 || code === 0x3b;
}

/** Whether `.p…`, `.js…`, `.a…`, `.c…` or the like comes: what scripts' endings begin with, pictures' do not. */
function scriptFollows(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i + 2 < end; i++) {
    if (bytes[i] !== 0x2e) continue;
    if (bytes[i + 1] === PERCENT) return true;
    const first = bytes[i + 1]! | 0x20;
    const second = bytes[i + 2]! | 0x20;
    if (first === 0x6a) {
      if (second === 0x73 || second === 0x68) return true;
    } else if (first === 0x70) {
      if (second !== 0x6e && second !== 0x64) return true;
    } else if (first === 0x61 || first === 0x63 || first === 0x73 || first === 0x6c || first === 0x72) {
      return true;
    }
  }
  return false;
}

const SESSION_ID = Array.from('jsessionid=', (sign) => sign.charCodeAt(0));

function isSessionId(bytes: Uint8Array, at: number, end: number): boolean {
  return SESSION_ID.every((code, i) => at + i < end && (bytes[at + i]! | 0x20) === (code | 0x20));
}

/** For a single sign that ends before `at`. */
function isInProse(bytes: Uint8Array, start: number, at: number, end: number): boolean {
  const sign = at - 1;
  if (sign - PROSE_WORD < start || at + 1 >= end || bytes[at] !== BLANK || !isLetter(bytes[at + 1]!))
    return false;
  for (let i = sign - PROSE_WORD; i < sign; i++) if (!isLetter(bytes[i]!)) return false;
  return true;
}

function isLetter(code: number): boolean {
  const folded = code | 0x20;
  return folded >= 0x61 && folded <= 0x7a;
}
