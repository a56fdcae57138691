import { type DecodedValue, decodedValue } from './decode/decoded-value.ts';

const WINDOW = 4096;
const OVERLAP = 256;

/**
 * Cuts a long text into windows that overlap, so that no detector ever sees more than 4 KiB at once and its cost
 * stays linear in the text; what is shorter stays whole.
 */
export function* valueWindows(text: string): Generator<DecodedValue> {
  if (text.length <= WINDOW) {
    yield decodedValue(text);
    return;
  }
  for (let at = 0; at < text.length; at += WINDOW - OVERLAP) {
    yield decodedValue(text.slice(at, at + WINDOW), true);
    if (at + WINDOW >= text.length) return;
  }
}
