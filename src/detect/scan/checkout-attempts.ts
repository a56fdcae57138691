import { ReachedLimits } from '../../model/reached-limits.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { SlidingSet } from '../state/sliding-set.ts';

/** Nobody sends so many orders within an hour; who tries out cards does. */
const MANY = 10;

interface Buyer {
  readonly attempts: SlidingCount;
  readonly refused: SlidingCount;
  readonly run: Run;
}

/**
 * Cards are tried out with many small orders (credit master). `checkout-attempts`: `attempts` of the address in an
 * hour, `refused` of them by their status, `buyers` of the shop with ten attempts or more in that time.
 */
export class CheckoutAttempts implements Detector {
  readonly name = 'checkout-attempts';
  readonly needsAction = true;
  readonly #buyers: RecentMap<string, Buyer>;
  readonly #many: RecentMap<string, SlidingSet<string>>;

  constructor(limits = new ReachedLimits()) {
    const forgot = limits.teller('watched');
    this.#buyers = new RecentMap({ capacity: 16_384, idleMs: HOUR_MS, weigh: ({ run }) => run.kept, forgot });
    this.#many = new RecentMap({ capacity: 1_024, idleMs: HOUR_MS, weigh: (buyers) => buyers.kept, forgot });
  }

  observe({ event, action, busy }: Signal, emit: Emit): void {
    if (action !== 'checkout.complete' || event.kind !== 'web' || event.method === 'GET') return;
    if (busy || event.address === '') return;
    const buyer = this.#buyers.open(`${event.address}\0${event.tenant}`, event.at, newBuyer);
    buyer.run.note(event);
    const attempts = buyer.attempts.add(event.at);
    const refused = buyer.refused.add(event.at, event.status >= 400 && event.status < 500 ? 1 : 0);
    if (attempts < MANY) return;
    const many = this.#many.open(event.tenant, event.at, () => new SlidingSet<string>(HOUR_MS));
    const buyers = many.add(event.address, event.at);
    if (!buyer.run.isAsked(attempts)) return;
    emit({
      name: this.name,
      event,
      fields: { attempts, refused, buyers },
      outcome: event.status >= 400 ? 'attempted' : 'unknown',
      reason: { code: 'checkoutAttempts', params: { attempts } },
      run: buyer.run,
      steps: attempts,
    });
  }
}

function newBuyer(): Buyer {
  return { attempts: new SlidingCount(HOUR_MS), refused: new SlidingCount(HOUR_MS), run: new Run(HOUR_MS) };
}
