import { textOf } from '../bytes/byte-text.ts';

const LITERAL = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}:[0-9a-f:.]{1,40}) /;
/** With a port and a blank behind it. */
const LONGEST = 48;
const AFTER_NINE = 0x39;
const COLON = 0x3a;

/**
 * Whether what a layout takes for the client is the host's name of another layout (`%v %h %l %u`): a name, and an address
 * behind it, where nothing of that kind belongs. Every line would be the shop's own doing.
 *
 * @param end where the name ends
 * @param next where the next column begins
 */
export function standsBeforeClient(bytes: Uint8Array, start: number, end: number, next: number): boolean {
  const first = bytes[start] ?? 0;
  // Next to all clients are addresses.
  if (first <= AFTER_NINE || first === COLON) return false;
  if (!LITERAL.test(textOf(bytes, next, Math.min(bytes.length, next + LONGEST)))) return false;
  return bytes.subarray(start, end).indexOf(COLON) < 0;
}
