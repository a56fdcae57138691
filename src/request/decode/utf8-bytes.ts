import { latin1 } from './percent.ts';

const encoder = new TextEncoder();

/** A text as logs hold it: its UTF-8 bytes, each a character. What a person wrote becomes comparable so. */
export function utf8Bytes(text: string): string {
  return latin1(encoder.encode(text));
}
