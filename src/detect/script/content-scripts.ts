import { ReachedLimits } from '../../model/reached-limits.ts';
import type { Dossier } from '../dossier.ts';
import { pageKey } from '../page-key.ts';
import type { Signal } from '../signal.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SmallSet } from '../state/small-set.ts';
import { LogBegin } from './script-age.ts';

/** A script with more users than this is the shop's own, whatever a profile says. */
const FEW_ADDRESSES = 3;
const LATE_HOURS = 24;
/** Hostile requests of an address that make whatever runs for it suspect. */
const HOSTILE_REQUESTS = 5;

interface ContentScript {
  readonly firstHours: number;
  readonly addresses: SmallSet<string>;
}

/**
 * Scripts that answer where content lies. That a profile says "nothing runs here" is no proof by itself: the
 * generic one guesses. One is suspect at once when it first answers a day or more after the log begins and only
 * to few, or when it answers somebody who attacked or put files there; of the others the whole log decides.
 */
export class ContentScripts {
  readonly begin: LogBegin;
  /** Those that were told of while events came in, by {@link pageKey}. */
  readonly told = new Set<string>();
  readonly #dossier: Dossier;
  readonly #scripts: RecentMap<string, ContentScript>;

  constructor(dossier: Dossier, limits = new ReachedLimits()) {
    this.#dossier = dossier;
    this.begin = new LogBegin(limits.teller('scripts'));
    this.#scripts = new RecentMap({
      capacity: 10_000,
      idleMs: Number.POSITIVE_INFINITY,
      forgot: limits.teller('posted'),
    });
  }

  /** Notes an answer, and says whether the script is suspect by now. */
  isSuspect({ event, busy }: Signal): boolean {
    const { address, tenant, at } = event;
    const script = this.#scripts.open(pageKey(tenant, event.path), 0, () => ({
      firstHours: this.begin.hoursTo(tenant, at),
      addresses: new SmallSet(),
    }));
    if (script.addresses.size <= FEW_ADDRESSES) script.addresses.add(address);
    if (script.addresses.size > FEW_ADDRESSES) return false;
    if (script.firstHours >= LATE_HOURS) return true;
    if (busy || address === '') return false;
    return (
      this.#dossier.hostileCount(address, at) >= HOSTILE_REQUESTS ||
      this.#dossier.of(address)?.dropped != null
    );
  }
}
