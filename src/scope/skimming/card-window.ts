import type { Told } from '../../model/config/config.ts';
import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Sayer } from '../../model/exposure.ts';
import type { Finding } from '../../model/finding.ts';
import { isAtLeast } from '../../model/level.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { ScriptReading, WatchedPage } from '../../request/script-history/script-history.ts';
import type { ScriptWindow } from '../../request/script-history/script-window.ts';
import { isPaymentFile } from './is-payment-file.ts';

/** Capture of what is typed into a page (ATT&CK): of what was served, findings name no file that took it. */
const CAPTURE = 'T1056.003';

/** Why a period is one in which cards typed into the shop may have been read. */
export type WindowSource =
  | { readonly kind: 'script-history'; readonly window: ScriptWindow }
  | { readonly kind: 'told'; readonly says: Exclude<Sayer, 'own-logs'>; readonly ofAll: boolean }
  | { readonly kind: 'file'; readonly file: string; readonly lines: readonly EvidenceRef[] }
  | { readonly kind: 'collector'; readonly file: string; readonly lines: readonly EvidenceRef[] };

/** A period in which cards typed into a shop may have been read. */
export interface CardWindow {
  readonly tenant: string;
  /** Milliseconds since the epoch; NaN for an end that nothing tells. */
  readonly from: number;
  readonly to: number;
  readonly source: WindowSource;
  /** The line that first shows it; null for what somebody else says. */
  readonly evidence: EvidenceRef | null;
}

export interface WindowFacts {
  readonly history: ScriptReading;
  readonly told: readonly Told[];
  readonly findings: readonly Finding[];
  /** Ids of all tenants that are known. */
  readonly tenants: readonly string[];
}

/** All windows, sorted by tenant, then by their start. */
export function cardWindows(facts: WindowFacts): CardWindow[] {
  return [
    ...historyWindows(facts.history),
    ...toldWindows(facts),
    ...fileWindows(facts),
    ...collectorWindows(facts),
  ].sort((a, b) => (a.tenant === b.tenant ? startOf(a) - startOf(b) : a.tenant < b.tenant ? -1 : 1));
}

function startOf({ from }: CardWindow): number {
  return Number.isNaN(from) ? -Number.MAX_VALUE : from;
}

function historyWindows({ windows }: ScriptReading): CardWindow[] {
  return windows.map((window) => ({
    tenant: window.tenant,
    from: window.from,
    to: window.to,
    source: { kind: 'script-history', window },
    evidence: window.lines[0]?.evidence ?? window.ends[0] ?? null,
  }));
}

/** What nobody says which shop it is of may be of any. */
function toldWindows({ told, tenants }: WindowFacts): CardWindow[] {
  return told
    .filter(({ channel, rulesOut }) => channel === 'skimming' && rulesOut === undefined)
    .flatMap(({ says, tenant, from = Number.NaN, to = Number.NaN }) =>
      (tenant === undefined ? tenants : [tenant]).map(
        (each): CardWindow => ({
          tenant: each,
          from,
          to,
          source: { kind: 'told', says, ofAll: tenant === undefined && tenants.length > 1 },
          evidence: null,
        }),
      ),
    );
}

/**
 * A file of the payment page that somebody put there by an attack. Where the page was looked at afterwards, the
 * looks tell what it served, and when.
 */
function fileWindows({ findings, history }: WindowFacts): CardWindow[] {
  return findings
    .filter(({ outcome, firstAt }) => outcome === 'succeeded' && !Number.isNaN(firstAt))
    .flatMap((finding) =>
      finding.tenants.flatMap((tenant) => {
        const pages = history.pages.filter((page) => page.tenant === tenant);
        const file = finding.files.find((path) => isPaymentFile(path, pages));
        if (file === undefined || isWatchedAfter(pages, finding.firstAt)) return [];
        return [
          {
            tenant,
            from: finding.firstAt,
            to: Number.NaN,
            source: { kind: 'file', file, lines: [...(finding.related ?? []), ...finding.evidence] } as const,
            evidence: finding.evidence[0] ?? null,
          },
        ];
      }),
    );
}

/** While a script took what customers sent from the payment page. Of what came before and after it the log knows. */
function collectorWindows({ findings }: WindowFacts): CardWindow[] {
  return findings
    .filter(
      ({ techniques, files, level }) =>
        techniques.includes(CAPTURE) && files.length > 0 && isAtLeast(level, 'medium'),
    )
    .flatMap(({ tenants, files, firstAt, lastAt, evidence }) =>
      (tenants.length === 0 ? [''] : tenants).map(
        (tenant): CardWindow => ({
          tenant,
          from: firstAt,
          to: lastAt,
          source: { kind: 'collector', file: files[0]!, lines: evidence },
          evidence: evidence[0] ?? null,
        }),
      ),
    );
}

/**
 * The same for a file that an actor transferred (FTP), of which no finding need tell; null where it is no part of a
 * payment page, or its time is not known.
 */
export function transferWindow(
  { tenant, at, object, source }: ShopEvent,
  history: ScriptReading,
): CardWindow | null {
  const pages = history.pages.filter((page) => page.tenant === tenant);
  if (Number.isNaN(at) || !isPaymentFile(object, pages) || isWatchedAfter(pages, at)) return null;
  const lines = [source];
  return {
    tenant,
    from: at,
    to: Number.NaN,
    source: { kind: 'file', file: object, lines },
    evidence: source,
  };
}

function isWatchedAfter(pages: readonly WatchedPage[], at: number): boolean {
  return pages.some((page) => page.isJudged && page.lastAt >= at);
}
