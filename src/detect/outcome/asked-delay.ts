/** Calls that make a database or a shell wait, with the seconds as the first group. */
const DELAYS: readonly RegExp[] = [
  /\bsleep\s{0,8}\(\s{0,8}(\d{1,3}(?:\.\d{1,3})?)\s{0,8}\)/i,
  /\bpg_sleep\s{0,8}\(\s{0,8}'?(\d{1,3}(?:\.\d{1,3})?)/i,
  /\bwaitfor\s{1,8}delay\s{1,8}'(?:0{1,2}:0{1,2}:)(\d{1,3})/i,
  /\b(?:dbms_lock\.sleep|dbms_session\.sleep|user_lock\.sleep)\s{0,8}\(\s{0,8}(\d{1,3})/i,
  /\breceive_message\s{0,8}\([^)]{0,80},\s{0,8}(\d{1,3})\s{0,8}\)/i,
  /[;&|`$(]\s{0,8}sleep\s{1,8}(\d{1,3})\b/i,
  /\bping\s{1,8}-[cn]\s{0,8}(\d{1,3})\b/i,
];

/**
 * The seconds of delay that a request's target asks for, 0 for none. The target is read as logged and decoded
 * up to twice, since that is what injections are encoded with.
 */
export function askedDelay(target: string): number {
  let text = target;
  for (let round = 0; round < 3; round++) {
    for (const delay of DELAYS) {
      const seconds = delay.exec(text)?.[1];
      if (seconds !== undefined) return Number(seconds);
    }
    const decoded = decodeOnce(text);
    if (decoded === text) break;
    text = decoded;
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
