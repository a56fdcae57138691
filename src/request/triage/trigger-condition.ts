import type { TriggerCondition } from './trigger.ts';

const ALWAYS = 1;
const ENDS_PATH = 2;
const SCRIPT_FOLLOWS = 4;
const NO_SESSION_ID = 8;

/** Each condition's bit; several triggers may end in the same place. */
export const CONDITION_BIT: Readonly<Record<TriggerCondition, number>> = {
  always: ALWAYS,
  'ends-path': ENDS_PATH,
  'script-follows': SCRIPT_FOLLOWS,
  'no-session-id': NO_SESSION_ID,
};

const PERCENT = 0x25;

/**
 * Whether one of the conditions holds for a literal that ends before `at`.
 *
 * @param bits of {@link CONDITION_BIT}
 */
export function conditionHolds(bits: number, bytes: Uint8Array, at: number, end: number): boolean {
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
