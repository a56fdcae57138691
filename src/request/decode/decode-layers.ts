import { decodeText } from './decode-text.ts';
import { foldFullwidth } from './fullwidth.ts';
import { hiddenTexts } from './hidden-payload.ts';
import { decodeHtmlEntities } from './html-entities.ts';
import { decodeOverlong } from './overlong.ts';
import { decodePercent, hasPercentEscape } from './percent.ts';
import { decodeStringEscapes } from './string-escapes.ts';
import { encodingOf, swallowsSign } from './text-encoding.ts';

const MAX_PERCENT_LAYERS = 4;

/**
 * A value's texts: percent-decoded once, then as often as escapes are left (at most four times), each as a person
 * would read it; where that hides something, also byte for byte, and without overlong UTF-8. Distinct, most
 * likely first, each no longer than the value.
 *
 * @param bytes log escapes undone, each character one byte
 * @param plusIsSpace as in a query
 */
export function decodeLayers(bytes: string, plusIsSpace: boolean): Set<string> {
  const texts = new Set<string>();
  let layer = decodePercent(bytes, plusIsSpace);
  addTexts(layer, texts);
  for (let depth = 1; depth < MAX_PERCENT_LAYERS && hasPercentEscape(layer); depth++) {
    layer = decodePercent(layer, false);
    addTexts(layer, texts);
  }
  return texts;
}

function addTexts(bytes: string, texts: Set<string>): void {
  const encoding = encodingOf(bytes);
  texts.add(decodeText(bytes, encoding));
  if (encoding === 'ascii') return;
  if (encoding === 'shift_jis' && swallowsSign(bytes)) texts.add(bytes);
  const overlong = encoding === 'utf-8' ? bytes : decodeOverlong(bytes);
  if (overlong !== bytes) texts.add(overlong);
}

/**
 * What programs behind the server may make of a text: HTML entities and string escapes undone, look-alike signs
 * folded, and what it carries in base64 or hex. Without the text itself; usually none, at most three.
 */
export function furtherReadings(text: string): string[] {
  const plain = foldFullwidth(decodeStringEscapes(decodeHtmlEntities(text)));
  const hidden = hiddenTexts(text);
  return plain === text ? hidden : [plain, ...hidden];
}
