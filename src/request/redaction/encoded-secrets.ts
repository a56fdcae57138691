import { base64Value } from '../decode/base64.ts';
import { hexValue } from '../decode/percent.ts';
import { MASK, type SecretRange } from './secret-range.ts';

/** Shorter ones hold no name and secret. */
const RUN = /[A-Za-z0-9+/_-]{16,}/g;
const HEX = /^(?:[0-9a-fA-F]{2}){16,}$/;
/** A path's parts are signs of base64 too: so many beginnings of a run are tried. */
const MOST_STARTS = 8;
/** So many bytes must be signs of ASCII before a run is taken for text. */
const SURE = 9;

/**
 * Runs of base64 (either alphabet) or hex in which a text with a secret is written. Such a run is masked whole: what else
 * it says cannot be shown without what it hides. Linear in the text's length.
 *
 * @param holdsSecret judges a decoded text
 */
export function findEncodedSecrets(text: string, holdsSecret: (decoded: string) => boolean): SecretRange[] {
  const found: SecretRange[] = [];
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const from = secretStart(run, holdsSecret);
    if (from < 0) continue;
    found.push({ from: match.index + from, to: match.index + run.length, mask: MASK });
  }
  return found;
}

/** Where in a run the secret begins; -1 when it holds none. */
function secretStart(run: string, holdsSecret: (decoded: string) => boolean): number {
  for (let start = 0, tried = 0; start >= 0 && tried < MOST_STARTS; tried++) {
    const slash = run.indexOf('/', start);
    const part = slash < 0 ? run.slice(start) : run.slice(start, slash);
    const texts = [HEX.test(part) ? hexText(part) : '', base64Text(run, start)];
    if (texts.some((decoded) => decoded !== '' && holdsSecret(decoded))) return start;
    start = slash < 0 || run.length - slash < 16 ? -1 : slash + 1;
  }
  return -1;
}

function base64Text(run: string, start: number): string {
  let text = '';
  let bits = 0;
  let group = 0;
  for (let at = start; at < run.length; at++) {
    group = ((group << 6) | base64Value(run.charCodeAt(at))) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    const byte = (group >> bits) & 0xff;
    if (!isText(byte, text.length)) return text.length < SURE ? '' : text;
    text += String.fromCharCode(byte);
  }
  return text;
}

function hexText(run: string): string {
  let text = '';
  for (let at = 0; at < run.length; at += 2) {
    const byte = (hexValue(run.charCodeAt(at)) << 4) | hexValue(run.charCodeAt(at + 1));
    if (!isText(byte, text.length)) return text.length < SURE ? '' : text;
    text += String.fromCharCode(byte);
  }
  return text;
}

function isText(byte: number, place: number): boolean {
  if (byte >= 0x80) return place >= SURE;
  return byte >= 0x20 ? byte !== 0x7f : byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
