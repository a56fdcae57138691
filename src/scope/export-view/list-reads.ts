import type { Finding } from '../../model/finding.ts';
import { isAtLeast } from '../../model/level.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { type FindingSpan, FindingSpans } from './finding-spans.ts';
import { HostileHands } from './hostile-hands.ts';

/** ATT&CK: data from information repositories. */
const COLLECTION = 'T1213';

/** When, and from where, data was collected: what findings say of it that was answered. */
export class ListReads {
  readonly #spans: FindingSpans;
  readonly #hostile: HostileHands;

  constructor(findings: readonly Finding[]) {
    this.#spans = new FindingSpans(
      findings.filter(
        ({ techniques, outcome }) => outcome === 'succeeded' && techniques.includes(COLLECTION),
      ),
    );
    this.#hostile = new HostileHands(findings);
  }

  /**
   * What a request is that was made in such a time, from such an address: `told` where more speaks against who read, else only
   * `asked` about: nothing shows whether it was their right.
   */
  of(event: ShopEvent): 'told' | 'asked' | null {
    if (this.#at(event).length === 0) return null;
    return this.#hostile.has(event) ? 'told' : 'asked';
  }

  /** The same of a file that was sent: `told` also where a grave finding is about that. */
  ofExport(event: ShopEvent): 'told' | 'asked' | null {
    return this.#at(event).some(({ level }) => isAtLeast(level, 'high')) ? 'told' : this.of(event);
  }

  #at(event: ShopEvent): readonly FindingSpan[] {
    return this.#spans.ofPlace(event).filter(({ from, to }) => event.at >= from && event.at <= to);
  }
}
