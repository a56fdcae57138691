type Encoding = 'utf-8' | 'shift_jis' | 'euc-jp';

const DECODERS = {
  'utf-8': new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
  shift_jis: new TextDecoder('shift_jis', { fatal: true, ignoreBOM: true }),
  'euc-jp': new TextDecoder('euc-jp', { fatal: true, ignoreBOM: true }),
};

const SEQUENCE =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/g;

/**
 * Makes a text of bytes (each character one byte) readable: UTF-8 where it is valid, else CP932 or EUC-JP when
 * the whole text is and reads like Japanese; bytes that stay a riddle become `\xNN`. A text that holds
 * characters beyond U+00FF was decoded before: there only sequences of UTF-8 are put together, and nothing
 * else is touched.
 */
export function decodeBytes(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text)) return text;
  if (/[\u0100-\uffff]/.test(text)) return decodeSequences(text, (rest) => rest);
  return decode('utf-8', text) ?? japanese(text) ?? decodeSequences(text, escapeBytes);
}

/** Puts sequences of UTF-8 together and hands what lies between them to `between`. */
function decodeSequences(text: string, between: (rest: string) => string): string {
  let readable = '';
  let from = 0;
  for (const match of text.matchAll(SEQUENCE)) {
    const character = decode('utf-8', match[0]);
    if (character === null) continue;
    readable += between(text.slice(from, match.index)) + character;
    from = match.index + match[0].length;
  }
  return readable + between(text.slice(from));
}

function escapeBytes(text: string): string {
  return text.replace(/[\u0080-\u00ff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

/** CP932 or EUC-JP, whichever gives more of the characters that Japanese is written with; null for neither. */
function japanese(text: string): string | null {
  let best: string | null = null;
  let bestShare = 0.5;
  for (const encoding of ['shift_jis', 'euc-jp'] as const) {
    const candidate = decode(encoding, text);
    if (candidate === null) continue;
    const share = shareOfCommon(candidate);
    if (share <= bestShare) continue;
    best = candidate;
    bestShare = share;
  }
  return best;
}

/** How much of what is not ASCII is kana, Japanese punctuation or kanji (these count less); 0 to 1. */
function shareOfCommon(text: string): number {
  let all = 0;
  let common = 0;
  for (const character of text) {
    if (character <= '\u007f') continue;
    all++;
    if (/[\u3000-\u3002\u300c\u300d\u3041-\u30fe\uff01-\uff5e]/.test(character)) common += 1;
    else if (/[\u4e00-\u9fff]/.test(character)) common += 0.8;
  }
  return all === 0 ? 0 : common / all;
}

function decode(encoding: Encoding, text: string): string | null {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  try {
    return DECODERS[encoding].decode(bytes);
  } catch {
    return null;
  }
}
