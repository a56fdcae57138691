import type { EvidenceRef } from '../model/evidence-ref.ts';
import { ReachedLimits } from '../model/reached-limits.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { DAY_MS } from '../model/time-units.ts';
import { RecentMap } from './state/recent-map.ts';
import { SmallSet } from './state/small-set.ts';

/** Work on fewer days makes no habit. */
const WORK_DAYS = 3;
const MOST_INSTALLS = 1_000;
/** What is put in is called within these days, or is what it says. */
const INSTALL_MS = 7 * DAY_MS;

/** A file that an address put on the server, or talked with. */
export interface FileFact {
  readonly path: string;
  readonly tenant: string;
  readonly at: number;
  readonly ref: EvidenceRef;
}

/** A plug-in, theme or module that was put in through an administration. */
interface Install {
  readonly tenant: string;
  readonly address: string;
  readonly at: number;
}

/** What speaks against one address. Grave facts are kept for good, hostile requests for a week. */
export interface AddressFacts {
  /** Newest file that it wrote by a method or an upload. */
  dropped: FileFact | null;
  /** Newest webshell that answered it. */
  webshell: FileFact | null;
  /** A rule of level medium or above held on a login or an admin session of it. */
  accused: boolean;
  /** When that session began, first; NaN while there is none. */
  accusedAt: number;
}

/** What speaks against addresses, told by one detector and asked by another. Busy addresses are left out. */
export class Dossier {
  readonly #grave: RecentMap<string, AddressFacts>;
  readonly #hostile: RecentMap<string, { count: number }>;
  readonly #work: RecentMap<string, SmallSet<number>>;
  readonly #installs: Install[] = [];
  readonly #forgot: () => void;

  constructor(limits = new ReachedLimits()) {
    this.#forgot = limits.teller('watched');
    const kept = { capacity: 20_000, idleMs: Infinity, forgot: this.#forgot };
    this.#grave = new RecentMap(kept);
    this.#hostile = new RecentMap({ ...kept, capacity: 32_768, idleMs: 7 * DAY_MS });
    this.#work = new RecentMap(kept);
  }

  /** Facts about an address; undefined when there are none. */
  of(address: string): AddressFacts | undefined {
    return this.#grave.get(address, 0);
  }

  open(address: string): AddressFacts {
    return this.#grave.open(address, 0, () => ({
      dropped: null,
      webshell: null,
      accused: false,
      accusedAt: Number.NaN,
    }));
  }

  /** A request for a script that does not belong there was answered. */
  noteWebshell({ address, path, tenant, at, source: ref }: ShopEvent): void {
    if (address !== '') this.open(address).webshell = { path, tenant, at, ref };
  }

  /** An admin session of the address, which began at a time, is suspicious. */
  accuse(address: string, at: number): void {
    const facts = this.open(address);
    facts.accused = true;
    if (!(facts.accusedAt <= at)) facts.accusedAt = at;
  }

  /** Something that the server runs was put in through the administration. */
  noteInstall({ tenant, address, at }: ShopEvent): void {
    if (this.#installs.length < MOST_INSTALLS) this.#installs.push({ tenant, address, at });
    else this.#forgot();
  }

  /** Whether an address whose session is suspicious put something in within the week before a time. */
  isInstalledBySuspect(tenant: string, at: number): boolean {
    return this.#installs.some(
      (install) =>
        install.tenant === tenant &&
        at >= install.at &&
        at - install.at <= INSTALL_MS &&
        install.at >= (this.of(install.address)?.accusedAt ?? Number.NaN),
    );
  }

  /** The administration was used from the address on a day, as it always was. After an attack no day makes a habit. */
  noteWork(address: string, at: number): void {
    if (address === '' || Number.isNaN(at) || this.hostileCount(address, at) > 0) return;
    const days = this.#work.open(address, 0, () => new SmallSet());
    if (days.size < WORK_DAYS) days.add(Math.floor(at / DAY_MS));
  }

  /** Addresses from which operators work day by day, and which nothing grave speaks against. */
  workplaces(): string[] {
    return [...this.#work].flatMap(([address, days]) => {
      const facts = this.of(address);
      const isGrave =
        facts !== undefined && (facts.accused || facts.dropped !== null || facts.webshell !== null);
      return days.size < WORK_DAYS || isGrave ? [] : [address];
    });
  }

  noteHostile(address: string, at: number): number {
    return ++this.#hostile.open(address, at, () => ({ count: 0 })).count;
  }

  /** Hostile requests of the address so far, as long as it has not been silent for a week. */
  hostileCount(address: string, at: number): number {
    return this.#hostile.get(address, at)?.count ?? 0;
  }
}
