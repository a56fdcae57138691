import { isSame } from './bytes';
import { isBoring, TABLE_BYTES, TABLES } from './literals';

// Remembers texts that need no closer look, as src/pipeline/worker/triage/boring-texts.ts does and for the same reasons:
// those in which no trigger stands, and those with triggers in which the inspector found nothing. The fields are
// target, Referer, User-Agent and, for the latter kind only, the path of a target, a parameter of its query, and a
// target as a whole.
const FIELDS: usize = 6;
const SLOTS: u32 = 2048;
const LONGEST: usize = 256;
const WIDE: usize = 16;

// Odd numbers with well mixed bits, to multiply by.
const MIX_START: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;
const MIX_MIDDLE: u64 = ((<u64>0xc2b2ae3d) << 32) | 0x27d4eb4f;
const MIX_END: u64 = ((<u64>0xff51afd7) << 32) | 0xed558ccd;

/** For each field and slot: the sample last seen, the text that is kept, its length. */
const SEEN: usize = memory.data(6 * 2048 * 4, 16);
const LENGTHS: usize = memory.data(6 * 2048 * 4, 16);
const TEXTS: usize = memory.data(6 * 2048 * 256, 16);

/** Forgets everything: what is boring depends on the tables. */
export function forgetTexts(): void {
  memory.fill(SEEN, 0, FIELDS * 2048 * 4);
  memory.fill(LENGTHS, 0, FIELDS * 2048 * 4);
}

/** Whether a text of a field surely needs no closer look. */
export function isOrdinary(field: u32, start: usize, end: usize): bool {
  const tables = TABLES + <usize>field * TABLE_BYTES;
  if (end - start < WIDE || end - start > LONGEST) {
    return isBoring(tables, start, end) || isKept(field, start, end);
  }
  const sample = sampleOf(start, end);
  const slot = slotOf(field, sample);
  if (stands(slot, start, end)) return true;
  if (!isBoring(tables, start, end)) return false;
  keepSecond(slot, sample, start, end);
  return true;
}

/** Whether a text of a field is remembered. */
export function isKept(field: u32, start: usize, end: usize): bool {
  return end - start <= LONGEST && stands(slotOf(field, sampleOf(start, end)), start, end);
}

/**
 * Takes in that the inspector found nothing in a text, though a trigger stands in it.
 *
 * @param atOnce else only when it comes for the second time: most texts with queries never come again
 */
export function remember(field: u32, start: usize, end: usize, atOnce: bool): void {
  if (start === end || end - start > LONGEST) return;
  const sample = sampleOf(start, end);
  const slot = slotOf(field, sample);
  if (atOnce) keep(slot, start, end);
  else keepSecond(slot, sample, start, end);
}

function keepSecond(slot: u32, sample: u32, start: usize, end: usize): void {
  const seen = SEEN + ((<usize>slot) << 2);
  if (load<u32>(seen) === sample) keep(slot, start, end);
  else store<u32>(seen, sample);
}

function keep(slot: u32, start: usize, end: usize): void {
  memory.copy(TEXTS + <usize>slot * LONGEST, start, end - start);
  store<u32>(LENGTHS + ((<usize>slot) << 2), <u32>(end - start));
}

function stands(slot: u32, start: usize, end: usize): bool {
  const length = end - start;
  if (<usize>load<u32>(LENGTHS + ((<usize>slot) << 2)) !== length) return false;
  const kept = TEXTS + <usize>slot * LONGEST;
  if (length >= WIDE) return isSame(kept, start, length);
  const differ = i8x16.bitmask(i8x16.ne(v128.load(kept), v128.load(start)));
  return (differ & ((1 << (<i32>length)) - 1)) === 0 && length > 0;
}

function slotOf(field: u32, sample: u32): u32 {
  return field * SLOTS + (sample & (SLOTS - 1));
}

/** A hash of a text's length, ends and middle; of all of a short one. */
function sampleOf(start: usize, end: usize): u32 {
  const length = end - start;
  if (length < 8) return <u32>(((load<u64>(start) << (64 - 8 * length)) * MIX_START + length) >> 32);
  const middle = load<u64>(start + (length >> 1) - 4);
  const mixed = (load<u64>(start) ^ length) * MIX_START + middle * MIX_MIDDLE;
  return <u32>(((mixed ^ load<u64>(end - 8)) * MIX_END) >> 32);
}
