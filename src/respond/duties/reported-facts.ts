import { combineBounds } from '../../model/combine-bounds.ts';
import { type Bound, CERTAINTIES, type Certainty, type Channel, type Unit } from '../../model/exposure.ts';
import { ITEMS, type Item } from '../../model/item.ts';
import type { Level } from '../../model/level.ts';
import type { Outcome } from '../../model/outcome.ts';

interface Reached {
  readonly actor: string | null;
  readonly tenant: string;
  readonly channel: Channel;
  readonly certainty: Certainty;
  readonly items: readonly Item[];
  readonly persons: number | null;
}

/** What facts for the laws are taken from: an investigation, or its report as it was written. */
export interface Reported {
  readonly partial: boolean;
  readonly findings: readonly { readonly outcome: Outcome; readonly level: Level }[];
  readonly scope: {
    readonly exposures: readonly Reached[];
    readonly totals: readonly {
      readonly tenant: string | null;
      readonly unit: Unit;
      readonly n: number;
      readonly bound: Bound;
    }[];
    readonly checked: readonly { readonly answer: 'no-trace' | 'cannot-tell' | 'ruled-out' }[];
  };
}

/** A fact by the name under which laws ask for it. */
export type ReportedFact = readonly [name: string, value: boolean | number | string | string[] | null];

/** Whether a report tells of a break-in or an exposure. */
export function tellsHarm(report: Reported): boolean {
  return report.scope.exposures.length > 0 || tellsBreakIn(report);
}

/**
 * The facts that follow from a report. What it does not show stays open: no fact becomes false by its silence.
 *
 * @param tenant null for the incident as a whole
 */
export function reportedFacts(report: Reported, tenant: string | null): ReportedFact[] {
  const { exposures } = report.scope;
  if (tenant !== null) {
    return factsOf(
      exposures.filter((exposure) => exposure.tenant === tenant),
      report,
      tenant,
    );
  }
  return [
    ...factsOf(exposures, report, null),
    ...(tellsBreakIn(report) && !isMalicious(exposures) ? [['unauthorisedAccess', true] as const] : []),
  ];
}

const GRAVE: ReadonlySet<Level> = new Set<Level>(['high', 'critical']);

function tellsBreakIn({ findings }: Reported): boolean {
  return findings.some(({ outcome, level }) => outcome === 'succeeded' && GRAVE.has(level));
}

/** Somebody acted, or took what buyers typed. What merely stood open is no act. */
function isMalicious(exposures: readonly Reached[]): boolean {
  return exposures.some(({ channel, actor }) => channel !== 'exposed-service' || actor !== null);
}

function factsOf(exposures: readonly Reached[], report: Reported, tenant: string | null): ReportedFact[] {
  const said = (name: string, value: ReportedFact[1]): ReportedFact => [name, value];
  if (exposures.length === 0) return tenant === null ? silent(report) : [];
  const items = ITEMS.filter((item) => exposures.some((exposure) => exposure.items.includes(item)));
  const certainty = CERTAINTIES.find((one) => exposures.some((exposure) => exposure.certainty === one))!;
  return [
    said('certainty', certainty),
    said('items', items),
    ...personsOf(exposures, report, tenant),
    ...(isMalicious(exposures) ? [said('unauthorisedAccess', true)] : []),
    ...(items.some((item) => item.startsWith('card_')) ? [said('cards', true)] : []),
    ...(exposures.some(({ channel }) => channel === 'skimming') ? [said('skimmedInput', true)] : []),
  ];
}

/** Each person counts once, at the highest certainty, so that the totals add up. Unknown figures make it a part. */
function personsOf(
  exposures: readonly Reached[],
  { scope }: Reported,
  tenant: string | null,
): ReportedFact[] {
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
function silent({ scope, partial }: Reported): ReportedFact[] {
  const answers = new Set(scope.checked.map(({ answer }) => answer));
  if (answers.size === 0) return [];
  if (answers.has('cannot-tell') || partial) return [['certainty', 'cannot-tell']];
  return [['certainty', answers.has('no-trace') ? 'no-trace' : 'ruled-out']];
}
