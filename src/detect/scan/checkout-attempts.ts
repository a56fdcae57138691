import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { SlidingSet } from '../state/sliding-set.ts';
import { textHash } from '../state/text-hash.ts';

/** Nobody sends so many orders within an hour; who tries out cards does. */
const MANY = 10;
/** Answers to those whose card was declined are of a few kinds. */
const KINDS_KEPT = 8;
const KINDS_OF_SHOP = 64;
const AGENTS_KEPT = 8;

interface Buyer {
  readonly attempts: SlidingCount;
  readonly refused: SlidingCount;
  /** How often each answer came: its status and size. */
  readonly answers: Map<string, number>;
  /** Hashes of the User-Agents. */
  readonly agents: Set<number>;
  readonly run: Run;
}

/**
 * Cards are tried out with many small orders (credit master). `checkout-attempts`: `attempts` of the address in an
 * hour, `refused` of them by their status, their `share` in percent, `agents`: how many User-Agents sent
 * them (up to 8), `alike`: how many got one same
 * answer (status and size) that others mostly do not get, `buyers` of the shop with ten attempts or more in that time.
 */
export class CheckoutAttempts implements Detector {
  readonly name = 'checkout-attempts';
  readonly needsAction = true;
  readonly #buyers: RecentMap<string, Buyer>;
  readonly #many: RecentMap<string, SlidingSet<string>>;
  readonly #answers: RecentMap<string, Map<string, number>>;
  readonly #newBuyer: () => Buyer;

  constructor({ limits, spill }: Memory) {
    this.#newBuyer = () => newBuyer(spill);
    const forgot = limits.teller('watched');
    this.#buyers = new RecentMap({ capacity: 16_384, idleMs: HOUR_MS, weigh: ({ run }) => run.kept, forgot });
    this.#answers = new RecentMap({ capacity: 1_024, idleMs: Number.POSITIVE_INFINITY, forgot });
    this.#many = new RecentMap({ capacity: 1_024, idleMs: HOUR_MS, weigh: (buyers) => buyers.kept, forgot });
  }

  observe({ event, action, busy }: Signal, emit: Emit): void {
    if (action !== 'checkout.complete' || event.kind !== 'web' || event.method === 'GET') return;
    if (event.address === '') return;
    const buyer = this.#buyers.open(`${event.address}\0${event.tenant}`, event.at, this.#newBuyer);
    buyer.run.note(event, event.status >= 400);
    const attempts = buyer.attempts.add(event.at);
    const refused = buyer.refused.add(event.at, event.status >= 400 && event.status < 500 ? 1 : 0);
    const shop = this.#answers.open(event.tenant, event.at, () => new Map());
    count(shop, event, KINDS_OF_SHOP);
    count(buyer.answers, event, KINDS_KEPT);
    if (buyer.agents.size < AGENTS_KEPT) buyer.agents.add(textHash(event.userAgent));
    if (attempts < MANY) return;
    // Behind a shared line many buy, and most of their cards are good.
    if (busy && refused * 5 < attempts * 4) return;
    const alike = alikeOf(buyer.answers, shop);
    const many = this.#many.open(event.tenant, event.at, () => new SlidingSet<string>(HOUR_MS));
    const buyers = many.add(event.address, event.at);
    if (!buyer.run.isAsked(attempts)) return;
    emit({
      name: this.name,
      event,
      fields: {
        attempts,
        refused,
        share: Math.round((100 * refused) / attempts),
        alike,
        agents: buyer.agents.size,
        buyers,
      },
      outcome: event.status >= 400 ? 'attempted' : 'unknown',
      reason: { code: 'checkoutAttempts', params: { attempts } },
      othersReason: { code: 'checkoutAttempts', params: { attempts } },
      run: buyer.run,
      steps: attempts,
    });
  }
}

/**
 * How many of a buyer's answers are of the kind that came most, where that is not how the shop answers others; with nobody to
 * compare with, only where it is not the only kind.
 */
function alikeOf(own: ReadonlyMap<string, number>, shop: ReadonlyMap<string, number>): number {
  let [kind, alike, attempts] = ['', 0, 0];
  for (const [each, n] of own) {
    attempts += n;
    if (n > alike) [kind, alike] = [each, n];
  }
  const all = [...shop.values()].reduce((sum, n) => sum + n, 0);
  const others = all - attempts;
  const likewise = (shop.get(kind) ?? alike) - alike;
  const isOwn = others >= MANY ? likewise * 2 < others : own.size > 1;
  return isOwn ? alike : 0;
}

function count(answers: Map<string, number>, { status, bytes }: ShopEvent, most: number): void {
  const kind = `${status} ${bytes}`;
  const known = answers.get(kind);
  if (known !== undefined || answers.size < most) answers.set(kind, (known ?? 0) + 1);
}

function newBuyer(spill: MarkSpill | undefined): Buyer {
  return {
    attempts: new SlidingCount(HOUR_MS),
    refused: new SlidingCount(HOUR_MS),
    answers: new Map(),
    agents: new Set(),
    run: new Run(HOUR_MS, spill),
  };
}
