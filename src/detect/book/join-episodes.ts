import type { Cell } from './cell.ts';

/**
 * Joins cells of the same rule, place and outcome whose spans touch or lie less than the silence apart: pieces
 * that were kept apart only while their outcome was open.
 *
 * @returns the cells that are left
 */
export function joinEpisodes(
  places: ReadonlyMap<Cell, string>,
  silenceMs: number,
  absorb: (from: Cell, into: Cell) => void,
): Set<Cell> {
  const left = new Set<Cell>();
  for (const there of gathered(places.keys(), (cell) => places.get(cell)!)) {
    for (const group of gathered(there, ({ rule, outcome }) => `${rule.id}\0${outcome}`)) {
      let current: Cell | null = null;
      for (const cell of group.sort(compareStart)) {
        if (current !== null && !(cell.firstAt - current.lastAt > silenceMs)) {
          absorb(cell, current);
        } else {
          current = cell;
          left.add(cell);
        }
      }
    }
  }
  return left;
}

/** Cells that have the same name, for each name. */
function gathered(cells: Iterable<Cell>, nameOf: (cell: Cell) => string): Iterable<Cell[]> {
  // At a place there is mostly one.
  if (Array.isArray(cells) && cells.length === 1) return [cells];
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const name = nameOf(cell);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [cell]);
    else group.push(cell);
  }
  return groups.values();
}

function compareStart(a: Cell, b: Cell): number {
  const time = (at: number) => (Number.isNaN(at) ? Number.MAX_VALUE : at);
  return time(a.firstAt) - time(b.firstAt) || a.key - b.key;
}
