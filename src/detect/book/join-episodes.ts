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
  const groups = new Map<string, Cell[]>();
  for (const [cell, place] of places) {
    const name = `${cell.rule.id}\0${place}\0${cell.outcome}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [cell]);
    else group.push(cell);
  }
  const left = new Set<Cell>();
  for (const group of groups.values()) {
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
  return left;
}

function compareStart(a: Cell, b: Cell): number {
  const time = (at: number) => (Number.isNaN(at) ? Number.MAX_VALUE : at);
  return time(a.firstAt) - time(b.firstAt) || a.key - b.key;
}
