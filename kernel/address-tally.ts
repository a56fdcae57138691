import { hashBytes } from './hash';
import { CHUNK } from './memory-map';

// Counts one chunk's requests by address, as src/pipeline/worker/tally/address-tally.ts does, with the same hash.
const SLOTS: u32 = 65536;
/** More addresses than this in one chunk are only marked in the filter: a few of so many are never busy. */
const MOST: u32 = 32768;
const FILTER_BITS: u32 = 131072;

/** An address's number + 1, and above it bits of its hash that the slot does not tell: seldom is a look in vain. */
const TABLE: usize = memory.data(65536 * 4, 16);
const NUMBER_BITS: u32 = 16;
const NUMBER: u32 = 0xffff;
/** For each address: hash, count, where it first stands in the chunk, its length. */
const ENTRIES: usize = memory.data(32768 * 16, 16);
/** The slot of each address. */
const USED: usize = memory.data(32768 * 4, 16);
export const FILTER: usize = memory.data(131072 / 8, 16);
/** For each busy address: where it stands in the chunk, its length, its count. */
export const BUSY: usize = memory.data(128 * 12, 16);

let used: u32 = 0;

/** Counts an address; its hash. */
export function countAddress(start: usize, end: usize): u32 {
  const hash = hashBytes(start, end);
  let slot = hash & (SLOTS - 1);
  for (;;) {
    const found = load<u32>(TABLE + ((<usize>slot) << 2));
    if (found === 0) break;
    if (found >> NUMBER_BITS === hash >> NUMBER_BITS) {
      const entry = ENTRIES + ((<usize>(found & NUMBER) - 1) << 4);
      if (load<u32>(entry) === hash) {
        store<u32>(entry, load<u32>(entry, 4) + 1, 4);
        return hash;
      }
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  if (used < MOST) enter(slot, hash, start, end);
  mark(hash);
  return hash;
}

function enter(slot: u32, hash: u32, start: usize, end: usize): void {
  const entry = ENTRIES + ((<usize>used) << 4);
  store<u32>(entry, hash);
  store<u32>(entry, 1, 4);
  store<u32>(entry, <u32>(start - CHUNK), 8);
  store<u32>(entry, <u32>(end - start), 12);
  store<u32>(USED + ((<usize>used) << 2), slot);
  used++;
  store<u32>(TABLE + ((<usize>slot) << 2), ((hash >> NUMBER_BITS) << NUMBER_BITS) | used);
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
  for (let i: u32 = 0; i < used; i++) {
    const entry = ENTRIES + ((<usize>i) << 4);
    const count = load<u32>(entry, 4);
    if (count * 100 >= lines && busy < 128) {
      const at = BUSY + <usize>busy * 12;
      busy++;
      store<u32>(at, load<u32>(entry, 8));
      store<u32>(at, load<u32>(entry, 12), 4);
      store<u32>(at, count, 8);
    }
    store<u32>(TABLE + ((<usize>load<u32>(USED + ((<usize>i) << 2))) << 2), 0);
  }
  used = 0;
  return busy;
}

/** Starts a chunk's filter anew. */
export function clearFilter(): void {
  memory.fill(FILTER, 0, FILTER_BITS / 8);
}
