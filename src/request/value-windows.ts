import { type DecodedValue, decodedValue } from './decode/decoded-value.ts';
import { isPlainShape } from './decode/shape.ts';

const WINDOW = 4096;
const OVERLAP = 256;
/** Of one part of a request, so many windows full of signs are looked at: about 150 KiB. */
const MAX_WINDOWS = 40;

/**
 * How much of a part of a request may still be looked at. Only windows that hold signs count: an attack behind a
 * megabyte of padding is found, a megabyte of brackets is not worth more time than its beginning.
 */
export class WindowBudget {
  #left = MAX_WINDOWS;

  /** Takes one window; false when nothing is left. */
  take(): boolean {
    return this.#left > 0 && this.#left-- > 0;
  }

  get exhausted(): boolean {
    return this.#left === 0;
  }
}

/**
 * Cuts a long text into windows that overlap, so that no detector ever sees more than 4 KiB at once and its cost
 * stays linear in the text; what is shorter stays whole.
 */
export function* valueWindows(text: string, budget: WindowBudget): Generator<DecodedValue> {
  if (text.length <= WINDOW) {
    const value = decodedValue(text);
    if (text.length < OVERLAP || budget.take()) yield value;
    return;
  }
  for (let at = 0; at < text.length; at += WINDOW - OVERLAP) {
    const value = decodedValue(text.slice(at, at + WINDOW), true);
    if (isPlainShape(value.shape) || budget.take()) yield value;
    if (at + WINDOW >= text.length) return;
  }
}
