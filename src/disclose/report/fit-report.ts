import { evenlySpread } from '../../model/evenly-spread.ts';
import { CERTAINTIES } from '../../model/exposure.ts';
import type { Report } from '../../model/report-schema.ts';
import { count } from '../../text/count.ts';
import { TRIMMED } from '../../text/report/trimmed.ts';
import { LISTED_EXPOSURES } from './listed-exposures.ts';
import { mergeFindings } from './merge-findings.ts';
import { writtenBytes, writtenReport } from './written-report.ts';

/** Makes a report smaller in one way, and says so. The same object when it has nothing to take away. */
type Step = (report: Report, limitBytes: number) => Report;

/**
 * Makes a report fit into a number of bytes: first samples of evidence shrink (the full references lie in
 * `evidence.parquet`), then links and addresses of actors, then the least grave findings are put together, one
 * for each rule, level and outcome, actors without a finding and exposures beyond the surest are left out. Counts stay exact, and each step
 * leaves a notice. A report that fits is returned as it is.
 */
export function fitReport(report: Report, limitBytes: number): Report {
  let fitting = report;
  for (const step of STEPS) {
    if (writtenBytes(writtenReport(fitting)) <= limitBytes) return fitting;
    fitting = step(fitting, limitBytes);
  }
  return fitting;
}

const STEPS: readonly Step[] = [
  (report) => withEvidence(report, 8),
  (report) => withEvidence(report, 3),
  (report) => withLinks(report, 100),
  (report) => withEvidence(report, 1),
  (report) => withLinks(report, 5),
  (report, limitBytes) => withFindings(report, limitBytes),
  (report) => withAddresses(report, 1000),
  (report) => withEpisodes(report, 500),
  (report) => withActors(report, 1000),
  (report) => withAddresses(report, 50),
  (report) => withGaps(report, 1000),
  (report) => withCovers(report, 20),
  (report, limitBytes) => withExposures(report, limitBytes),
  (report) => withTotals(report, 1000),
  (report) => withActors(report, 50),
  (report) => withEpisodes(report, 50),
];

function withEvidence(report: Report, most: number): Report {
  const trim = <T extends { evidence: Report['findings'][number]['evidence'] }>(item: T): T => ({
    ...item,
    evidence: evenlySpread(item.evidence, most),
  });
  const trimRelated = (finding: Report['findings'][number]) =>
    finding.related === undefined ? finding : { ...finding, related: evenlySpread(finding.related, most) };
  return noted('evidence-trimmed', most, {
    ...report,
    findings: report.findings.map(trimRelated).map(trim),
    actors: report.actors.map((actor) => ({ ...actor, links: actor.links.map(trim) })),
    timeline: report.timeline.map(trim),
    scope: { ...report.scope, exposures: report.scope.exposures.map(trim) },
  });
}

function withLinks(report: Report, most: number): Report {
  if (!report.actors.some((actor) => actor.links.length > most)) return report;
  const actors = report.actors.map((actor) => ({ ...actor, links: actor.links.slice(0, most) }));
  return noted('links-trimmed', most, { ...report, actors });
}

function withAddresses(report: Report, most: number): Report {
  if (!report.actors.some((actor) => actor.addresses.length > most)) return report;
  const actors = report.actors.map((actor) => ({ ...actor, addresses: actor.addresses.slice(0, most) }));
  return noted('addresses-trimmed', most, { ...report, actors });
}

function withEpisodes(report: Report, most: number): Report {
  if (report.timeline.length <= most) return report;
  const left = report.timeline.length - most;
  return noted('episodes-trimmed', left, { ...report, timeline: evenlySpread(report.timeline, most) });
}

/** Actors come gravest first, so that the least grave are left out. */
function withActors(report: Report, most: number): Report {
  if (report.actors.length <= most) return report;
  const left = report.actors.length - most;
  return noted('actors-trimmed', left, { ...report, actors: report.actors.slice(0, most) });
}

function withGaps(report: Report, most: number): Report {
  if (report.gaps.length <= most) return report;
  const left = report.gaps.length - most;
  return noted('gaps-trimmed', left, { ...report, gaps: report.gaps.slice(0, most) });
}

function withCovers(report: Report, most: number): Report {
  const { checked } = report.scope;
  if (!checked.some(({ covers }) => covers.length > most)) return report;
  const fewer = checked.map((each) => ({ ...each, covers: each.covers.slice(0, most) }));
  return noted('covers-trimmed', most, { ...report, scope: { ...report.scope, checked: fewer } });
}

/** Keeps the surest exposures that fit into what the rest leaves, and in the order that they had. */
function withExposures(report: Report, limitBytes: number): Report {
  const { exposures } = report.scope;
  const rest = writtenBytes(writtenReport({ ...report, scope: { ...report.scope, exposures: [] } }));
  let room = Math.max(limitBytes - rest, limitBytes / 4) * 0.9;
  const kept = new Set<(typeof exposures)[number]>();
  for (const exposure of [...exposures].sort(compareSureness)) {
    room -= writtenBytes(JSON.stringify(exposure)) + 2;
    if (room < 0 && kept.size >= LISTED_EXPOSURES) break;
    kept.add(exposure);
  }
  const left = exposures.length - kept.size;
  if (left === 0) return report;
  const scope = { ...report.scope, exposures: exposures.filter((exposure) => kept.has(exposure)) };
  return noted('exposures-trimmed', left, { ...report, scope });
}

function compareSureness(
  a: Report['scope']['exposures'][number],
  b: Report['scope']['exposures'][number],
): number {
  const sureness = CERTAINTIES.indexOf(a.certainty) - CERTAINTIES.indexOf(b.certainty);
  return sureness || (b.persons ?? 0) - (a.persons ?? 0);
}

/** Keeps the figures over all tenants, which come first, and those of the first tenants. */
function withTotals(report: Report, most: number): Report {
  const { totals, partitions } = report.scope;
  const left = Math.max(0, totals.length - most) + Math.max(0, partitions.length - most / 2);
  if (left === 0) return report;
  const whole = <T extends { tenant: string | null }>(figures: readonly T[], room: number): T[] =>
    [
      ...figures.filter(({ tenant }) => tenant === null),
      ...figures.filter(({ tenant }) => tenant !== null),
    ].slice(0, room);
  const scope = { ...report.scope, totals: whole(totals, most), partitions: whole(partitions, most / 2) };
  return noted('totals-trimmed', left, { ...report, scope });
}

/** Keeps the gravest findings that fit into what the rest leaves, half at least, and puts the others together. */
function withFindings(report: Report, limitBytes: number): Report {
  const rest = writtenBytes(writtenReport({ ...report, findings: [] }));
  const room = Math.max(limitBytes - rest, limitBytes / 4) * 0.8;
  let used = 0;
  let kept = 0;
  for (; kept < report.findings.length; kept++) {
    used += writtenBytes(JSON.stringify(report.findings[kept])) + 2;
    if (used > room) break;
  }
  if (kept === report.findings.length) return report;
  const merged = mergeFindings(report.findings.slice(kept));
  const left = report.findings.length - kept;
  return noted('findings-merged', left, {
    ...report,
    findings: [...report.findings.slice(0, kept), ...merged],
  });
}

function noted(code: keyof typeof TRIMMED, n: number, report: Report): Report {
  const number = count(n);
  const notice = {
    code,
    text: { ja: TRIMMED[code].ja.replace('{n}', number), en: TRIMMED[code].en.replace('{n}', number) },
  };
  return { ...report, notices: [...report.notices.filter((other) => other.code !== code), notice] };
}
