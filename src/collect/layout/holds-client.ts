import { textOf } from '../bytes/byte-text.ts';

const CLIENT_AND_NAMES = /^- |(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}:[0-9a-f]{0,4}:[0-9a-f:.]*) \S+ \S+$/i;
const LONGEST = 300;

/**
 * Whether a user's name is the head of another record (`198.51.100.7 - -`) or its end (`- -`): the one before was torn behind
 * its client, or this is another layout, and the line is not that client's.
 */
export function holdsClient(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start <= LONGEST && CLIENT_AND_NAMES.test(textOf(bytes, start, end));
}
