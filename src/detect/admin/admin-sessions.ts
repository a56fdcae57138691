import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SmallMap } from '../state/small-map.ts';
import { AdminSession } from './admin-session.ts';

const SESSION_MS = 12 * HOUR_MS;
/** Tenants of one address whose sessions are kept for what comes to light of it later. */
const KEPT_TENANTS = 100;
/** A session takes about a kilobyte. */
const SESSION_WEIGHT = 8;

/** The stays on admin pages that go on: one for each address and tenant. */
export class AdminSessions {
  readonly #open: RecentMap<string, AdminSession>;
  /** The last one on each tenant, for longer than it goes on. */
  readonly #byAddress: RecentMap<string, SmallMap<string, AdminSession>>;
  readonly #forgot: () => void;
  readonly #spill: MarkSpill | undefined;

  constructor({ limits, spill }: Memory) {
    this.#spill = spill;
    this.#forgot = limits.teller('at-work');
    const kept = { capacity: 10_000, forgot: this.#forgot };
    this.#open = new RecentMap({ ...kept, idleMs: SESSION_MS });
    this.#byAddress = new RecentMap({
      ...kept,
      idleMs: 60 * DAY_MS,
      weigh: ({ size }) => SESSION_WEIGHT * (size - 1),
    });
  }

  /** The session that an event belongs to; undefined where none goes on. */
  get(event: ShopEvent): AdminSession | undefined {
    return this.#open.get(keyOf(event), event.at);
  }

  /**
   * Opens a session in place of one that may go on.
   *
   * @param begin the login, or the first request that needs one
   * @param at when it was seen to have begun, in milliseconds since the epoch
   */
  open(begin: ShopEvent, at: number, loginSeen: boolean): AdminSession {
    const { address, tenant } = begin;
    const session = new AdminSession(begin, loginSeen, this.#spill);
    this.#open.delete(keyOf(begin));
    this.#open.open(keyOf(begin), at, () => session);
    const tenants = this.#byAddress.open(address, at, () => new SmallMap());
    if (tenants.size < KEPT_TENANTS || tenants.has(tenant)) tenants.set(tenant, session);
    else this.#forgot();
    return session;
  }

  /** The last session of an address on each tenant. */
  ofAddress(address: string, at: number): readonly AdminSession[] {
    return [...(this.#byAddress.get(address, at) ?? [])].map(([, session]) => session);
  }
}

function keyOf({ address, tenant }: ShopEvent): string {
  return `${address}\0${tenant}`;
}
