import { find } from './bytes';
import { readClock } from './clock';
import { COLUMN_KINDS, COLUMN_MASKS, COLUMN_OWN, COLUMN_PASSES, COLUMN_STOPS, RANGES } from './memory-map';

// How a column's end is found; 0 for a word up to its stop.
const QUOTED: u8 = 1;
const TIME: u8 = 2;
const REST: u8 = 3;

const BACKSLASH: u8 = 0x5c;
const BRACKET: u8 = 0x5b;
const SPACE: u8 = 0x20;
const TAB: u8 = 0x09;

let columns: i32 = 0;

/** Says how many columns the layout has. */
export function setColumns(count: i32): void {
  columns = count;
}

/** How many columns the layout has. */
export function countOf(): i32 {
  return columns;
}

/** Whether a column is each line's own: lines that differ only there mean the same. */
export function isOwn(column: i32): bool {
  return load<u8>(COLUMN_OWN + column) !== 0;
}

/** Where a column of the line at hand begins. */
export function startOf(column: i32): usize {
  return load<u32>(RANGES + ((<usize>column) << 3));
}

/** Where a column of the line at hand ends. */
export function endOf(column: i32): usize {
  return load<u32>(RANGES + ((<usize>column) << 3), 4);
}

/**
 * Finds where the columns of a line begin and end; false when a column is not where the layout expects it, is
 * escaped or missing: then the program's own parser decides.
 */
export function split(start: usize, end: usize): bool {
  let at = start;
  for (let i = 0; i < columns; i++) {
    const kind = load<u8>(COLUMN_KINDS + i);
    const stop = load<u32>(COLUMN_STOPS + (i << 2));
    let next: usize;
    if (kind === TIME) {
      next = readClock(at, end);
      if (next === 0) return false;
    } else if (kind === REST) {
      // A second record may have lost its line end: the program looks.
      if (find(at, end, BRACKET) !== end) return false;
      next = end;
    } else {
      next = find(at, end, <u8>stop);
      if (next === end) return false;
      if (kind === QUOTED && load<u8>(next - 1) === BACKSLASH) return false;
    }
    const pass = <usize>load<u8>(COLUMN_PASSES + i);
    if (next + pass > end || (load<u32>(next) & load<u32>(COLUMN_MASKS + (i << 2))) !== stop) return false;
    store<u32>(RANGES + (i << 3), <u32>at);
    store<u32>(RANGES + (i << 3), <u32>next, 4);
    at = next + pass;
  }
  // More columns than the layout has are read over, as long as a blank divides them.
  if (at >= end) return true;
  return (load<u8>(at) === SPACE || load<u8>(at) === TAB) && find(at, end, BRACKET) === end;
}
