import type { Finding } from '../../model/finding.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { FindingSpans } from './finding-spans.ts';
import { HostileHands } from './hostile-hands.ts';

/** On so many days, a program of the shop's own may fetch what is new. */
const DAILY = 3;

/** When, and from where, pages of persons were shown number after number: what findings say of it. */
export class Walks {
  readonly #spans: FindingSpans;
  readonly #hostile: HostileHands;
  readonly #spread: FindingSpans;

  constructor(findings: readonly Finding[]) {
    const walks = findings.filter(
      ({ attacks, outcome }) => outcome === 'succeeded' && attacks.includes('enumeration'),
    );
    this.#spans = new FindingSpans(walks);
    this.#spread = new FindingSpans(walks.filter(({ ofMany }) => ofMany === true));
    this.#hostile = new HostileHands(findings);
  }

  /**
   * What a request is that was made in such a time, from an address of which a finding tells: part of a walk (`walked`, where more
   * speaks against who walked; else `asked`: nothing shows whether it was their right), or of one of many that come day by day.
   */
  of(event: ShopEvent): 'walked' | 'asked' | 'daily' | null {
    const spans = this.#spans.ofPlace(event);
    if (!spans.some(({ from, to }) => event.at >= from && event.at <= to)) return null;
    const days = new Set(spans.map(({ from }) => Math.floor(from / DAY_MS)));
    if (days.size >= DAILY) return 'daily';
    return this.#hostile.has(event) ? 'walked' : 'asked';
  }

  /** Whether many addresses walked in turn: who took part with a single request cannot be told from a customer. */
  isSpread(event: ShopEvent): boolean {
    return this.#spread.ofPlace(event).some(({ from, to }) => event.at >= from && event.at <= to);
  }
}
