import { setFlagsFromString } from 'node:v8';

/**
 * From now on the runtime collects garbage early instead of growing: a fifth slower, and a third less memory. For
 * evidence of many millions of lines, which must not take a server's memory away from the shop that runs on it.
 *
 * @param isSpared false once the most is behind: what is left to do is written from small pieces
 */
export function spareMemory(isSpared = true): void {
  setFlagsFromString(isSpared ? '--optimize-for-size' : '--no-optimize-for-size');
}
