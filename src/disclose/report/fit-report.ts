import { evenlySpread } from '../../model/evenly-spread.ts';
import type { Report } from '../../model/report-schema.ts';
import { TRIMMED } from '../../text/report/trimmed.ts';
import { mergeFindings } from './merge-findings.ts';
import { writtenBytes, writtenReport } from './written-report.ts';

/** Makes a report smaller in one way, and says so. The same object when it has nothing to take away. */
type Step = (report: Report, limitBytes: number) => Report;

/**
 * Makes a report fit into a number of bytes: first samples of evidence shrink (the full references lie in
 * `evidence.parquet`), then links and addresses of actors, then the least grave findings are put together, one
 * for each rule, level and outcome, and actors without a finding are left out. Counts stay exact, and each step
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
  (report) => withActors(report, 50),
];

function withEvidence(report: Report, most: number): Report {
  const trim = <T extends { evidence: Report['findings'][number]['evidence'] }>(item: T): T => ({
    ...item,
    evidence: evenlySpread(item.evidence, most),
  });
  return noted('evidence-trimmed', most, {
    ...report,
    findings: report.findings.map(trim),
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
  const number = n.toLocaleString('en-US');
  const notice = {
    code,
    text: { ja: TRIMMED[code].ja.replace('{n}', number), en: TRIMMED[code].en.replace('{n}', number) },
  };
  return { ...report, notices: [...report.notices.filter((other) => other.code !== code), notice] };
}
