import type { EvidenceRef } from '../model/evidence-ref.ts';
import { ReachedLimits } from '../model/reached-limits.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { RecentMap } from './state/recent-map.ts';

/** A file that somebody put on the server. */
export interface DroppedFile {
  readonly path: string;
  readonly tenant: string;
  readonly by: string;
  readonly at: number;
  readonly ref: EvidenceRef;
  readonly method: string;
  readonly status: number;
  readonly script: boolean;
  /** Whether it has been called with success since. */
  called: boolean;
  /** The method by which it was moved or copied since; '' when it was not. Where to, no access log says. */
  movedBy: string;
}

/** Files of one address that are remembered by it. */
const KEPT_OF_ADDRESS = 200;

/**
 * Files that were put on the server, by path. Tenants of one platform can share what lies behind them, so a
 * script that was dropped through one of them is found by its path in the others.
 */
export class DroppedFiles {
  readonly #files: RecentMap<string, DroppedFile>;
  readonly #scripts: RecentMap<string, DroppedFile>;
  readonly #byAddress: RecentMap<string, DroppedFile[]>;
  readonly #forgot: () => void;

  constructor(limits = new ReachedLimits()) {
    const kept = { capacity: 10_000, idleMs: Infinity };
    this.#forgot = limits.teller('dropped-files');
    // A file stands in all three: where the first is full it is told of there.
    this.#files = new RecentMap({ ...kept, forgot: this.#forgot });
    this.#scripts = new RecentMap(kept);
    this.#byAddress = new RecentMap({ ...kept, capacity: 5_000, forgot: this.#forgot });
  }

  note(file: DroppedFile): void {
    const key = `${file.tenant}\0${file.path}`;
    this.#files.delete(key);
    this.#files.open(key, 0, () => file);
    if (file.script) {
      this.#scripts.delete(file.path);
      this.#scripts.open(file.path, 0, () => file);
    }
    const own = this.#byAddress.open(file.by, 0, () => []);
    if (own.length < KEPT_OF_ADDRESS) own.push(file);
    else this.#forgot();
  }

  /** The file that was put at a path, newest first, in the tenant or (a script) in any. */
  at(tenant: string, path: string): DroppedFile | undefined {
    if (this.#files.size === 0) return undefined;
    return this.#files.get(`${tenant}\0${path}`, 0) ?? this.#scripts.get(path, 0);
  }

  /** Notes that an address moved or copied what it had put at a path. */
  noteMoved({ tenant, path, address, method }: ShopEvent): void {
    const file = this.#files.get(`${tenant}\0${path}`, 0);
    if (file !== undefined && file.by === address) file.movedBy = method;
  }

  by(address: string): readonly DroppedFile[] {
    return this.#byAddress.get(address, 0) ?? [];
  }
}
