import { HOUR_MS } from '../../model/time-units.ts';
import type { Observation } from '../observation.ts';
import { tellTried } from './tell-tried.ts';
import type { TriedAt, TriedStretch } from './tried-stretch.ts';

/** Fewer addresses are no crowd, whatever the rules say. */
const LEAST = 10;
/** In a wave, so many of those who come try more than once, and so many times as many as usually. */
const LEAST_SHARE = 0.4;
const LEAST_TIMES = 4;
/** An hour of a stretch that goes on for longer says nothing more. */
const HOURS_OF_ONE = 48;
/** What nearly all have in common, and hardly anybody else. */
const NEARLY_ALL = 0.8;
const HARDLY_ANY = 0.3;

interface Hour {
  readonly hour: number;
  readonly tried: readonly TriedStretch[];
  /** Of all who came in that hour, the part that tried more than once. */
  readonly share: number;
}

/**
 * Hours in which far more addresses than usually send one page more than once. `tried-values` with `by`: `many`, the `kind` of page,
 * `addresses`, their `tries`, how many `each`, the `share` in percent of those who came then, how many `times` as many tried more than once as in
 * an usual hour, how many `hours` are known, and whether they are `strangers`: nearly all of them have something in common that
 * ordinary visitors of the page do not (one User-Agent, no Referer, nothing else sent to the shop); then only those are meant.
 */
export function triedByMany(page: TriedAt, path: string): Observation[] {
  // Many who follow links may share lines, each with a code of their own.
  if (page.kind === 'link' || page.stretches.length < LEAST) return [];
  const hours = hoursOf(page);
  const known = Math.floor(page.lastAt / HOUR_MS) - Math.floor(page.firstAt / HOUR_MS) + 1;
  const usual = usualCount(hours, known);
  const isWave = ({ tried, share }: Hour) =>
    tried.length >= Math.max(LEAST, LEAST_TIMES * usual) && share >= LEAST_SHARE;
  const told: Observation[] = [];
  for (const wave of inTurn(hours.filter(isWave))) {
    const all = [...new Set(wave.flatMap(({ tried }) => tried))];
    const strangers = strangersIn(all, page);
    const members = strangers ?? all;
    const tries = triesOf(members);
    const addresses = new Set(members.map(({ address }) => address)).size;
    if (addresses < LEAST) continue;
    const most = Math.max(...wave.map(({ tried }) => tried.length));
    const fields = {
      by: 'many',
      kind: page.kind,
      addresses,
      tries,
      each: Math.round((10 * tries) / addresses) / 10,
      share: Math.round(100 * Math.max(...wave.map(({ share }) => share))),
      times: Math.round((10 * most) / Math.max(1, usual)) / 10,
      hours: known,
      strangers: strangers !== null,
    };
    told.push(...tellTried(members, fields, { path, usual }));
  }
  return told;
}

function hoursOf({ stretches, onceByHour }: TriedAt): Hour[] {
  const byHour = new Map<number, TriedStretch[]>();
  for (const stretch of stretches) {
    const first = Math.floor(stretch.from / HOUR_MS);
    const last = Math.min(Math.floor(stretch.lastAt / HOUR_MS), first + HOURS_OF_ONE);
    for (let hour = first; hour <= last; hour++) {
      const tried = byHour.get(hour);
      if (tried === undefined) byHour.set(hour, [stretch]);
      else tried.push(stretch);
    }
  }
  return [...byHour]
    .sort(([a], [b]) => a - b)
    .map(([hour, tried]) => ({
      hour,
      tried,
      share: tried.length / (tried.length + (onceByHour.get(hour) ?? 0)),
    }));
}

/** How many tried more than once in the middle one of all hours, also those in which nobody did. */
function usualCount(hours: readonly Hour[], known: number): number {
  const counts = hours.map(({ tried }) => tried.length).sort((a, b) => a - b);
  return counts[Math.floor(known / 2) - (known - counts.length)] ?? 0;
}

/** Hours that follow one another. */
function inTurn(hours: readonly Hour[]): Hour[][] {
  const waves: Hour[][] = [];
  for (const each of hours) {
    const wave = waves.at(-1);
    if (wave !== undefined && each.hour - wave.at(-1)!.hour <= 1) wave.push(each);
    else waves.push([each]);
  }
  return waves;
}

/** Those who have in common what others do not; null where nothing tells them from customers. */
function strangersIn(all: readonly TriedStretch[], page: TriedAt): readonly TriedStretch[] | null {
  const agent = mostCommon(all.flatMap(({ agents }) => [...agents]));
  const marks: readonly (readonly [(stretch: TriedStretch) => boolean, number])[] = [
    [({ agents }) => agents.size === 1 && agents.has(agent), page.onceByAgent.get(agent) ?? 0],
    [({ bare, tries }) => bare === tries, page.onceBare],
    [({ alone }) => alone, page.onceAlone],
  ];
  const tries = triesOf(all);
  const telling = marks.filter(([isMarked, once]) => {
    // Those who try send the most; a customer who tries again is one of many addresses, and sends little.
    const isCommon = triesOf(all.filter(isMarked)) >= NEARLY_ALL * tries;
    return isCommon && page.once >= LEAST && once <= HARDLY_ANY * page.once;
  });
  return telling.length === 0 ? null : all.filter((each) => telling.every(([isMarked]) => isMarked(each)));
}

function triesOf(stretches: readonly TriedStretch[]): number {
  return stretches.reduce((sum, { tries }) => sum + tries, 0);
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}
