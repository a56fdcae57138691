import { createLiteralTable } from '../literals/literal-table.ts';
import { base64Value } from './base64.ts';
import { encodedTexts } from './encoded-texts.ts';
import { HIDDEN_PAYLOADS } from './hidden-payloads.data.ts';
import { hexValue, latin1 } from './percent.ts';

/** How a fingerprint lies in its run: base64 with so many characters before a full group of four, or hex. */
type Lay = 0 | 2 | 3 | 'hex';

/**
 * What the known payloads look like in base64 (in each of its three alignments) and in hex. The triage looks for
 * the same list, so that it can never miss what is decoded here.
 */
export const HIDDEN_FINGERPRINTS: readonly (readonly [text: string, lay: Lay])[] = [
  ...HIDDEN_PAYLOADS,
  ...spellings('select'),
].flatMap((payload) => [
  [btoa(payload).slice(0, Math.floor((payload.length * 8) / 6)), 0] as const,
  [btoa(` ${payload}`).slice(2, Math.floor(((payload.length + 1) * 8) / 6)), 2] as const,
  [btoa(`  ${payload}`).slice(3, Math.floor(((payload.length + 2) * 8) / 6)), 3] as const,
  [Array.from(payload, (sign) => sign.charCodeAt(0).toString(16)).join(''), 'hex'] as const,
]);

/** A word in every mixture of cases. */
function spellings(word: string): string[] {
  return Array.from(word).reduce<string[]>(
    (heads, letter) => heads.flatMap((head) => [head + letter, head + letter.toUpperCase()]),
    [''],
  );
}

const fingerprints = createLiteralTable(HIDDEN_FINGERPRINTS.map(([text, lay]) => [text, lay] as const));

const MAX_RUN = 4096;

/**
 * The texts that a value carries in base64 (also its URL alphabet) or hex: what reads as text from where it begins,
 * and what holds one of the known payloads, wherever in it. Usually none; at most eight.
 */
export function hiddenTexts(text: string): string[] {
  if (text.length < 8) return [];
  const found = encodedTexts(text);
  if (found.length > 0) return found;
  let readTo = 0;
  for (const { entry, start } of fingerprints.find(text, 8)) {
    if (start < readTo) continue;
    const hidden = entry === 'hex' ? hexRun(text, start) : base64Run(text, start - entry);
    readTo = start + hidden.length;
    if (hidden !== '' && !found.includes(hidden)) found.push(hidden);
    if (found.length === 2) break;
  }
  return found;
}

function hexRun(text: string, anchor: number): string {
  let start = anchor;
  const first = Math.max(0, anchor - MAX_RUN);
  while (start - 2 >= first && byteAt(text, start - 2) >= 0) start -= 2;
  const bytes = new Uint8Array(MAX_RUN);
  let length = 0;
  for (let at = start; length < MAX_RUN; at += 2) {
    const byte = byteAt(text, at);
    if (byte < 0) break;
    bytes[length++] = byte;
  }
  return latin1(bytes, length);
}

function byteAt(text: string, at: number): number {
  const high = hexValue(text.charCodeAt(at));
  const low = hexValue(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : (high << 4) | low;
}

function base64Run(text: string, anchor: number): string {
  if (anchor < 0) return '';
  const first = Math.max(0, anchor - MAX_RUN);
  let start = anchor;
  while (start - 4 >= first && areBase64(text, start - 4, start)) start -= 4;
  let end = anchor;
  const last = Math.min(text.length, anchor + MAX_RUN);
  while (end < last && areBase64(text, end, end + 1)) end++;
  const run = text.slice(start, end).replaceAll('-', '+').replaceAll('_', '/');
  return atob(run.slice(0, run.length - (run.length % 4 === 1 ? 1 : 0)));
}

/** Whether all characters from `start` to `end` are of base64. */
function areBase64(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (base64Value(text.charCodeAt(i)) < 0) return false;
  return true;
}
