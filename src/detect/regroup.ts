import { EVIDENCE_LIMIT, type EvidenceRef } from '../model/evidence-ref.ts';
import type { Finding } from '../model/finding.ts';
import { withSome } from './book/bounded-list.ts';
import { EvidenceSample } from './book/evidence-sample.ts';
import { findingId, type Locate } from './book/finding-id.ts';
import { withoutThose } from './book/without-those.ts';
import { EPISODE_SILENCE_MS } from './finding-book.ts';

/**
 * Joins findings of one actor: the same rule, tenants and outcome, with no silence of 30 minutes between.
 * Findings that belong to no actor stay as they are.
 *
 * @param actorOf the actor's id, or undefined
 * @returns the findings, and the new id of each one that was joined
 */
export function regroup(
  findings: readonly Finding[],
  actorOf: (finding: Finding) => string | undefined,
  locate: Locate,
): { readonly findings: readonly Finding[]; readonly movedTo: ReadonlyMap<string, string> } {
  const groups = new Map<string, Finding[]>();
  const result: Finding[] = [];
  for (const finding of findings) {
    const actor = actorOf(finding);
    if (actor === undefined) {
      result.push(finding);
      continue;
    }
    const name = JSON.stringify([actor, finding.rule, finding.outcome, [...finding.tenants].sort()]);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [finding]);
    else group.push(finding);
  }
  const movedTo = new Map<string, string>();
  for (const group of groups.values()) {
    for (const episode of episodesOf(group)) {
      const joined = joinFindings(episode, locate);
      result.push(joined);
      for (const { id } of episode) if (id !== joined.id) movedTo.set(id, joined.id);
    }
  }
  result.sort((a, b) => timeOf(a) - timeOf(b) || order(a.rule, b.rule) || order(a.id, b.id));
  return { findings: result, movedTo };
}

function episodesOf(group: Finding[]): Finding[][] {
  const episodes: Finding[][] = [];
  let end = Number.NaN;
  for (const finding of group.sort((a, b) => timeOf(a) - timeOf(b) || order(a.id, b.id))) {
    if (episodes.length === 0 || finding.firstAt - end > EPISODE_SILENCE_MS) {
      episodes.push([finding]);
      end = finding.lastAt;
    } else {
      episodes[episodes.length - 1]!.push(finding);
      end = laterOf(end, finding.lastAt);
    }
  }
  return episodes;
}

function joinFindings(parts: readonly Finding[], locate: Locate): Finding {
  const [first, ...rest] = parts as [Finding, ...Finding[]];
  if (rest.length === 0) return first;
  const largest = parts.reduce((a, b) => (b.count > a.count ? b : a));
  const sample = new EvidenceSample();
  parts.forEach((part, i) => {
    // A finding keeps no time of each reference: those between are taken as evenly spread.
    const from = Number.isNaN(part.firstAt) ? i : part.firstAt;
    const span = Number.isNaN(part.lastAt) ? 0 : part.lastAt - from;
    const steps = Math.max(1, part.evidence.length - 1);
    part.evidence.forEach((ref, j) => {
      sample.add(ref, from + (span * j) / steps);
    });
  });
  const sources = withSome(
    [],
    parts.toSorted((a, b) => b.count - a.count).flatMap((part) => part.sources),
    Math.max(100, ...parts.map((part) => part.sources.length)),
  );
  const wholly = parts.every((part) => part.sourceCount === part.sources.length);
  const calls = parts.flatMap((part) => part.calls ?? []).slice(0, 50);
  const evidence = sample.refs();
  const related = withoutThose(distinct(parts.flatMap((part) => part.related ?? [])), evidence);
  const { id: _, calls: __, related: ___, ...plain } = first;
  return {
    ...plain,
    id: findingId(
      { rule: first.rule, outcome: first.outcome, tenants: first.tenants, group: sources[0] ?? '' },
      first.evidence[0],
      locate,
    ),
    reason: largest.reason,
    attacks: [...new Set(parts.flatMap((part) => part.attacks))],
    lastAt: parts.reduce((at, part) => laterOf(at, part.lastAt), Number.NaN),
    count: parts.reduce((sum, part) => sum + part.count, 0),
    sources,
    sourceCount: wholly
      ? new Set(parts.flatMap((part) => part.sources)).size
      : Math.max(...parts.map((part) => part.sourceCount)),
    accounts: listed(parts.flatMap((part) => part.accounts)),
    files: listed(parts.flatMap((part) => part.files)),
    ...(calls.length > 0 ? { calls } : {}),
    evidence,
    ...(related.length > 0 ? { related: related.slice(0, EVIDENCE_LIMIT) } : {}),
  };
}

function distinct(refs: readonly EvidenceRef[]): EvidenceRef[] {
  return [...new Map(refs.map((ref) => [`${ref.input}:${ref.offset}`, ref])).values()];
}

function listed(items: readonly string[]): readonly string[] {
  return withSome([], items, 100);
}

/** The later of two times, of which each may be unknown (NaN). */
function laterOf(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : Math.max(a, b);
}

function timeOf(finding: Finding): number {
  return Number.isNaN(finding.firstAt) ? Number.MAX_VALUE : finding.firstAt;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
