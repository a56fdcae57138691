import type { Claim, ShopRows } from '../../model/claim.ts';
import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Sayer } from '../../model/exposure.ts';
import type { Text } from '../../model/language.ts';
import { SKIMMING_INCOMPLETE, skimmingBasis, windowOrders } from '../../text/scope/skimming.ts';
import type { CardData, CardSet } from './card-sets.ts';
import type { CardWindow } from './card-window.ts';

/** As many references are handed on; all are counted. */
const EVIDENCE_LIMIT = 1_000;

export interface SkimmingFacts {
  readonly tenant: string;
  /** Of this tenant, by their start; at least one. */
  readonly windows: readonly CardWindow[];
  readonly data: CardData;
  /** Checkouts begun in the windows and not completed; undefined when no log shows them. */
  readonly checkouts: number | undefined;
  /** Whether it is known which page takes the cards, so that those who only opened it are among the checkouts. */
  readonly pageKnown: boolean;
  readonly historyComplete: boolean;
  /** The first and the last time that any evidence has; NaN for none. */
  readonly span: { readonly from: number; readonly to: number };
  readonly timezone: string;
}

/**
 * What skimming reached in one shop: the orders that were placed in any of the windows and paid by card. That not every
 * buyer need have been served the script is what `possible` says; how many orders there were is exact, unless a window
 * is wider than the evidence would let it be: then the figure is a maximum, and `incomplete` says why.
 */
export function skimmingClaim(facts: SkimmingFacts): Claim {
  const { tenant, windows, data, checkouts } = facts;
  const wider = whyWider(facts);
  const incomplete = [...wider, ...whyFewerCheckouts(facts)];
  const evidence = windows.flatMap(evidenceOf);
  const sayers = [
    ...new Set(windows.flatMap(({ source }) => (source.kind === 'told' ? [source.says] : []))),
  ].sort();
  return {
    actor: null,
    tenant,
    channel: 'skimming',
    certainty: 'possible',
    bound: wider.length === 0 ? 'exact' : 'max',
    items: data.items,
    from: edge(windows, ({ from }) => from, facts.span.from, Math.min),
    to: edge(windows, ({ to }) => to, facts.span.to, Math.max),
    rows: windows.flatMap((window) => data.sets.map((set) => rowsOf(window, set, facts.timezone))),
    ...(checkouts === undefined ? {} : { beside: { checkouts } }),
    misuse: 'not-asked',
    altered: [],
    says: windows.some(({ source }) => source.kind !== 'told') ? 'own-logs' : (sayers[0] ?? 'own-logs'),
    basis: basisOf(windows, sayers),
    incomplete,
    evidence: evidence.slice(0, EVIDENCE_LIMIT),
    evidenceCount: evidence.length,
  };
}

function rowsOf(window: CardWindow, { set, having, hasTime }: CardSet, timezone: string): ShopRows {
  const { from, to, source } = window;
  const at = source.kind === 'script-history' ? source.window.firstBadAt : from;
  return {
    kind: 'shop',
    set,
    filter: hasTime
      ? { kind: 'between', by: 'placed_at', from: orOpen(from), to: orOpen(to) }
      : { kind: 'all' },
    existedAt: Number.NaN,
    ...(having.length > 0 ? { having } : {}),
    at,
    evidence: window.evidence,
    selection: windowOrders(window, timezone, whyOf(window)),
  };
}

function orOpen(at: number): number | undefined {
  return Number.isNaN(at) ? undefined : at;
}

function whyOf({ source }: CardWindow): 'script' | 'file' | 'collector' | Exclude<Sayer, 'own-logs'> {
  if (source.kind === 'told') return source.says;
  return source.kind === 'script-history' ? 'script' : source.kind;
}

/** The outermost end; where any is open, the evidence's own when that lies further out. */
function edge(
  windows: readonly CardWindow[],
  endOf: (window: CardWindow) => number,
  ofEvidence: number,
  outer: (...values: number[]) => number,
): number {
  const ends = windows.map(endOf);
  const known = ends.filter((at) => !Number.isNaN(at));
  if (known.length < ends.length) {
    const seen = windows.flatMap(({ source }) =>
      source.kind === 'script-history' ? [source.window.firstBadAt, source.window.lastBadAt] : [],
    );
    known.push(...[ofEvidence, ...seen].filter((at) => !Number.isNaN(at)));
  }
  return known.length === 0 ? Number.NaN : outer(...known);
}

function basisOf(windows: readonly CardWindow[], sayers: readonly Exclude<Sayer, 'own-logs'>[]): Text {
  const count = (kind: CardWindow['source']['kind']) =>
    windows.filter(({ source }) => source.kind === kind).length;
  return skimmingBasis(
    { script: count('script-history'), file: count('file'), collector: count('collector') },
    sayers,
  );
}

function whyFewerCheckouts({ checkouts, pageKnown }: SkimmingFacts): Text[] {
  if (checkouts === undefined) return [SKIMMING_INCOMPLETE.checkoutsUnseen];
  return pageKnown ? [] : [SKIMMING_INCOMPLETE.pageUnknown];
}

/** Why more orders may be counted than were exposed; checkouts that no log shows are told apart. */
function whyWider({ windows, data, historyComplete }: SkimmingFacts): Text[] {
  const own = windows.filter(({ source }) => source.kind !== 'told');
  const told = windows.filter(({ source }) => source.kind === 'told');
  const isOpen = ({ from, to }: CardWindow) => Number.isNaN(from) || Number.isNaN(to);
  const reasons: [boolean, Text][] = [
    [own.some(({ from }) => Number.isNaN(from)), SKIMMING_INCOMPLETE.openStart],
    [own.some(({ to }) => Number.isNaN(to)), SKIMMING_INCOMPLETE.openEnd],
    [told.some(isOpen), SKIMMING_INCOMPLETE.toldOpen],
    [told.some(({ source }) => source.kind === 'told' && source.ofAll), SKIMMING_INCOMPLETE.toldOfAll],
    [!data.isTold, SKIMMING_INCOMPLETE.cardUnknown],
    [data.sets.some(({ hasTime }) => !hasTime), SKIMMING_INCOMPLETE.noTime],
    [!historyComplete, SKIMMING_INCOMPLETE.historyCut],
  ];
  return reasons.flatMap(([holds, text]) => (holds ? [text] : []));
}

function evidenceOf({ source, evidence }: CardWindow): readonly EvidenceRef[] {
  if (source.kind === 'file' || source.kind === 'collector') return source.lines;
  if (source.kind === 'told') return evidence === null ? [] : [evidence];
  const { lines, ends } = source.window;
  return [...ends.slice(0, 1), ...lines.map((line) => line.evidence), ...ends.slice(1)];
}
