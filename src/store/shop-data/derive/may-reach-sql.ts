import type { PlannedRequest } from '../plan/table-plan.ts';
import type { ClassChoice } from './row-classes.ts';
import { uniteWindows } from './unite-windows.ts';

/** More windows become one, from the first bucket to the last. */
const MOST_WINDOWS = 64;

/**
 * SQL for whether any group may reach a row, or somebody asks whose it is: true for every such row, and for few others. By `b`, `v0`…, `q0`…
 * (see {@link derivedSql}).
 *
 * @param choices of the requests
 * @param unknownBucket of rows whose time nobody can read: they may lie in every window
 */
export function mayReachSql(
  requests: readonly PlannedRequest[],
  choices: readonly ClassChoice[],
  unknownBucket: number,
): string {
  const conditions = new Set<string>();
  const windows = new Map<string, ClassChoice[]>();
  for (const [at, choice] of choices.entries()) {
    const { place, tellsWhose = false } = requests[at]!;
    if ((place === null && !tellsWhose) || choice.from >= choice.to) continue;
    const [first] = choice.values;
    if (first !== undefined) conditions.add(`v${first.column} <> 0`);
    else {
      const key = choice.flags.map((flag) => `q${flag}`).join(' AND ');
      windows.set(key, [...(windows.get(key) ?? []), choice]);
    }
  }
  for (const [flags, own] of windows) {
    const within = windowsOf(own).map(({ from, to }) => `b BETWEEN ${from} AND ${to - 1}`);
    const timed = `(${[...within, `b = ${unknownBucket}`].join(' OR ')})`;
    conditions.add(flags === '' ? timed : `(${timed} AND ${flags})`);
  }
  return conditions.size === 0 ? 'false' : [...conditions].join(' OR ');
}

function windowsOf(choices: readonly ClassChoice[]): Pick<ClassChoice, 'from' | 'to'>[] {
  const united = uniteWindows(choices);
  return united.length <= MOST_WINDOWS ? united : [{ from: united[0]!.from, to: united.at(-1)!.to }];
}
