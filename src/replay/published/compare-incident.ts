import { figureInReport } from './figure-in-report.ts';
import { type ComparedMoment, momentIn } from './moment-in.ts';
import type { PublishedIncident } from './published-incident.ts';
import type { ReplayReport } from './replay-report.ts';

/** A published figure beside the report's. */
export interface ComparedFigure {
  readonly what: { readonly ja: string; readonly en: string };
  /** How the number was published, where not exactly. */
  readonly wording: { readonly ja: string; readonly en: string } | undefined;
  readonly published: number;
  /** null where the replay's scale leaves nothing to compare. */
  readonly found: number | null;
  readonly isEqual: boolean;
}

export interface ComparedIncident {
  readonly figures: readonly ComparedFigure[];
  readonly decisive: readonly ComparedMoment[];
  /** Addresses called an actor, or behind a grave finding that succeeded, that did nothing wrong. */
  readonly wronglyAccused: readonly string[];
  /** Attackers that no actor has. */
  readonly overlooked: readonly string[];
  readonly isEqual: boolean;
}

/** Holds a report of a replay against what was published. */
export function compareIncident(
  incident: PublishedIncident,
  report: ReplayReport,
  scale: number,
): ComparedIncident {
  const figures = incident.figures.map(({ what, wording, n, nearest, at, scales }): ComparedFigure => {
    const found = scales && scale !== 1 ? null : figureInReport(report, at);
    const isEqual = found === null || Math.round(found / nearest) * nearest === n;
    return { what, wording, published: n, found, isEqual };
  });
  const decisive = incident.decisive.map((event) => momentIn(report, event));
  const accused = new Set([
    ...report.actors.flatMap(({ addresses }) => addresses),
    ...report.findings.filter(isGrave).flatMap(({ sources }) => sources),
  ]);
  const wronglyAccused = [...accused].filter((address) => !incident.attackers.includes(address)).sort();
  const overlooked = incident.attackers.filter(
    (address) => !report.actors.some(({ addresses }) => addresses.includes(address)),
  );
  const isEqual =
    figures.every((figure) => figure.isEqual) &&
    decisive.every(({ isInTime }) => isInTime) &&
    wronglyAccused.length + overlooked.length === 0;
  return { figures, decisive, wronglyAccused, overlooked, isEqual };
}

function isGrave({ level, outcome }: ReplayReport['findings'][number]): boolean {
  return outcome === 'succeeded' && (level === 'high' || level === 'critical');
}
