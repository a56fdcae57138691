import { decodedValue } from '../decode/decoded-value.ts';
import type { SignPlace } from '../inspection.ts';
import type { ValueDetector } from '../value-detector.ts';

/** The words for what a detector finds in a text. */
export function wordsFound(
  detect: ValueDetector,
  text: string,
  place: SignPlace = 'query-value',
  name = 'q',
): readonly string[] {
  return detect(decodedValue(text), { place, name }).map(({ why }) => why);
}
