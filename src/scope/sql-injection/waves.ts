import type { ReachedLimits } from '../../model/reached-limits.ts';

/** A pause after which what is read counts as a new attempt: columns that were read before are not joined with it. */
const PAUSE_MS = 6 * 3_600_000;
/** Beyond so many readers and tables, what is read is one spell for all others. */
const MAX_KEYS = 50_000;

/** Numbers the spells of activity of whoever reads a table. */
export class Waves {
  readonly #limits: ReachedLimits;
  readonly #last = new Map<string, { at: number; wave: number }>();

  /** @param limits is told of what is not told apart */
  constructor(limits: ReachedLimits) {
    this.#limits = limits;
  }

  at(key: string, at: number): number {
    const last = this.#last.get(key);
    if (last === undefined) {
      if (this.#last.size < MAX_KEYS) this.#last.set(key, { at, wave: 0 });
      else this.#limits.note('sql-spells');
      return 0;
    }
    if (at - last.at > PAUSE_MS) last.wave++;
    if (!(at < last.at)) last.at = at;
    return last.wave;
  }
}
