import { SmallSet } from '../state/small-set.ts';

export type ExportDeed = 'admin-export' | 'admin-customer-export';

/** Exports of one kind, as they usually are. */
export interface UsualExports {
  n: number;
  /** How many days they reached back; Infinity once one was not restricted. 0 while none told it. */
  furthest: number;
  mostBytes: number;
  /** In one session. */
  most: number;
  /** Local days on which there was one. */
  readonly days: SmallSet<number>;
}

const NONE: Readonly<UsualExports> = newExports();

/** Exports by kind. Most accounts and sessions never make one, and share what stands for none. */
export class ExportHabits {
  #orders: UsualExports | null = null;
  #customers: UsualExports | null = null;

  of(kind: ExportDeed): Readonly<UsualExports> {
    return (kind === 'admin-export' ? this.#orders : this.#customers) ?? NONE;
  }

  /** To be changed. */
  open(kind: ExportDeed): UsualExports {
    if (kind === 'admin-export') {
      this.#orders ??= newExports();
      return this.#orders;
    }
    this.#customers ??= newExports();
    return this.#customers;
  }
}

function newExports(): UsualExports {
  return { n: 0, furthest: 0, mostBytes: 0, most: 0, days: new SmallSet() };
}
