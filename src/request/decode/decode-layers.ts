import { decodeText } from './decode-text.ts';
import { foldFullwidth } from './fullwidth.ts';
import { hiddenTexts } from './hidden-payload.ts';
import { decodeHtmlEntities } from './html-entities.ts';
import { decodeOverlong } from './overlong.ts';
import { decodePercent, hasPercentEscape } from './percent.ts';
import { decodeStringEscapes } from './string-escapes.ts';
import { encodingOf, swallowsSign } from './text-encoding.ts';

const MAX_PERCENT_LAYERS = 4;
const MAX_READINGS = 8;

/**
 * All readings of one value, most likely first: percent-decoded once, then as often as escapes are left (at
 * most four times), each as text; then without overlong UTF-8, HTML entities, string escapes and full-width
 * look-alikes; then what it carries in base64 or hex. Distinct, at most eight, each no longer than the value.
 *
 * @param bytes log escapes undone, each character one byte
 * @param plusIsSpace as in a query
 */
export function decodeLayers(bytes: string, plusIsSpace: boolean): string[] {
  const readings = new Set<string>();
  let layer = decodePercent(bytes, plusIsSpace);
  addReadings(layer, readings);
  for (let depth = 1; depth < MAX_PERCENT_LAYERS && hasPercentEscape(layer); depth++) {
    layer = decodePercent(layer, false);
    addReadings(layer, readings);
  }
  if (readings.size < MAX_READINGS) for (const hidden of hiddenTexts(layer)) addReadings(hidden, readings);
  return [...readings].slice(0, MAX_READINGS);
}

function addReadings(bytes: string, readings: Set<string>): void {
  const encoding = encodingOf(bytes);
  const text = decodeText(bytes, encoding);
  readings.add(text);
  if (text !== bytes && encoding === 'shift_jis' && swallowsSign(bytes)) readings.add(bytes);
  const overlong = decodeOverlong(bytes);
  if (overlong !== bytes) readings.add(overlong);
  let plain = decodeStringEscapes(decodeHtmlEntities(text));
  if (encoding === 'utf-8') plain = foldFullwidth(plain);
  if (plain !== text) readings.add(plain);
}
