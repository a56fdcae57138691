import { STAGES, type Stage } from '../../model/actor.ts';
import { compareTimes } from '../moment.ts';
import { absorbSegment, copySegment, type Segment, SILENCE_MS } from '../notes/segments.ts';
import type { Dossier } from './dossier.ts';
import type { Draft } from './draft.ts';
import { joinSeries } from './series.ts';

/** As many episodes a timeline has at most. */
export const EPISODES_LIMIT = 2_000;

/** Which stages are put together first when there are too many episodes. */
const DISPENSABLE: readonly Stage[] = [
  'browse',
  'reconnaissance',
  'attack',
  'login-attempt',
  'return',
  'webshell',
  'change',
  'login',
  'foothold',
  'export',
];

/**
 * The episodes of all actors: what the addresses of one actor did in one tenant and stage at one time becomes
 * one, and so does a series of visits that say the same. When there are too many, neighbours are put together, the least important first, and only then the
 * tenants of one actor and stage. Every request stays counted, once.
 */
export function draftEpisodes(dossiers: readonly Dossier[], limit = EPISODES_LIMIT): Draft[] {
  const lanes = dossiers.flatMap((dossier, actor) => lanesOf(dossier, actor));
  lanes.sort((a, b) => importance(a[0]!) - importance(b[0]!) || b[0]!.actor - a[0]!.actor);
  const total = lanes.reduce((sum, lane) => sum + lane.length, 0);
  const shorter = shorten(lanes, total - limit);
  const drafts = shorter.length > limit ? [...uniteTenants(shorter, shorter.length - limit)] : shorter;
  return drafts.sort(compareDrafts);
}

function lanesOf(dossier: Dossier, actor: number): Draft[][] {
  const lanes = new Map<string, Segment[]>();
  for (const segment of dossier.segments) {
    const key = `${segment.tenant}\0${segment.stage}`;
    const lane = lanes.get(key);
    if (lane === undefined) lanes.set(key, [segment]);
    else lane.push(segment);
  }
  return [...lanes.values()].map((segments) => joinSeries(joinAddresses(segments, actor)));
}

function joinAddresses(segments: readonly Segment[], actor: number): Draft[] {
  const sorted = [...segments].sort(
    (a, b) => compareTimes(a.at, b.at) || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0),
  );
  const drafts: Draft[] = [];
  for (const segment of sorted) {
    const last = drafts.at(-1);
    // A new login begins a row of its own, but not beside what another address is at: rows of one stage do not overlap.
    const isCut = segment.cut && last !== undefined && segment.at > last.segment.until;
    if (last === undefined || isCut || segment.at - last.segment.until > SILENCE_MS) {
      drafts.push({ actor, segment: copySegment(segment), tenants: new Set([segment.tenant]) });
    } else absorbSegment(last.segment, segment);
  }
  return drafts;
}

function importance(draft: Draft): number {
  return DISPENSABLE.indexOf(draft.segment.stage);
}

/** Takes away `surplus` episodes by putting neighbours together, shortest silence first. */
function shorten(lanes: readonly Draft[][], surplus: number): Draft[] {
  let left = surplus;
  return lanes.flatMap((lane) => {
    const joins = Math.min(left, lane.length - 1);
    if (joins <= 0) return lane;
    left -= joins;
    const gaps = lane
      .slice(1)
      .map((draft, index) => ({ index: index + 1, gap: draft.segment.at - lane[index]!.segment.until }))
      .sort((a, b) => compareTimes(a.gap, b.gap) || a.index - b.index);
    const closed = new Set(gaps.slice(0, joins).map(({ index }) => index));
    const kept: Draft[] = [];
    lane.forEach((draft, index) => {
      if (closed.has(index)) absorbDraft(kept.at(-1)!, draft);
      else kept.push(draft);
    });
    return kept;
  });
}

function uniteTenants(drafts: readonly Draft[], surplus: number): Draft[] {
  let left = surplus;
  const kept: Draft[] = [];
  const open = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = `${draft.actor}\0${draft.segment.stage}`;
    const into = open.get(key);
    if (into === undefined || left <= 0) {
      if (into === undefined) open.set(key, draft);
      kept.push(draft);
      continue;
    }
    left -= 1;
    absorbDraft(into, draft);
  }
  return kept;
}

function absorbDraft(into: Draft, other: Draft): void {
  if (into.visits !== undefined || other.visits !== undefined)
    into.visits = { n: (into.visits?.n ?? 1) + (other.visits?.n ?? 1), everyMs: null };
  absorbSegment(into.segment, other.segment);
  for (const tenant of other.tenants) into.tenants.add(tenant);
}

function compareDrafts(a: Draft, b: Draft): number {
  return (
    compareTimes(a.segment.at, b.segment.at) ||
    a.actor - b.actor ||
    compareTenants(a.segment.tenant, b.segment.tenant) ||
    STAGES.indexOf(a.segment.stage) - STAGES.indexOf(b.segment.stage) ||
    compareTimes(a.segment.until, b.segment.until)
  );
}

function compareTenants(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
