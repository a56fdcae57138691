/** How bytes above 0x7F are to be read. `bytes` means: in no way that we know. */
export type TextEncoding = 'ascii' | 'utf-8' | 'euc-jp' | 'shift_jis' | 'bytes';

/**
 * Tells the encoding of a value. UTF-8 first, since other encodings hardly ever look like it; then EUC-JP, in
 * which no ASCII byte is ever part of a character, so that believing it hides nothing; then CP932. A character
 * cut at the end (logs cut long targets) does not count against an encoding.
 *
 * @param bytes text in which each character is one byte
 */
export function encodingOf(bytes: string): TextEncoding {
  const first = firstHighByte(bytes);
  if (first < 0) return 'ascii';
  if (isUtf8(bytes, first)) return 'utf-8';
  if (isEucJp(bytes, first)) return 'euc-jp';
  return isShiftJis(bytes, first) ? 'shift_jis' : 'bytes';
}

function firstHighByte(bytes: string): number {
  for (let i = 0; i < bytes.length; i++) if (bytes.charCodeAt(i) >= 0x80) return i;
  return -1;
}

/** RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
function isUtf8(bytes: string, from: number): boolean {
  for (let i = from; i < bytes.length; ) {
    const lead = bytes.charCodeAt(i++);
    if (lead < 0x80) continue;
    if (lead < 0xc2 || lead > 0xf4) return false;
    if (i >= bytes.length) return true;
    if (!mayFollow(lead, bytes.charCodeAt(i++))) return false;
    for (let rest = lead < 0xe0 ? 0 : lead < 0xf0 ? 1 : 2; rest > 0; rest--) {
      if (i >= bytes.length) return true;
      if ((bytes.charCodeAt(i++) & 0xc0) !== 0x80) return false;
    }
  }
  return true;
}

/** Whether a byte may be the second one of a UTF-8 sequence. */
function mayFollow(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0 && second <= 0xbf;
  if (lead === 0xed) return second >= 0x80 && second <= 0x9f;
  if (lead === 0xf0) return second >= 0x90 && second <= 0xbf;
  if (lead === 0xf4) return second >= 0x80 && second <= 0x8f;
  return second >= 0x80 && second <= 0xbf;
}

/** Two bytes A1-FE, 8E with half-width katakana, 8F with three bytes (JIS X 0212). */
function isEucJp(bytes: string, from: number): boolean {
  for (let i = from; i < bytes.length; ) {
    const lead = bytes.charCodeAt(i++);
    if (lead < 0x80) continue;
    if (lead !== 0x8e && lead !== 0x8f && (lead < 0xa1 || lead === 0xff)) return false;
    for (let n = lead === 0x8f ? 2 : 1; n > 0; n--, i++) {
      if (i >= bytes.length) return true;
      const code = bytes.charCodeAt(i);
      if (code < 0xa1 || code > (lead === 0x8e ? 0xdf : 0xfe)) return false;
    }
  }
  return true;
}

/** CP932: leads 81-9F and E0-FC with trails 40-7E and 80-FC, half-width katakana A1-DF. */
function isShiftJis(bytes: string, from: number): boolean {
  for (let i = from; i < bytes.length; i++) {
    const lead = bytes.charCodeAt(i);
    if (lead < 0x80 || (lead >= 0xa1 && lead <= 0xdf)) continue;
    if (lead === 0x80 || lead === 0xa0 || lead > 0xfc) return false;
    if (++i >= bytes.length) return true;
    const trail = bytes.charCodeAt(i);
    if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return false;
  }
  return true;
}

/**
 * Whether a CP932 reading would swallow an ASCII sign behind a byte that is rare in Japanese (E0-FC, the second
 * level of kanji) and has no other Japanese beside it: `%e0|id` is more likely an attempt to hide the pipe.
 */
export function swallowsSign(bytes: string): boolean {
  let rare = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes.charCodeAt(i);
    if (lead < 0x80) continue;
    if (lead < 0xe0) return false;
    const trail = bytes.charCodeAt(++i);
    if (trail < 0x80 && !isLetterOrDigit(trail)) rare++;
  }
  return rare > 0;
}

function isLetterOrDigit(code: number): boolean {
  const folded = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (folded >= 0x61 && folded <= 0x7a);
}
