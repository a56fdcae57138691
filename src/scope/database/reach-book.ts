import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Reach } from './reach.ts';

/** Different selections that are kept for one data set of one actor; beyond, the whole table stands for them. */
const MOST_SELECTIONS = 5_000;
const MOST_EVIDENCE = 20;

/** A reach, and how often the same was done. */
export interface CountedReach {
  readonly reach: Reach;
  readonly lastAt: number;
  readonly count: number;
  /** First ones. */
  readonly evidence: readonly EvidenceRef[];
}

interface Entry {
  reach: Reach;
  lastAt: number;
  count: number;
  evidence: EvidenceRef[];
}

/** Keeps what was reached, the same once. Memory is bounded by the number of tables and of actors. */
export class ReachBook {
  readonly #entries = new Map<string, Entry>();
  readonly #selections = new Map<string, number>();

  add(reach: Reach): void {
    const place = JSON.stringify([
      reach.actor,
      reach.tenant,
      reach.set,
      reach.table,
      reach.items,
      reach.how,
      reach.succeeded,
    ]);
    const key = `${place}${JSON.stringify([reach.filter, reach.isWhole, reach.limit])}`;
    if (this.#again(key, reach)) return;
    const selections = this.#selections.get(place) ?? 0;
    this.#selections.set(place, selections + 1);
    if (selections >= MOST_SELECTIONS) {
      const widened: Reach = {
        ...reach,
        filter: { kind: 'all' },
        isWhole: false,
        limit: Number.POSITIVE_INFINITY,
      };
      const wide = `${place}all`;
      if (!this.#again(wide, reach)) this.#enter(wide, widened);
      return;
    }
    this.#enter(key, reach);
  }

  /** In the order in which they were first done. */
  all(): CountedReach[] {
    return [...this.#entries.values()];
  }

  #enter(key: string, reach: Reach): void {
    this.#entries.set(key, { reach, lastAt: reach.at, count: 1, evidence: [reach.evidence] });
  }

  #again(key: string, reach: Reach): boolean {
    const entry = this.#entries.get(key);
    if (entry === undefined) return false;
    entry.count++;
    entry.lastAt = reach.at;
    if (reach.altered.length > 0) {
      entry.reach = { ...entry.reach, altered: [...new Set([...entry.reach.altered, ...reach.altered])] };
    }
    if (entry.evidence.length < MOST_EVIDENCE) entry.evidence.push(reach.evidence);
    return true;
  }
}
