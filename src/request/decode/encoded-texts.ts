import { base64Value } from './base64.ts';
import { isTextByte } from './begins-encoded-text.ts';
import { decodeText } from './decode-text.ts';
import { jsonStrings } from './json-strings.ts';
import { decodePercent, hasPercentEscape, hexValue, latin1 } from './percent.ts';
import { encodingOf } from './text-encoding.ts';

const SHORTEST = 12;
const LONGEST = 4096;
/** So many bytes at the beginning must be signs of ASCII: see `beginsEncodedText`, which asks the same of raw bytes. */
const SURE_BYTES = { base64: 9, hex: 10 } as const;
/** Of what follows, so much may be control characters, which make up a ninth of what chance makes. */
const MOST_CONTROLS = 0.03;
const MOST_DEPTH = 3;
const MOST_TEXTS = 8;

/** Blanks only where the signs `+` of base64 were read as such. */
const BASE64_WITH_BLANKS = /^[\w+/-]{4,}(?: [\w+/-]*)+={0,2}$/;
const WRAPPED = /^[\w+/-]{4,}(?:\r?\n[\w+/-]+)+={0,2}\s{0,2}$/;

/** The bytes of one text; each is read before the next is begun. */
const scratch = new Uint8Array(LONGEST);

/**
 * The text that a value carries in base64 (also its URL alphabet, without padding, wrapped) or hex from its beginning on,
 * whatever it says; of JSON the texts in it, since its own quotes break out of nothing. What was encoded several times is
 * decoded as often, at most three times. Usually none; at most eight.
 *
 * @param text as a server reads it
 */
export function encodedTexts(text: string): string[] {
  const found: string[] = [];
  gather(text, found, 1);
  return found;
}

function gather(text: string, found: string[], depth: number): void {
  if (text.length < SHORTEST || found.length >= MOST_TEXTS) return;
  const inner = textIn(unbroken(text));
  if (inner === null) return;
  for (const part of jsonStrings(inner) ?? [inner]) {
    if (found.length < MOST_TEXTS && !found.includes(part)) found.push(part);
    if (depth < MOST_DEPTH) gather(part, found, depth + 1);
  }
}

function unbroken(text: string): string {
  if (text.includes(' ')) return BASE64_WITH_BLANKS.test(text) ? text.replaceAll(' ', '+') : text;
  return text.includes('\n') && WRAPPED.test(text) ? text.replace(/\s/g, '') : text;
}

function textIn(text: string): string | null {
  const run = base64Run(text) ?? hexRun(text);
  if (run === null) return null;
  const bytes = hasPercentEscape(run) ? decodePercent(run, true) : run;
  return decodeText(bytes, encodingOf(bytes));
}

function base64Run(text: string): string | null {
  let length = 0;
  let group = 0;
  let bits = 0;
  let controls = 0;
  for (let at = 0; at < text.length && length < LONGEST; at++) {
    const value = base64Value(text.charCodeAt(at));
    if (value < 0) break;
    group = ((group << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    const byte = (group >> bits) & 0xff;
    if (isControl(byte, length, SURE_BYTES.base64)) {
      if (length < SURE_BYTES.base64) return null;
      controls++;
    }
    scratch[length++] = byte;
  }
  return asText(length, controls, SURE_BYTES.base64);
}

function hexRun(text: string): string | null {
  let length = 0;
  let controls = 0;
  for (let at = /^0x/i.test(text) ? 2 : 0; at + 1 < text.length && length < LONGEST; at += 2) {
    const high = hexValue(text.charCodeAt(at));
    const low = hexValue(text.charCodeAt(at + 1));
    if (high < 0 || low < 0) break;
    const byte = (high << 4) | low;
    if (isControl(byte, length, SURE_BYTES.hex)) {
      if (length < SURE_BYTES.hex) return null;
      controls++;
    }
    scratch[length++] = byte;
  }
  return asText(length, controls, SURE_BYTES.hex);
}

/** Whether a byte speaks against a text: at its beginning all that is not ASCII does. */
function isControl(byte: number, place: number, sure: number): boolean {
  return !isTextByte(byte) && (place < sure || byte < 0x80);
}

function asText(length: number, controls: number, sure: number): string | null {
  if (length < sure || controls > length * MOST_CONTROLS) return null;
  return latin1(scratch, length);
}
