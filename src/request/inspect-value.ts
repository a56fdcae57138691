import { decodeLayers, furtherReadings } from './decode/decode-layers.ts';
import { type DecodedValue, decodedValue } from './decode/decoded-value.ts';
import type { Sign } from './inspection.ts';
import { NOTHING, type ValueContext, type ValueDetector } from './value-detector.ts';
import { valueWindows, WindowBudget } from './value-windows.ts';

const MAX_SIGNS = 24;

/**
 * Judges one value in all its readings with all detectors given.
 *
 * @param bytes the value with the log's escapes undone, each character one byte
 * @param plusIsSpace as in a query
 * @param budget shared by the values of one part of a request
 */
export function inspectValue(
  bytes: string,
  plusIsSpace: boolean,
  context: ValueContext,
  detectors: readonly ValueDetector[],
  budget = new WindowBudget(),
): readonly Sign[] {
  if (bytes === '') return NOTHING;
  const signs: Sign[] = [];
  const judge = (value: DecodedValue) => {
    for (const detect of detectors) addSigns(signs, detect(value, context));
  };
  for (const text of decodeLayers(bytes, plusIsSpace)) {
    for (const value of valueWindows(text, budget)) {
      if (signs.length >= MAX_SIGNS) return signs;
      judge(value);
      if (value.partial && budget.exhausted) continue;
      for (const further of furtherReadings(value.text)) {
        if (!value.partial || budget.take()) judge(decodedValue(further, value.partial));
      }
    }
  }
  if (budget.exhausted) addSigns(signs, [oversized(bytes, context)]);
  return signs.length === 0 ? NOTHING : signs;
}

/** More than anyone looks at, or any server takes: said, so that silence about the rest is no verdict. */
function oversized(bytes: string, { place }: ValueContext): Sign {
  return { attack: 'protocol', level: 'low', place, value: bytes.slice(0, 512), why: 'oversized-value' };
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
