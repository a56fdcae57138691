import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { MarkSpill } from './mark-list.ts';

/** What whoever keeps state for long may use. */
export interface Memory {
  /** Is told of what had to be forgotten. */
  readonly limits: ReachedLimits;
  /** Where marks lie for which there is no room in memory; left out, all stay there. */
  readonly spill?: MarkSpill | undefined;
}
