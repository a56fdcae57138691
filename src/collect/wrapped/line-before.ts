import { ASCII } from '../bytes/ascii.ts';

/** Where the line begins that ends with the newline before `start`, which is not 0. */
export function lineBefore(bytes: Uint8Array, start: number): number {
  return bytes.lastIndexOf(ASCII.newline, start - 2) + 1;
}
