import { MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { SlidingSet } from '../state/sliding-set.ts';
import { textHash } from '../state/text-hash.ts';

const WINDOW_MS = 10 * MINUTE_MS;
const SILENCE_MS = 30 * MINUTE_MS;
/** More are as good as these. */
const MOST_PAGES = 64;

interface Trouble {
  readonly failures: SlidingCount;
  readonly overloaded: SlidingCount;
  readonly addresses: SlidingSet<number>;
  readonly pages: SlidingSet<number>;
  /** The most failures in ten minutes before this run. */
  usual: number;
  most: number;
  lastAt: number;
  run: Run;
}

/**
 * A shop that fails many visitors at once. `unavailability`: `failures` (status 5xx) in ten minutes, `overloaded` of them
 * because the server had no room or no time (502 to 504), on how many `pages`, of how many `addresses`, and `times`: how often as many as in any ten minutes before this stretch. It belongs to no address:
 * the log does not show whether too much was asked on purpose, by too many customers, or whether the server broke.
 */
export class Unavailability implements Detector {
  readonly name = 'unavailability';
  readonly #shops: RecentMap<string, Trouble>;
  readonly #newTrouble: () => Trouble;

  constructor({ limits, spill }: Memory) {
    this.#newTrouble = () => newTrouble(spill);
    this.#shops = new RecentMap({
      capacity: 2_000,
      idleMs: Number.POSITIVE_INFINITY,
      weigh: ({ addresses, pages, run }) => addresses.kept + pages.kept + run.kept,
      forgot: limits.teller('watched'),
    });
  }

  observe({ event }: Signal, emit: Emit): void {
    const { kind, status, at, tenant, address } = event;
    if (kind !== 'web' || status < 500 || status > 599 || Number.isNaN(at)) return;
    const shop = this.#shops.open(tenant, at, this.#newTrouble);
    if (at - shop.lastAt > SILENCE_MS) {
      shop.usual = Math.max(shop.usual, shop.most);
      shop.most = 0;
    }
    shop.lastAt = at;
    shop.run.note(event);
    const failures = shop.failures.add(at);
    shop.most = Math.max(shop.most, failures);
    const overloaded = shop.overloaded.add(at, status >= 502 && status <= 504 ? 1 : 0);
    const addresses = shop.addresses.add(textHash(address), at);
    const pages = shop.pages.add(textHash(event.path), at);
    if (!shop.run.isAsked(failures)) return;
    const { usual, run } = shop;
    emit({
      name: this.name,
      // Whose requests failed is no culprit.
      event: { ...event, address: '' },
      fields: {
        failures,
        overloaded,
        pages,
        addresses,
        times: Math.round((10 * failures) / Math.max(1, usual)) / 10,
      },
      outcome: 'unknown',
      reason: { code: 'manyFailed', params: { failures, addresses, usual } },
      sources: [],
      run,
      steps: failures,
    });
  }
}

function newTrouble(spill: MarkSpill | undefined): Trouble {
  return {
    failures: new SlidingCount(WINDOW_MS),
    overloaded: new SlidingCount(WINDOW_MS),
    addresses: new SlidingSet<number>(WINDOW_MS, 4_096),
    pages: new SlidingSet<number>(WINDOW_MS, MOST_PAGES),
    usual: 0,
    most: 0,
    lastAt: Number.NaN,
    run: new Run(SILENCE_MS, spill),
  };
}
