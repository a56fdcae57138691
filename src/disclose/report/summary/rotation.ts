import type { Input } from '../../../model/input.ts';

/** What log rotation will do to a set of inputs, as far as their names and times tell. */
export interface Rotation {
  readonly every: 'hour' | 'day' | 'week' | 'month';
  /** Rotated files, oldest first, each with the time around which it will be deleted. */
  readonly deletions: readonly { readonly input: Input; readonly at: number }[];
}

interface Rotated {
  readonly input: Input;
  /** Higher is older for numbers; for dates the negated date. */
  readonly age: number;
}

const COMPRESSED = '(?:\\.(?:gz|zst|bz2|xz))?';
/** `access.log.3.gz` */
const NUMBERED = new RegExp(`^(.+)\\.(\\d{1,3})${COMPRESSED}$`);
/** `access_log-20260922.gz`, `access-2026-09-22.log` */
const DATED = new RegExp(
  `^(.+?)[-._](20\\d\\d)-?(\\d\\d)-?(\\d\\d)(?:[-_T]?\\d{2,6})?((?:\\.[a-z]+)*?)${COMPRESSED}$`,
);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PERIODS = [
  ['hour', 0.8 * HOUR, 1.2 * HOUR],
  ['day', 20 * HOUR, 28 * HOUR],
  ['week', 6 * DAY, 8 * DAY],
  ['month', 27 * DAY, 32 * DAY],
] as const;

/**
 * Infers rotation from names (`access.log.1` … `.14.gz`, or dates) and from when each file ends. It assumes that
 * the files given are all that is kept, so that the next rotation deletes the oldest: the careful reading.
 * Fewer than three rotated files, or files that do not follow each other evenly, tell nothing.
 */
export function inferRotations(inputs: readonly Input[]): Rotation[] {
  const sets = new Map<string, Rotated[]>();
  for (const input of inputs) {
    const found = rotatedName(input.path);
    if (found === null || Number.isNaN(input.lastAt)) continue;
    const set = sets.get(found.base);
    if (set === undefined) sets.set(found.base, [{ input, age: found.age }]);
    else set.push({ input, age: found.age });
  }
  return [...sets.values()].flatMap((set) => rotationOf(set) ?? []);
}

function rotatedName(path: string): { base: string; age: number } | null {
  const dated = DATED.exec(path);
  if (dated !== null) {
    const [, base, year, month, day, ending] = dated;
    return { base: `${base}${ending}`, age: -Date.UTC(Number(year), Number(month) - 1, Number(day)) };
  }
  const numbered = NUMBERED.exec(path);
  return numbered === null ? null : { base: numbered[1] as string, age: Number(numbered[2]) };
}

function rotationOf(set: readonly Rotated[]): Rotation | null {
  if (set.length < 3) return null;
  const oldestFirst = set.toSorted((a, b) => b.age - a.age || a.input.lastAt - b.input.lastAt);
  const steps = oldestFirst
    .slice(1)
    .map((file, i) => file.input.lastAt - (oldestFirst[i] as Rotated).input.lastAt);
  const step = steps.toSorted((a, b) => a - b)[steps.length >> 1] as number;
  const period = PERIODS.find(([, least, most]) => step >= least && step <= most);
  if (period === undefined) return null;
  const newest = (oldestFirst[oldestFirst.length - 1] as Rotated).input.lastAt;
  return {
    every: period[0],
    deletions: oldestFirst.map(({ input }, i) => ({ input, at: newest + step * (i + 1) })),
  };
}
