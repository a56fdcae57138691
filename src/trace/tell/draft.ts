import type { Segment } from '../notes/segments.ts';

/** How often somebody came to do the same. */
interface Visits {
  readonly n: number;
  /** The usual time from one to the next in milliseconds; null where there is none. */
  readonly everyMs: number | null;
}

/** An episode before it is put into words. */
export interface Draft {
  /** Index of the actor among the dossiers. */
  readonly actor: number;
  readonly segment: Segment;
  readonly tenants: Set<string>;
  /** Where it stands for many visits that say the same. */
  visits?: Visits;
}
