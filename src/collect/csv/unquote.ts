import { ASCII } from '../bytes/ascii.ts';
import type { Scratch } from '../bytes/scratch.ts';

/** Appends what stands between the quotes of a CSV cell, in which two quotes stand for one. */
export function unquote(scratch: Scratch, bytes: Uint8Array, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    scratch.putByte(bytes[i] as number);
    if (bytes[i] === ASCII.quote) i++;
  }
}
