import { decodeText } from './decode-text.ts';
import { foldFullwidth } from './fullwidth.ts';
import { hiddenTexts } from './hidden-payload.ts';
import { decodeHtmlEntities } from './html-entities.ts';
import { decodeOverlong } from './overlong.ts';
import { decodePercent, hasPercentEscape } from './percent.ts';
import { decodeJsonEscapes, decodeStringEscapes } from './string-escapes.ts';
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
 * folded, fillers taken out, and what it carries in base64 or hex. Without the text itself; usually none.
 */
export function furtherReadings(text: string): string[] {
  const plain = plainReading(text);
  const hidden = hiddenTexts(text);
  const further = plain === text ? hidden : [plain, ...hidden];
  return hidden.length === 0 ? further : [...new Set([...further, ...hidden.map(plainReading)])];
}

function plainReading(text: string): string {
  return withoutFillers(foldFullwidth(decodeJsonEscapes(decodeStringEscapes(decodeHtmlEntities(text)))));
}

const SPACED_BY_PLUS = /\+(?:x?or|and|union|select|order|group|having|waitfor|r?like|where|from)\+/i;
const STREWN_PERCENTS = /(?:%[a-z'"()=]){3}/i;

/** Twice an empty element inside a word, for a server that strips tags: `un<>ion sel<>ect`, `o<x>nclick`. */
const SPLIT_BY_TAGS = /[a-z]<\/?[a-z]?>[a-z(][\s\S]{0,128}?[a-z]<\/?[a-z]?>[a-z(]/i;
const TAG_IN_WORD = /([a-z])<\/?[a-z]?>(?=[a-z(])/gi;

/** Numbers that MySQL reads over: `sleep 1.e(5 1.e)`. */
const READ_OVER = /\s\d{1,2}\.e(?=\s{0,2}[(),.])/gi;

/**
 * Without what hides words on their way through a filter: plus signs that a second decoding makes blanks, percent
 * signs that old IIS dropped (`%A%N%D`), what stands before quotes so that a server's backslash does not count.
 */
function withoutFillers(text: string): string {
  if (!/['"();#%<]|--/.test(text)) return text;
  let plain = SPLIT_BY_TAGS.test(text) ? text.replace(TAG_IN_WORD, '$1') : text;
  if (!plain.includes(' ') && SPACED_BY_PLUS.test(plain)) plain = plain.replaceAll('+', ' ');
  if (plain.includes('.e(') || plain.includes('.E(')) plain = plain.replace(READ_OVER, '');
  if (STREWN_PERCENTS.test(plain)) plain = plain.replaceAll('%', '');
  return /[\\\xbf\uff7f]'/.test(plain) ? plain.replace(/[\\\xbf\uff7f]'/g, "'") : plain;
}
