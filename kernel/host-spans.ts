import { hashBytes } from './hash';

// From when to when each virtual host has lines, for logs that name one: whose days a log covers.
const SLOTS: u32 = 256;
/** More hosts than this in one chunk: the program counts the others. */
const MOST: i32 = 128;

/** Where in SPANS a host's entry is, as its number + 1. */
const HEADS: usize = memory.data(256 * 4, 16);
/** For each host: times of its first and last line, its lines, the ordinal of one, where it stands, its length. */
export const SPANS: usize = memory.data(128 * 32, 16);

export let hosts: i32 = 0;

/** Forgets the hosts of the lines before. */
export function clearHosts(): void {
  memory.fill(HEADS, 0, SLOTS * 4);
  hosts = 0;
}

/** Counts a line of a host; false when there is no room for another host. */
export function addHost(start: usize, end: usize, at: f64, line: i32): bool {
  const hash = hashBytes(start, end);
  let slot = (hash ^ (hash >> 16)) & (SLOTS - 1);
  for (let tries: u32 = 0; tries < SLOTS; tries++) {
    const number = load<i32>(HEADS + ((<usize>slot) << 2));
    if (number === 0) return enter(slot, start, end, at, line);
    const span = SPANS + ((<usize>(number - 1)) << 5);
    if (isHost(span, start, end)) {
      if (at < load<f64>(span)) store<f64>(span, at);
      if (at > load<f64>(span, 8)) store<f64>(span, at, 8);
      store<i32>(span, load<i32>(span, 16) + 1, 16);
      return true;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  return false;
}

function enter(slot: u32, start: usize, end: usize, at: f64, line: i32): bool {
  if (hosts === MOST) return false;
  const span = SPANS + ((<usize>hosts) << 5);
  hosts++;
  store<i32>(HEADS + ((<usize>slot) << 2), hosts);
  store<f64>(span, at);
  store<f64>(span, at, 8);
  store<i32>(span, 1, 16);
  store<i32>(span, line, 20);
  store<u32>(span, <u32>start, 24);
  store<u32>(span, <u32>(end - start), 28);
  return true;
}

function isHost(span: usize, start: usize, end: usize): bool {
  const length = <usize>load<u32>(span, 28);
  if (length !== end - start) return false;
  const known = <usize>load<u32>(span, 24);
  for (let i: usize = 0; i < length; i++) if (load<u8>(known + i) !== load<u8>(start + i)) return false;
  return true;
}
