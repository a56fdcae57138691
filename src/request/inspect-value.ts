import { decodeLayers } from './decode/decode-layers.ts';
import { SHAPE } from './decode/shape.ts';
import type { Sign } from './inspection.ts';
import { NOTHING, type ValueContext, type ValueDetector } from './value-detector.ts';
import { valueWindows } from './value-windows.ts';

const MAX_SIGNS = 24;

/** Shapes of texts in which only literals can be hostile: letters, digits, blanks, Japanese. */
const PLAIN = SHAPE.letter | SHAPE.digit | SHAPE.space | SHAPE.other | SHAPE.dot | SHAPE.dash;

/**
 * Judges one value in all its readings with all detectors given.
 *
 * @param bytes the value with the log's escapes undone, each character one byte
 * @param plusIsSpace as in a query
 */
export function inspectValue(
  bytes: string,
  plusIsSpace: boolean,
  context: ValueContext,
  detectors: readonly ValueDetector[],
): readonly Sign[] {
  if (bytes === '') return NOTHING;
  const signs: Sign[] = [];
  for (const text of decodeLayers(bytes, plusIsSpace)) {
    for (const value of valueWindows(text)) {
      if (signs.length >= MAX_SIGNS) return signs;
      for (const detect of detectors) addSigns(signs, detect(value, context));
    }
  }
  return signs.length === 0 ? NOTHING : signs;
}

/** Whether a text has none of the signs that attacks need. */
export function isPlainShape(shape: number): boolean {
  return (shape & ~PLAIN) === 0;
}

/** Adds what is not yet there: one sign for each thing recognised in a place. */
function addSigns(signs: Sign[], more: readonly Sign[]): void {
  for (const sign of more) {
    if (
      !signs.some(
        ({ attack, why, place }) => attack === sign.attack && why === sign.why && place === sign.place,
      )
    )
      signs.push(sign);
  }
}
