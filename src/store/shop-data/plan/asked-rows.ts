import type { AskedRows } from '../table-source.ts';
import type { TablePlan } from './table-plan.ts';

/** More windows become one, from the first moment to the last. */
const MOST_WINDOWS = 100;
/** More ids than a database should be asked for at once. */
export const MOST_IDS = 5000;

/**
 * The rows that a plan's requests can reach: by time, or by id. undefined when any of them can reach others, or needs
 * to see all to tell.
 */
export function askedRows({ set, requests, valueColumns, flags }: TablePlan): AskedRows | undefined {
  const windows: (readonly [number, number])[] = [];
  const ids = new Set<string>();
  if (requests.length === 0) return undefined;
  for (const { choice } of requests) {
    if (choice.flags.some((flag) => flags[flag]?.kind === 'positions')) return undefined;
    const byId = choice.values.find(({ column }) => isId(valueColumns[column], set.id));
    const isTimed =
      set.placedAt !== undefined && (Number.isFinite(choice.from) || Number.isFinite(choice.to));
    if (byId !== undefined) for (const id of byId.values) ids.add(id);
    else if (isTimed) windows.push([choice.from, choice.to]);
    else return undefined;
  }
  return ids.size > MOST_IDS ? undefined : { windows: merged(windows), ids: [...ids] };
}

function isId(columns: readonly string[] | undefined, id: string): boolean {
  return columns?.length === 1 && columns[0] === id;
}

function merged(windows: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const [from, to] of windows.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const last = found.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else if (from <= to) found.push([from, to]);
  }
  const [first] = found;
  return found.length <= MOST_WINDOWS || first === undefined ? found : [[first[0], found.at(-1)![1]]];
}
