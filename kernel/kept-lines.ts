import { countOf, endOf, isOwn, split, startOf } from './columns';

// Remembers lines that the program had to look at, without what is each line's own (time, address, sizes): scanners,
// broken links and missing pictures send the same thing again and again, and what was made of it then serves again.
// A line is kept when it comes for the second time, and compared in full.
const SLOTS: u32 = 4096;
const LONGEST: usize = 512;
/** Longer ones, with what search engines add to a Referer or attackers to a target, have slots of their own behind. */
const LONG_SLOTS: u32 = 256;
const LONGEST_OF_ALL: usize = 4096;
const ALL_SLOTS: usize = 4352;
const BORDER: u8 = 0x0a;

/** For each slot: the hash last seen, whether lines are told of, the length of what is kept, its columns with a line
 * feed behind each. */
const SEEN: usize = memory.data(4352 * 4, 16);
const TELLS: usize = memory.data(4352, 16);
const LENGTHS: usize = memory.data(4352 * 4, 16);
const TEXTS: usize = memory.data(4096 * 512, 16);
const LONG_TEXTS: usize = memory.data(256 * 4096, 16);

const MIX: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;

/** What {@link findLine} says of a line that is not kept. */
export const NEW: i32 = -1;
const SEEN_BEFORE: i32 = -2;

/** Forgets everything: what a line means depends on the input. */
export function forgetLines(): void {
  memory.fill(SEEN, 0, ALL_SLOTS * 4);
  memory.fill(LENGTHS, 0, ALL_SLOTS * 4);
}

/** The slot of the line at hand, if it is kept; else whether it may be worth keeping. */
export function findLine(): i32 {
  const hash = hashLine();
  if (hashedLength > LONGEST_OF_ALL) return NEW;
  const slot = slotOf(hash);
  if (stands(slot)) return <i32>slot;
  const seen = SEEN + ((<usize>slot) << 2);
  if (load<u32>(seen) === hash) return SEEN_BEFORE;
  store<u32>(seen, hash);
  return NEW;
}

/**
 * Keeps a line of the chunk.
 *
 * @param tells whether the program wants to be told of the lines that mean the same
 * @returns its slot, whatever was kept there before; -1 when it is too long
 */
export function keepLine(start: usize, end: usize, tells: bool): i32 {
  if (!split(start, end)) return NEW;
  const hash = hashLine();
  if (hashedLength > LONGEST_OF_ALL) return NEW;
  const slot = slotOf(hash);
  const text = textAt(slot);
  let to = text;
  for (let column = 0; column < countOf(); column++) {
    if (isOwn(column)) continue;
    const length = endOf(column) - startOf(column);
    memory.copy(to, startOf(column), length);
    store<u8>(to + length, BORDER);
    to += length + 1;
  }
  store<u32>(LENGTHS + ((<usize>slot) << 2), <u32>(to - text));
  store<u8>(TELLS + <usize>slot, u8(tells));
  return <i32>slot;
}

/** Whether the program wants to be told of the lines of a slot. */
export function isTold(slot: i32): bool {
  return load<u8>(TELLS + <usize>slot) !== 0;
}

/** Of the line last hashed. */
function slotOf(hash: u32): u32 {
  return hashedLength <= LONGEST ? hash & (SLOTS - 1) : SLOTS + (hash & (LONG_SLOTS - 1));
}

function textAt(slot: u32): usize {
  return slot < SLOTS ? TEXTS + <usize>slot * LONGEST : LONG_TEXTS + <usize>(slot - SLOTS) * LONGEST_OF_ALL;
}

function stands(slot: u32): bool {
  const length = <usize>load<u32>(LENGTHS + ((<usize>slot) << 2));
  if (length === 0) return false;
  let kept = textAt(slot);
  const keptEnd = kept + length;
  for (let column = 0; column < countOf(); column++) {
    if (isOwn(column)) continue;
    const start = startOf(column);
    const size = endOf(column) - start;
    if (kept + size + 1 > keptEnd || load<u8>(kept + size) !== BORDER || !isEqual(kept, start, size))
      return false;
    kept += size + 1;
  }
  return kept === keptEnd;
}

function isEqual(a: usize, b: usize, length: usize): bool {
  let at: usize = 0;
  for (; at + 8 <= length; at += 8) if (load<u64>(a + at) !== load<u64>(b + at)) return false;
  for (; at < length; at++) if (load<u8>(a + at) !== load<u8>(b + at)) return false;
  return true;
}

/** How long the line last hashed is when it is kept. */
let hashedLength: usize = 0;

function hashLine(): u32 {
  let hash: u64 = 0;
  hashedLength = 0;
  for (let column = 0; column < countOf(); column++) {
    if (isOwn(column)) continue;
    let at = startOf(column);
    const end = endOf(column);
    hashedLength += end - at + 1;
    hash = rotl(hash, 23) + (end - at);
    for (; at + 8 <= end; at += 8) hash = rotl((hash ^ load<u64>(at)) * MIX, 29);
    for (; at < end; at++) hash = (hash ^ load<u8>(at)) * MIX;
  }
  return <u32>((hash * MIX) >> 32);
}
