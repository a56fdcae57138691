import { decodeLayers } from './decode-layers.ts';
import { undoLogEscapes } from './log-escapes.ts';

/**
 * What servers may see in a piece of raw log text: the text with the log's own escapes undone, then each
 * reading of it (`+` as a space where there is one), most likely first. Distinct; at most nine.
 *
 * @param raw as logged, each character one byte
 * @returns Unicode texts
 */
export function decodeVariants(raw: string): readonly string[] {
  const bytes = undoLogEscapes(raw);
  if (!/[%+&\\\x80-\xff]|[A-Za-z0-9]{8}/.test(bytes)) return [bytes];
  return [...new Set([...decodeLayers(bytes, true), bytes])];
}
