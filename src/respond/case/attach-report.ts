import type { CaseAct, FactValue } from '../../model/case/case-act.ts';
import { combineBounds } from '../../model/combine-bounds.ts';
import { CERTAINTIES } from '../../model/exposure.ts';
import { ITEMS } from '../../model/item.ts';
import type { Report } from '../../model/report-schema.ts';

/** A report that was read from a folder. */
export interface ReportFile {
  readonly report: Report;
  /** Of report.json. */
  readonly sha256: string;
  readonly path: string;
}

type Exposure = Report['scope']['exposures'][number];
type SaidFact = { set: string; name: string; value: FactValue };

/**
 * Takes a report of `hinomi investigate` into a case: what it counted, the facts that follow from it for the laws, and
 * the hashes of what it read. What the report does not show stays open: no fact becomes false by its silence.
 */
export function attachReport({ report, sha256, path }: ReportFile, who: string, why: string): CaseAct {
  const { scope, findings, inputs } = report;
  const succeeded = findings.some(({ outcome, level }) => outcome === 'succeeded' && GRAVE.includes(level));
  const tenants = tenantsOf(report);
  const facts = [
    ...factsOf(scope.exposures, report, null),
    ...(succeeded && !isMalicious(scope.exposures) ? [whole('unauthorisedAccess', true)] : []),
    ...timesOf(report),
    ...tenants.flatMap((tenant) =>
      factsOf(
        scope.exposures.filter((exposure) => exposure.tenant === tenant),
        report,
        tenant,
      ),
    ),
  ];
  const what = {
    sha256,
    path,
    generatedAt: report.generatedAt,
    isPartial: report.partial,
    tellsHarm: scope.exposures.length > 0 || succeeded,
    tenants,
    figures: scope.totals,
    facts,
    inputs: inputs.map(({ path: name, sha256: hash, bytes, firstAt, lastAt }) => {
      return { sha256: hash, bytes, name, from: firstAt, to: lastAt };
    }),
  };
  return { kind: 'report', who, why, what };
}

const GRAVE: readonly string[] = ['high', 'critical'];

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

/** Somebody acted, or took what buyers typed. What merely stood open is no act. */
function isMalicious(exposures: readonly Exposure[]): boolean {
  return exposures.some(({ channel, actor }) => channel !== 'exposed-service' || actor !== null);
}

function factsOf(exposures: readonly Exposure[], report: Report, tenant: string | null): SaidFact[] {
  const set = tenant ?? '';
  const said = (name: string, value: FactValue) => ({ set, name, value });
  if (exposures.length === 0) return tenant === null ? silent(report) : [];
  const items = ITEMS.filter((item) => exposures.some((exposure) => exposure.items.includes(item)));
  const certainty = CERTAINTIES.find((one) => exposures.some((exposure) => exposure.certainty === one))!;
  return [
    said('certainty', certainty),
    said('items', items),
    ...personsOf(exposures, report, tenant).map(([name, value]) => said(name, value)),
    ...(isMalicious(exposures) ? [said('unauthorisedAccess', true)] : []),
    ...(items.some((item) => item.startsWith('card_')) ? [said('cards', true)] : []),
    ...(exposures.some(({ channel }) => channel === 'skimming') ? [said('skimmedInput', true)] : []),
  ];
}

/** Each person counts once, at the highest certainty, so that the totals add up. Unknown figures make it a part. */
function personsOf(
  exposures: readonly Exposure[],
  { scope }: Report,
  tenant: string | null,
): [string, FactValue][] {
  const totals = scope.totals.filter((total) => total.tenant === tenant && total.unit === 'persons');
  if (totals.length === 0) return [['persons', null]];
  const isWhole = exposures.every(({ persons }) => persons !== null);
  const bound = combineBounds(totals.map((total) => total.bound));
  return [
    ['persons', totals.reduce((sum, { n }) => sum + n, 0)],
    ['bound', isWhole ? bound : combineBounds([bound, 'min'])],
  ];
}

/** Without an exposure only what the evidence was asked tells something, and what it cannot tell outweighs. */
function silent({ scope, partial }: Report): SaidFact[] {
  const answers = new Set(scope.checked.map(({ answer }) => answer));
  if (answers.size === 0) return [];
  if (answers.has('cannot-tell') || partial) return [whole('certainty', 'cannot-tell')];
  return [whole('certainty', answers.has('no-trace') ? 'no-trace' : 'ruled-out')];
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
