import { evenlySpread } from '../../model/evenly-spread.ts';
import { EVIDENCE_LIMIT } from '../../model/evidence-ref.ts';
import type { ReportFinding } from './report-of.ts';

/**
 * Puts findings of one rule, level and outcome together, each group into one finding with the sum of their
 * counts, in the order in which groups first come. `merged` says how many it stands for; its number of sources
 * is a lower bound where a finding already listed only some of its own.
 */
export function mergeFindings(findings: readonly ReportFinding[]): ReportFinding[] {
  const groups = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const key = `${finding.rule}\0${finding.level}\0${finding.outcome}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map((group) =>
    group.length === 1 ? (group[0] as ReportFinding) : merge(group),
  );
}

function merge(group: readonly ReportFinding[]): ReportFinding {
  const first = group[0] as ReportFinding;
  const sources = union(group.map((finding) => finding.sources));
  const related = group.flatMap((finding) => finding.related ?? []);
  return {
    ...first,
    techniques: union(group.map((finding) => finding.techniques)),
    attacks: [...new Set(group.flatMap((finding) => finding.attacks))],
    firstAt: edge(
      group.map((finding) => finding.firstAt),
      -1,
    ),
    lastAt: edge(
      group.map((finding) => finding.lastAt),
      1,
    ),
    count: group.reduce((sum, finding) => sum + finding.count, 0),
    sources: sources.slice(0, 100),
    sourceCount: Math.max(sources.length, ...group.map((finding) => finding.sourceCount)),
    accounts: union(group.map((finding) => finding.accounts)).slice(0, 100),
    tenants: union(group.map((finding) => finding.tenants)).slice(0, 100),
    files: union(group.map((finding) => finding.files)).slice(0, 100),
    evidence: evenlySpread(
      group.flatMap((finding) => finding.evidence),
      EVIDENCE_LIMIT,
    ),
    ...(related.length > 0 ? { related: evenlySpread(related, EVIDENCE_LIMIT) } : {}),
    merged: group.reduce((sum, finding) => sum + (finding.merged ?? 1), 0),
  };
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

/** The earliest (-1) or latest (1) of some times. */
function edge(times: readonly (string | null)[], side: -1 | 1): string | null {
  let found: string | null = null;
  for (const time of times) {
    if (time === null) continue;
    if (found === null || (Date.parse(time) - Date.parse(found)) * side > 0) found = time;
  }
  return found;
}
