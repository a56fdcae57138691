import { isSame } from './bytes';
import { isBoring, TABLE_BYTES, TABLES } from './literals';

// Remembers boring texts, as src/pipeline/worker/boring-texts.ts does and for the same reasons.
const SLOTS: u32 = 2048;
const LONGEST: usize = 256;
const SHORTEST: usize = 16;

// Odd numbers with well mixed bits, to multiply by.
const MIX_START: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;
const MIX_MIDDLE: u64 = ((<u64>0xc2b2ae3d) << 32) | 0x27d4eb4f;
const MIX_END: u64 = ((<u64>0xff51afd7) << 32) | 0xed558ccd;

/** For each field and slot: sample last seen, sample of the text that is kept, its length. */
const SEEN: usize = memory.data(3 * 2048 * 4, 16);
const LENGTHS: usize = memory.data(3 * 2048 * 4, 16);
const TEXTS: usize = memory.data(3 * 2048 * 256, 16);

/** Forgets everything: what is boring depends on the tables. */
export function forgetTexts(): void {
  memory.fill(SEEN, 0, 3 * 2048 * 4);
  memory.fill(LENGTHS, 0, 3 * 2048 * 4);
}

/** Whether a text of a field surely needs no closer look. */
export function isOrdinary(field: u32, start: usize, end: usize): bool {
  const length = end - start;
  const tables = TABLES + <usize>field * TABLE_BYTES;
  if (length < SHORTEST || length > LONGEST) return isBoring(tables, start, end);
  const sample = sampleOf(start, end, length);
  const slot = field * SLOTS + (sample & (SLOTS - 1));
  const lengthAt = LENGTHS + ((<usize>slot) << 2);
  const kept = TEXTS + <usize>slot * LONGEST;
  if (<usize>load<u32>(lengthAt) === length && isSame(kept, start, length)) return true;
  if (!isBoring(tables, start, end)) return false;
  const seenAt = SEEN + ((<usize>slot) << 2);
  if (load<u32>(seenAt) === sample) {
    memory.copy(kept, start, length);
    store<u32>(lengthAt, <u32>length);
  } else store<u32>(seenAt, sample);
  return true;
}

function sampleOf(start: usize, end: usize, length: usize): u32 {
  const middle = load<u64>(start + (length >> 1) - 4);
  const mixed = (load<u64>(start) ^ length) * MIX_START + middle * MIX_MIDDLE;
  const sample = (mixed ^ load<u64>(end - 8)) * MIX_END;
  return <u32>(sample >> 32);
}
