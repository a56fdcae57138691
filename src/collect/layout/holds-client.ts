import { textOf } from '../bytes/byte-text.ts';

const CLIENT_AND_NAMES =
  /(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}:[0-9a-f]{0,4}:[0-9a-f:.]*)(?! [+-]\d{4}]) \S+ \S/i;
const LONGEST = 300;

/**
 * Whether between a client and the time another record's client and names stand (`198.51.100.7 - -`): the record before may
 * be torn behind its client, or the client may have sent that as its name. A time with its zone is none.
 */
export function holdsClient(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start <= LONGEST && CLIENT_AND_NAMES.test(textOf(bytes, start, end));
}
