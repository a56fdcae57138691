import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import { isAnswered } from '../outcome/is-answered.ts';
import type { Storefront } from '../rule-info.ts';
import { RecentMap } from '../state/recent-map.ts';
import { slimEvent } from '../state/slim-event.ts';
import { SmallSet } from '../state/small-set.ts';
import { isLoginPage } from './admin-login-result.ts';
import type { Deed } from './admin-session.ts';

const PATHS_KEPT = 8;
const WRITES_KEPT = 32;
/** The login's own form, shown at whatever address was asked for, is always about as large. */
const UNLIKE = 1.1;

/** Something sent that was answered with a redirect: accepted, or sent to the login. */
export interface OpenWrite {
  /** '' for a program that was put in. */
  readonly deed: Deed | '';
  readonly written: Storefront | '';
  readonly installs: boolean;
  readonly event: ShopEvent;
  asked: boolean;
}

interface Shown {
  readonly paths: SmallSet<string>;
  least: number;
  most: number;
  /** What was sent before it is known whether its sender is inside. */
  readonly writes: OpenWrite[];
}

/**
 * Which addresses without a login in the log are inside all the same: they are shown several pages of the administration that differ.
 * Whoever is not is sent to the login, or shown its form.
 */
export class ShownPages {
  readonly #byAddress: RecentMap<string, Shown>;

  constructor(limits = new ReachedLimits()) {
    this.#byAddress = new RecentMap({
      capacity: 4_096,
      idleMs: HOUR_MS,
      weigh: ({ writes }) => 5 * writes.length,
      forgot: limits.teller('at-work'),
    });
  }

  /** Takes a page of the administration that was shown. */
  note(event: ShopEvent): void {
    if (event.method !== 'GET' || !isAnswered(event) || isLoginPage(event.path, '')) return;
    const shown = this.#open(event);
    if (shown.paths.size < PATHS_KEPT) shown.paths.add(event.path);
    shown.least = Math.min(shown.least, event.bytes);
    shown.most = Math.max(shown.most, event.bytes);
  }

  isInside(event: ShopEvent): boolean {
    const shown = this.#byAddress.get(keyOf(event), event.at);
    return shown !== undefined && shown.paths.size >= 2 && shown.most > UNLIKE * shown.least;
  }

  /** Keeps what was sent until pages tell what came of it. */
  wait(write: OpenWrite): void {
    const { writes } = this.#open(write.event);
    if (writes.length < WRITES_KEPT) writes.push({ ...write, event: slimEvent(write.event) });
  }

  /** What waits; of an address, in the order in which it was sent. */
  waiting(event: ShopEvent): OpenWrite[] {
    return this.#byAddress.get(keyOf(event), event.at)?.writes ?? [];
  }

  /** What was sent to the page that is shown now, or was shown before what is sent now, and was not yet asked about. */
  shownBeside(event: ShopEvent): OpenWrite[] {
    const isShown = event.method === 'GET' && isAnswered(event) && !isLoginPage(event.path, '');
    if (!isShown && !this.#byAddress.get(keyOf(event), event.at)?.paths.has(event.path)) return [];
    return this.waiting(event).filter((write) => !write.asked && write.event.path === event.path);
  }

  #open(event: ShopEvent): Shown {
    return this.#byAddress.open(keyOf(event), event.at, () => ({
      paths: new SmallSet(),
      least: Number.POSITIVE_INFINITY,
      most: Number.NEGATIVE_INFINITY,
      writes: [],
    }));
  }
}

function keyOf({ address, tenant }: ShopEvent): string {
  return `${address}\0${tenant}`;
}
