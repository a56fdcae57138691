import { decodeLayers, furtherReadings } from './decode-layers.ts';
import { undoLogEscapes } from './log-escapes.ts';

/**
 * What servers may see in a piece of raw log text: the text with the log's own escapes undone, then each
 * reading of it (`+` as a space where there is one), most likely first. Distinct, a dozen at most.
 *
 * @param raw as logged, each character one byte
 * @returns Unicode texts
 */
export function decodeVariants(raw: string): readonly string[] {
  const bytes = undoLogEscapes(raw);
  if (!/[%+&\\\x80-\xff]|[A-Za-z0-9]{8}/.test(bytes)) return [bytes];
  const texts = decodeLayers(bytes, true);
  for (const text of [...texts]) for (const further of furtherReadings(text)) texts.add(further);
  texts.add(bytes);
  return [...texts];
}
