import type { Gap } from '../../model/input.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import { MinuteSet } from './minute-set.ts';

/** A silence is a gap from this length on, … */
const SHORTEST_GAP_MINUTES = 60;
/** … and only if it is so many times longer than 99 in 100 of the pauses between two lively minutes, … */
const TIMES_THE_USUAL_PAUSE = 6;
/** … and so many times longer than the longest silence of an ordinary day (a shop's quiet night). */
const TIMES_THE_USUAL_NIGHT = 2;
const DAYS_TO_KNOW_NIGHTS = 3;
const DAY_MINUTES = 1440;

/** One input's activity. */
export interface Activity {
  readonly input: number;
  readonly path: string;
  readonly format: string;
  readonly minutes: MinuteSet;
}

/**
 * Finds silences that an input's own rhythm does not explain. Rotated files of one log are looked at together,
 * so that a missing file between two others is found and the usual border between two files is none. A gap is
 * put down to the input whose lines end where it begins.
 */
export function findGaps(activities: readonly Activity[]): Gap[] {
  const sets = new Map<string, Activity[]>();
  for (const activity of activities) {
    const key = `${logName(activity.path)}\n${activity.format}`;
    sets.set(key, [...(sets.get(key) ?? []), activity]);
  }
  return [...sets.values()].flatMap(gapsOfLog).sort((a, b) => a.input - b.input || a.from - b.from);
}

/** A path without what rotation adds to it: numbers, dates, compression. */
export function logName(path: string): string {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1).replace(/\.(gz|zst|zstd|bz2|xz)$/i, '');
  return (
    path.slice(0, slash + 1) +
    name.replace(/[-_.]?\d[\d-_.]*(?=$|\.log$|\.txt$)/g, '').replace(/\d{2,}/g, '#')
  );
}

function gapsOfLog(activities: readonly Activity[]): Gap[] {
  const known = union(activities);
  if (known.isFull) return [];
  const minutes = [...known];
  const silences = minutes.slice(1).map((minute, index) => minute - minutes[index]! - 1);
  const shortest = Math.max(
    SHORTEST_GAP_MINUTES,
    quantile(silences, 0.99) * TIMES_THE_USUAL_PAUSE,
    usualNight(minutes, silences) * TIMES_THE_USUAL_NIGHT,
  );
  return silences.flatMap((length, index) => {
    if (length < shortest) return [];
    const from = minutes[index]!;
    const owner = activities.find(({ minutes: own }) => own.has(from)) ?? activities[0]!;
    return [{ input: owner.input, from: (from + 1) * MINUTE_MS, to: minutes[index + 1]! * MINUTE_MS }];
  });
}

function union(activities: readonly Activity[]): MinuteSet {
  if (activities.length === 1) return activities[0]!.minutes;
  const all = new MinuteSet();
  for (const { minutes } of activities) all.addAll(minutes);
  return all;
}

/** The longest silence of the median day, in minutes; 0 when there are too few days to say. */
function usualNight(minutes: readonly number[], silences: readonly number[]): number {
  const longest = new Map<number, number>();
  silences.forEach((length, index) => {
    const day = Math.floor(minutes[index]! / DAY_MINUTES);
    longest.set(day, Math.max(longest.get(day) ?? 0, length));
  });
  return longest.size < DAYS_TO_KNOW_NIGHTS ? 0 : quantile([...longest.values()], 0.5);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
}
