import type { Told } from '../../model/config/config.ts';
import type { Finding } from '../../model/finding.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { Profile, Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { utf8Bytes } from '../../request/decode/utf8-bytes.ts';
import { pathSegments } from '../../request/route/path-segments.ts';
import type { ScriptReading } from '../../request/script-history/script-history.ts';
import type { ChannelReader, Sight } from '../channel-reader.ts';
import { SettledEvents } from '../visits/settled-events.ts';
import { cardData } from './card-sets.ts';
import { type CardWindow, cardWindows, transferWindow } from './card-window.ts';
import { CheckoutVisits } from './checkout-visits.ts';
import { pagePath } from './page-path.ts';
import { skimmingChecked } from './skimming-checked.ts';
import { skimmingClaim } from './skimming-claim.ts';

export interface SkimmingOptions {
  readonly history: ScriptReading;
  readonly told: readonly Told[];
  readonly findings: readonly Finding[];
  /** The shops that are configured, with their names. */
  readonly tenants: readonly { readonly id: string; readonly name: string }[];
  readonly profileOf: (tenant: string) => Profile;
  readonly routeOf: (event: ShopEvent) => Route | null;
  /** The first and the last time that any evidence has; NaN for none. */
  readonly span: { readonly from: number; readonly to: number };
  /** Is told what had to be left out. */
  readonly limits?: ReachedLimits | undefined;
  /** IANA zone. */
  readonly timezone: string;
}

/**
 * Reads what scripts on the payment page may have read: cards of orders placed while a version was served that
 * nobody approved, after a file of the page was changed, or in a period that somebody else names.
 */
export function createSkimmingReader(options: SkimmingOptions): ChannelReader {
  return new SkimmingReader(options);
}

class SkimmingReader implements ChannelReader {
  readonly #options: SkimmingOptions;
  readonly #windows: ReadonlyMap<string, readonly CardWindow[]>;
  /** Since an actor transferred a file of the page, the first of each shop. */
  readonly #transfers = new Map<string, CardWindow>();
  /** Paths of payment pages, without a slash at the end. */
  readonly #pages: ReadonlySet<string>;
  readonly #visits: CheckoutVisits;
  readonly #settled: SettledEvents;

  constructor(options: SkimmingOptions) {
    const { history, told, findings, tenants } = options;
    this.#options = options;
    this.#windows = byTenant(cardWindows({ history, told, findings, tenants: tenants.map(({ id }) => id) }));
    this.#pages = new Set(
      history.pages
        .filter(({ tenant }) => this.#windows.has(tenant))
        .map(({ page }) => plain(pagePath(page))),
    );
    this.#visits = new CheckoutVisits(this.#windows);
    this.#settled = new SettledEvents(options.routeOf, ({ event }) => this.#note(event), options.limits);
  }

  wants() {
    const next = [...this.#windows.keys()].flatMap((tenant) =>
      this.#completions(tenant).flatMap(({ success }) => {
        const path = success?.next?.path;
        return path === undefined || isPattern(path) ? [] : [plain(utf8Bytes(path))];
      }),
    );
    const paths = [...new Set([...this.#pages, ...next])];
    return {
      paths: paths.flatMap((path) => (path === '/' ? [path] : [path, `${path}/`])),
      accounts: [],
      actions: this.#windows.size > 0 ? (['checkout.complete'] as const) : [],
    };
  }

  observe(sight: Sight): void {
    const { actor, event } = sight;
    if (actor !== null) this.#noteTransfer(event);
    else if (this.#windows.has(event.tenant)) this.#settled.take(sight);
  }

  read() {
    this.#settled.finish();
    const checkouts = this.#visits.finish();
    const { history, profileOf, tenants, span, timezone } = this.#options;
    const windowsOf = byTenant([...[...this.#windows.values()].flat(), ...this.#transfers.values()]);
    const claims = [...windowsOf].map(([tenant, windows]) =>
      skimmingClaim({
        tenant,
        windows,
        data: cardData(profileOf(tenant)),
        checkouts: this.#canTellCheckouts(tenant) ? checkouts.get(tenant) : undefined,
        pageKnown: this.#pages.size > 0,
        historyComplete: history.complete,
        span,
        timezone,
      }),
    );
    const takeCards = tenants.filter(({ id }) => cardData(profileOf(id)).isTold);
    return {
      claims,
      funnels: [],
      checked: skimmingChecked(
        history,
        new Map(takeCards.map(({ id, name }) => [id, name])),
        new Set(windowsOf.keys()),
      ),
    };
  }

  #noteTransfer(event: ShopEvent): void {
    if (event.action !== 'ftp.upload' || event.result !== 'success' || this.#transfers.has(event.tenant))
      return;
    if (!this.#options.tenants.some(({ id }) => id === event.tenant)) return;
    const window = transferWindow(event, this.#options.history);
    const known = this.#windows.get(event.tenant) ?? [];
    if (window === null || known.some(({ source, from }) => source.kind === 'file' && from <= window.from))
      return;
    this.#transfers.set(event.tenant, window);
  }

  #note(event: ShopEvent): void {
    if (event.kind !== 'web' || Number.isNaN(event.at)) return;
    if (event.action === 'checkout.complete' && event.method !== 'GET' && event.method !== 'HEAD') {
      if (event.result === 'success') this.#visits.complete(event);
      else this.#visits.begin(event);
    } else if (this.#pages.has(plain(event.path)) && event.status >= 200 && event.status < 300) {
      this.#visits.begin(event);
    }
  }

  #completions(tenant: string): readonly Route[] {
    return this.#options.profileOf(tenant).routes.filter(({ action }) => action === 'checkout.complete');
  }

  /** Whether it can be told which orders were completed. */
  #canTellCheckouts(tenant: string): boolean {
    const routes = this.#completions(tenant);
    return routes.length > 0 && !routes.some(({ success }) => isPattern(success?.next?.path ?? ''));
  }
}

function byTenant(windows: readonly CardWindow[]): Map<string, CardWindow[]> {
  const grouped = new Map<string, CardWindow[]>();
  for (const window of windows) {
    const group = grouped.get(window.tenant);
    if (group === undefined) grouped.set(window.tenant, [window]);
    else group.push(window);
  }
  return grouped;
}

function plain(path: string): string {
  return `/${pathSegments(path).join('/')}`;
}

function isPattern(path: string): boolean {
  return path.includes(':') || path.includes('**');
}
