import type { WildcardPart } from '../../rule/wildcard.ts';
import { asText, type Modify, refuseModifiers } from './context.ts';

const BYTE_ORDER_MARK = 'ÿþ';

/**
 * `utf16le` (`wide`), `utf16be`, and `utf16`, which puts a byte order mark before little-endian text. What comes
 * out is bytes, one a character; `base64` usually follows.
 */
export const utf16: Modify = (draft, context) => {
  const text = asText(draft, context);
  if (text.bytes) throw refuseModifiers(context);
  const bigEndian = context.modifier === 'utf16be';
  const encoded = text.pattern.map(
    (part): WildcardPart => ('text' in part ? { text: encodeUtf16(part.text, bigEndian) } : part),
  );
  if (context.modifier !== 'utf16') return { ...text, pattern: encoded, bytes: true };
  const [first, ...rest] = encoded;
  const marked =
    first !== undefined && 'text' in first
      ? [{ text: BYTE_ORDER_MARK + first.text }, ...rest]
      : [{ text: BYTE_ORDER_MARK }, ...encoded];
  return { ...text, pattern: marked, bytes: true };
};

function encodeUtf16(text: string, bigEndian: boolean): string {
  let bytes = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const low = String.fromCharCode(unit & 0xff);
    const high = String.fromCharCode(unit >> 8);
    bytes += bigEndian ? high + low : low + high;
  }
  return bytes;
}
