/** Calls that make a database wait, up to what they take: the seconds, or a reckoning of which one outcome is these. */
const CALLS =
  /(?:\b(?:pg_sleep(?:_for)?|sleep|dbms_lock\.sleep|dbms_session\.sleep|user_lock\.sleep)|receive_message)\s{0,8}\(/gi;
/** Other words that make a database or a shell wait, with the seconds as the first group. */
const WORDS: readonly RegExp[] = [
  /\bwaitfor\s{1,8}delay\s{1,8}'(?:0{1,2}:0{1,2}:)(\d{1,3})/i,
  /[;&|`$(]\s{0,8}sleep\s{1,8}(\d{1,3})\b/i,
  /\bping\s{1,8}-[cn]\s{0,8}(\d{1,3})\b/i,
];
const SECONDS = String.raw`'?(\d{1,3}(?:\.\d{1,6})?)(?:\s{1,4}seconds?)?'?`;
/** `5`, `5::int`, and `5-(IF(…,0,5))`, `5*(…)`: what is reckoned from a number that stands first. */
const FIRST = new RegExp(String.raw`^[\s(]{0,8}${SECONDS}\s{0,8}(?:$|[-+*/,)]|::)`);
/** `IF(…,5,0)`, `IF(…,0,5)`: the last two of a choice. */
const CHOSEN = new RegExp(
  String.raw`^[\s(]{0,8}i?if\s{0,4}\([^]{0,600},\s{0,8}${SECONDS}\s{0,8},\s{0,8}${SECONDS}[\s)]{0,8}$`,
  'i',
);
/** `CASE WHEN … THEN 5 ELSE 0 END` */
const CASE = new RegExp(
  String.raw`^[\s(]{0,8}case\s[^]{0,600}\bthen[\s(]{1,8}${SECONDS}[\s)]{1,8}else[\s(]{1,8}${SECONDS}[\s)]{1,8}end[\s)]{0,8}$`,
  'i',
);
/** `(…)*5` */
const TIMES = new RegExp(String.raw`^\s{0,8}\([^]{0,600}\)\s{0,8}\*\s{0,8}${SECONDS}[\s)]{0,8}$`);
const FORMS = [FIRST, CHOSEN, CASE, TIMES];
/** Longer than a call's argument that reads a cell of a table, however it is encoded. */
const LONGEST = 1_000;
const MAX_CALLS = 4;

/**
 * The seconds of delay that a request's target asks for, 0 for none; of a condition, those for which it waits if it holds
 * or does not. The target is read as logged and decoded up to twice, since that is what injections are encoded with.
 */
export function askedDelay(target: string): number {
  let text = target;
  for (let round = 0; round < 3; round++) {
    const seconds = delayIn(text);
    if (seconds > 0) return seconds;
    const decoded = decodeOnce(text);
    if (decoded === text) break;
    text = decoded;
  }
  return 0;
}

function delayIn(text: string): number {
  let calls = 0;
  for (const { 0: call, index } of text.matchAll(CALLS)) {
    if (calls++ >= MAX_CALLS) break;
    const inside = argumentAt(text, index + call.length);
    const seconds = secondsIn(/^r/i.test(call) ? inside.slice(inside.lastIndexOf(',') + 1) : inside);
    if (seconds > 0) return seconds;
  }
  for (const word of WORDS) {
    const seconds = Number(word.exec(text)?.[1] ?? 0);
    if (seconds > 0) return seconds;
  }
  return 0;
}

/** What stands between a call's brackets; what is never closed stands in no call. */
function argumentAt(text: string, start: number): string {
  let depth = 1;
  for (let at = start; at < text.length && at < start + LONGEST; at++) {
    const sign = text[at];
    if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return text.slice(start, at);
  }
  return '';
}

function secondsIn(argument: string): number {
  for (const form of FORMS) {
    const found = form.exec(argument);
    if (found !== null) return Math.max(...found.slice(1).map((seconds) => Number(seconds ?? 0)));
  }
  return 0;
}

function decodeOnce(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/\/\*[^*]{0,40}\*\//g, ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Whether an answer took as long as it was asked to: not less, and not so much more that load explains it. */
export function tookThatLong(durationMs: number, seconds: number): boolean {
  return seconds >= 2 && durationMs >= seconds * 980 && durationMs <= seconds * 1200 + 1500;
}
