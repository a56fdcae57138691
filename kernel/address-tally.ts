import { CHUNK } from './memory-map';

// Counts one chunk's requests by address, as src/pipeline/worker/address-tally.ts does: same hash, same slots.
const SLOTS: u32 = 131072;
const FILTER_BITS: u32 = 131072;
const TRIES: i32 = 64;

/** Four numbers a slot: hash, count, where the address first stands in the chunk, its length. */
const TABLE: usize = memory.data(131072 * 16, 16);
const USED: usize = memory.data(131072 * 4, 16);
export const FILTER: usize = memory.data(131072 / 8, 16);
/** For each busy address: where it stands in the chunk, its length, its count. */
export const BUSY: usize = memory.data(128 * 12, 16);

let used: i32 = 0;

/** FNV-1a of a range of bytes; never 0. */
export function hashBytes(start: usize, end: usize): u32 {
  let hash: u32 = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = (hash ^ load<u8>(at)) * 0x01000193;
  return hash === 0 ? 1 : hash;
}

/** Counts an address; its hash. */
export function countAddress(start: usize, end: usize): u32 {
  const hash = hashBytes(start, end);
  let slot = hash & (SLOTS - 1);
  for (let tries = 0; tries < TRIES; tries++) {
    const entry = TABLE + ((<usize>slot) << 4);
    const there = load<u32>(entry);
    if (there === hash) {
      store<u32>(entry, load<u32>(entry, 4) + 1, 4);
      return hash;
    }
    if (there === 0) {
      store<u32>(entry, hash);
      store<u32>(entry, 1, 4);
      store<u32>(entry, <u32>(start - CHUNK), 8);
      store<u32>(entry, <u32>(end - start), 12);
      store<u32>(USED + ((<usize>used) << 2), slot);
      used++;
      break;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  mark(hash);
  return hash;
}

function mark(hash: u32): void {
  setBit((hash >> 5) & (FILTER_BITS / 32 - 1), hash & 31);
  const other = hash * 0x9e3779b1;
  setBit((other >> 20) & (FILTER_BITS / 32 - 1), (other >> 12) & 31);
}

function setBit(word: u32, bit: u32): void {
  const at = FILTER + ((<usize>word) << 2);
  store<u32>(at, load<u32>(at) | (1 << bit));
}

/** Lists the addresses with at least a hundredth of the lines; how many there are. Empties the table. */
export function finishAddresses(lines: u32): i32 {
  let busy = 0;
  for (let i = 0; i < used; i++) {
    const entry = TABLE + ((<usize>load<u32>(USED + ((<usize>i) << 2))) << 4);
    const count = load<u32>(entry, 4);
    if (count * 100 >= lines && busy < 128) {
      const at = BUSY + <usize>busy * 12;
      busy++;
      store<u32>(at, load<u32>(entry, 8));
      store<u32>(at, load<u32>(entry, 12), 4);
      store<u32>(at, count, 8);
    }
    store<u32>(entry, 0);
  }
  used = 0;
  return busy;
}

/** Starts a chunk's filter anew. */
export function clearFilter(): void {
  memory.fill(FILTER, 0, FILTER_BITS / 8);
}
