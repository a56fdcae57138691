import { textOfBytes } from '../sql/text-of-bytes.ts';

/** The least number that MySQL's ORD gives for a character of three bytes in UTF-8. */
const THREE_BYTES = 0xe08080;

/**
 * The text that characters' numbers spell: code points, single bytes of UTF-8, or ORD's bytes in one number.
 *
 * @param hex whether they are hex digits of the value
 */
export function valueText(codes: readonly number[], hex: boolean): string {
  const text = codes.some((code) => code >= THREE_BYTES || code >= 0x80)
    ? mixedText(codes)
    : String.fromCharCode(...codes);
  if (!hex) return text;
  const pairs = text.match(/[0-9a-f]{2}/gi) ?? [];
  return textOfBytes(String.fromCharCode(...pairs.map((pair) => Number.parseInt(pair, 16))));
}

function mixedText(codes: readonly number[]): string {
  if (codes.every((code) => code < 0x100)) return textOfBytes(String.fromCharCode(...codes));
  return codes
    .map((code) => {
      if (code < THREE_BYTES) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      const bytes = [code >>> 24, (code >>> 16) & 0xff, (code >>> 8) & 0xff, code & 0xff];
      return textOfBytes(String.fromCharCode(...bytes.filter((byte, place) => place > 0 || byte > 0)));
    })
    .join('');
}
