import type { ReadSet } from '../table-finder.ts';

/** A data set that a take read, among all that its table may be. */
export interface FoundSet {
  readonly read: ReadSet;
  /** All that the table may be. */
  readonly sets: readonly ReadSet[];
  /** Whether it is of another tenant than the one that was asked. */
  readonly elsewhere: boolean;
  /** Zone of the database's times. */
  readonly timezone: string;
}
