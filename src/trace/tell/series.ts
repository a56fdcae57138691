import type { Stage } from '../../model/actor.ts';
import { absorbSegment } from '../notes/segments.ts';
import type { Draft } from './draft.ts';

/** Fewer visits are told one by one. */
const LEAST = 6;
/** A pause this many times as long as the pauses before and after usually are ends a series. */
const LONGEST_PAUSE = 3;
/** Visits of so few requests are alike however many each made; else one makes no more than three times as many. */
const FEW = 5;
const MOST_TIMES = 3;
/** What came at an even pace: so many of its pauses are about as long as the middle one. */
const EVENLY = 0.8;
const ABOUT = 0.2;

/** What is told one by one however often it was: each login, each export, each change counts by itself. */
const EACH_COUNTS: ReadonlySet<Stage> = new Set(['foothold', 'login', 'export', 'change']);

/**
 * Puts visits together that say the same, one after the other: a planted program that is called every hour is one row, not one
 * an hour.
 *
 * @param lane what one actor did in one tenant and stage, in order of time
 */
export function joinSeries(lane: readonly Draft[]): Draft[] {
  if (lane.length < LEAST || EACH_COUNTS.has(lane[0]!.segment.stage)) return [...lane];
  return inTurn(lane, (last, next) => isAlike(last, next)).flatMap((alike) => {
    const longest = LONGEST_PAUSE * median(pausesOf(alike));
    const series = inTurn(alike, (last, next) => next.segment.at - last.segment.at <= longest);
    return series.flatMap((visits) => (visits.length < LEAST ? visits : [joined(visits)]));
  });
}

function joined(visits: readonly Draft[]): Draft {
  const [first, ...rest] = visits as [Draft, ...Draft[]];
  const pauses = pausesOf(visits);
  const usual = median(pauses);
  const even = pauses.filter((pause) => Math.abs(pause - usual) <= ABOUT * usual);
  const everyMs = even.length >= EVENLY * pauses.length ? usual : null;
  for (const { segment } of rest) absorbSegment(first.segment, segment);
  return { ...first, visits: { n: visits.length, everyMs } };
}

function isAlike(a: Draft, b: Draft): boolean {
  const [few, many] = [a, b].map(({ segment }) => segment.figures.requests).sort((n, m) => n - m);
  return (many! <= FEW || many! <= MOST_TIMES * few!) && saidOf(a) === saidOf(b);
}

/** What a sentence says of a visit besides its time and its numbers. */
function saidOf({ segment: { figures } }: Draft): string {
  const { addresses, files, methods, accounts, attacks, actions } = figures;
  const { writes, answered, redirected, refused, failed, successes, failures, tries } = figures;
  return JSON.stringify([
    [addresses, files, methods, accounts].map((names) => names.sorted()),
    attacks.flatMap((n, attack) => (n > 0 ? [attack] : [])),
    [...actions.keys()].sort(),
    [writes, answered, redirected, refused, failed, successes, failures, tries].map((n) => n > 0),
  ]);
}

function inTurn(drafts: readonly Draft[], belongs: (last: Draft, next: Draft) => boolean): Draft[][] {
  const groups: Draft[][] = [];
  for (const draft of drafts) {
    const group = groups.at(-1);
    if (group !== undefined && belongs(group.at(-1)!, draft)) group.push(draft);
    else groups.push([draft]);
  }
  return groups;
}

function pausesOf(drafts: readonly Draft[]): number[] {
  return drafts.slice(1).map(({ segment }, i) => segment.at - drafts[i]!.segment.at);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
