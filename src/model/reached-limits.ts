/**
 * What is kept in memory only up to a bound, since a log can be made to hold any number of it. What a bound means for the
 * reader stands in `text/report/limit-notice`.
 */
const MEMORY_LIMITS = [
  'watched',
  'at-work',
  'correlated',
  'findings',
  'evidence-lines',
  'named',
  'unjudged',
  'usual-answers',
  'scripts',
  'administrations',
  'posted',
  'dropped-files',
  'looked-up',
  'traced',
  'popular-files',
  'accounts',
  'entered-accounts',
  'tools',
  'tenants',
  'sql-pages',
  'sql-replies',
  'sql-questions',
  'sql-spells',
  'sql-rows',
  'served-rows',
  'reached-rows',
  'database-clients',
  'script-looks',
  'spans-of-time',
] as const;

/** The word for one bound. */
export type MemoryLimit = (typeof MEMORY_LIMITS)[number];

/** The bounds that a run came up against, each with how often: told to the reader in the end. */
export class ReachedLimits {
  readonly #counts = new Map<MemoryLimit, number>();

  /** Something was not kept, or was forgotten before its time; `n` of them, if any. */
  note(limit: MemoryLimit, n = 1): void {
    if (n > 0) this.#counts.set(limit, (this.#counts.get(limit) ?? 0) + n);
  }

  /** What notes one bound. */
  teller(limit: MemoryLimit): () => void {
    return () => this.note(limit);
  }

  /** In a fixed order. */
  all(): readonly { readonly limit: MemoryLimit; readonly n: number }[] {
    return MEMORY_LIMITS.flatMap((limit) => {
      const n = this.#counts.get(limit);
      return n === undefined ? [] : [{ limit, n }];
    });
  }
}
