import type { CaseAct, FactValue } from '../../model/case/case-act.ts';
import type { Report } from '../../model/report-schema.ts';
import { reportedFacts, tellsHarm } from '../duties/reported-facts.ts';

/** A report that was read from a folder. */
export interface ReportFile {
  readonly report: Report;
  /** Of report.json. */
  readonly sha256: string;
  readonly path: string;
}

type SaidFact = { set: string; name: string; value: FactValue };

/**
 * Takes a report of `hinomi investigate` into a case: what it counted, the facts that follow from it for the laws, and
 * the hashes of what it read. What the report does not show stays open: no fact becomes false by its silence.
 */
export function attachReport({ report, sha256, path }: ReportFile, who: string, why: string): CaseAct {
  const { scope, inputs } = report;
  const tenants = tenantsOf(report);
  const facts = [
    ...saidOf(report, null),
    ...timesOf(report),
    ...tenants.flatMap((tenant) => saidOf(report, tenant)),
  ];
  const what = {
    sha256,
    path,
    generatedAt: report.generatedAt,
    isPartial: report.partial,
    tellsHarm: tellsHarm(report),
    tenants,
    figures: scope.totals,
    facts,
    inputs: inputs.map(({ path: name, sha256: hash, bytes, firstAt, lastAt }) => {
      return { sha256: hash, bytes, name, from: firstAt, to: lastAt };
    }),
  };
  return { kind: 'report', who, why, what };
}

function saidOf(report: Report, tenant: string | null): SaidFact[] {
  return reportedFacts(report, tenant).map(([name, value]) => ({ set: tenant ?? '', name, value }));
}

function whole(name: string, value: FactValue): SaidFact {
  return { set: '', name, value };
}

function tenantsOf({ scope, findings, actors, sources }: Report): string[] {
  const named = [
    ...scope.exposures.map(({ tenant }) => tenant),
    ...sources.map(({ tenant }) => tenant),
    ...findings.flatMap((finding) => finding.tenants),
    ...actors.flatMap((actor) => actor.tenants),
  ];
  return [...new Set(named.filter((tenant) => tenant !== ''))].sort();
}

function timesOf({ scope }: Report): SaidFact[] {
  const from = scope.exposures.flatMap((exposure) => exposure.from ?? []).sort(byTime)[0];
  const to = scope.exposures
    .flatMap((exposure) => exposure.to ?? [])
    .sort(byTime)
    .at(-1);
  return [
    ...(from === undefined ? [] : [whole('incident.from', from)]),
    ...(to === undefined ? [] : [whole('incident.to', to)]),
  ];
}

function byTime(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}
