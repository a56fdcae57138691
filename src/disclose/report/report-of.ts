import type { Actor } from '../../model/actor.ts';
import type { Episode } from '../../model/episode.ts';
import type { Finding } from '../../model/finding.ts';
import type { Input } from '../../model/input.ts';
import type { Investigation } from '../../model/investigation.ts';
import type { Report } from '../../model/report-schema.ts';
import { dutyOf } from '../duty-line.ts';
import { actorsBySeverity, findingsBySeverity } from './by-severity.ts';
import { evidenceOf } from './evidence-of.ts';
import { rfc3339, type TimeWriter } from './rfc3339.ts';
import { scopeOf, sourcesOf } from './scope-of.ts';
import { shownInvestigation } from './shown-investigation.ts';

export type ReportFinding = Report['findings'][number];
export type ReportActor = Report['actors'][number];
export type ReportEpisode = Report['timeline'][number];

/** The report as plain data, whole: gravest findings and actors first, keys in the order of the schema. */
export function reportOf(investigation: Investigation): Report {
  const shown = shownInvestigation(investigation);
  const time = rfc3339(shown.timezone);
  return {
    schema: 'hinomi.report/1',
    generatedAt: time(shown.generatedAt) ?? '1970-01-01T00:00:00Z',
    timezone: shown.timezone,
    partial: shown.partial,
    inputs: shown.inputs.map((input) => inputOf(input, time)),
    sources: sourcesOf(shown.scope, shown.language, time),
    gaps: shown.gaps.map((gap) => ({ input: gap.input, from: time(gap.from), to: time(gap.to) })),
    tenants: [...(shown.tenantNames ?? [])].map(([id, name]) => ({ id, name })),
    notices: shown.notices.map(({ code, text }) => ({ code, text: { ja: text.ja, en: text.en } })),
    findings: findingsBySeverity(shown.findings).map((finding) => findingOf(finding, time)),
    actors: actorsBySeverity(shown.actors, shown.findings).map((actor) => actorOf(actor, time)),
    timeline: shown.timeline.map((episode) => episodeOf(episode, time)),
    scope: scopeOf(shown.scope, shown.language, time),
    duties: shown.duties.map((duty) => dutyOf(duty, shown.language, time)),
  };
}

function inputOf(input: Input, time: TimeWriter): Report['inputs'][number] {
  const { path, kind, sha256, bytes, lines, unparsed, format } = input;
  return {
    path,
    kind,
    sha256,
    bytes,
    lines,
    unparsed,
    format,
    firstAt: time(input.firstAt),
    lastAt: time(input.lastAt),
  };
}

function findingOf(finding: Finding, time: TimeWriter): ReportFinding {
  return {
    id: finding.id,
    rule: finding.rule,
    title: finding.title,
    level: finding.level,
    outcome: finding.outcome,
    reason: finding.reason,
    techniques: [...finding.techniques],
    attacks: [...finding.attacks],
    firstAt: time(finding.firstAt),
    lastAt: time(finding.lastAt),
    count: finding.count,
    sources: finding.sources.slice(0, 100),
    sourceCount: finding.sourceCount,
    accounts: [...finding.accounts],
    tenants: [...finding.tenants],
    files: [...finding.files],
    evidence: evidenceOf(finding.evidence),
    ...(finding.related === undefined ? {} : { related: evidenceOf(finding.related) }),
  };
}

function actorOf(actor: Actor, time: TimeWriter): ReportActor {
  return {
    id: actor.id,
    addresses: [...actor.addresses],
    addressCount: actor.addresses.length,
    accounts: [...actor.accounts],
    tenants: [...actor.tenants],
    files: [...actor.files],
    firstAt: time(actor.firstAt),
    lastAt: time(actor.lastAt),
    stages: [...actor.stages],
    requests: actor.requests,
    ...(actor.part === undefined ? {} : { part: { ...actor.part } }),
    links: actor.links.map(({ joins, why, evidence }) => ({
      joins: [joins[0], joins[1]],
      why,
      evidence: evidenceOf(evidence),
    })),
    linkCount: actor.links.length,
  };
}

function episodeOf(episode: Episode, time: TimeWriter): ReportEpisode {
  const { actor, tenant, stage, text } = episode;
  return {
    at: time(episode.at),
    until: time(episode.until),
    actor,
    tenant,
    stage,
    text: { ja: text.ja, en: text.en },
    evidence: evidenceOf(episode.evidence),
  };
}
