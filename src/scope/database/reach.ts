import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Item } from '../../model/item.ts';
import type { RowFilter } from '../../model/row-filter.ts';

/**
 * How rows were reached. `read`: a statement asked for them. `row`: a page showed them. `change`: they were changed.
 * `touch`: the table was looked at, not its rows. `listed`: a tool's page named the table. `connected`: nothing
 * more than a way in is known. `borrowed`: rows were asked for through the shop's own connection.
 */
export type ReachHow = 'read' | 'row' | 'change' | 'touch' | 'listed' | 'connected' | 'borrowed';

/** How far one statement or page reached into the data of one shop. */
export interface Reach {
  readonly actor: string | null;
  readonly tenant: string;
  /** Name of the data set; '' for a table that the profile does not know. */
  readonly set: string;
  readonly table: string;
  /** Empty: all that the data set holds. */
  readonly items: readonly Item[];
  readonly how: ReachHow;
  readonly filter: RowFilter;
  /** The filter tells the rows, no fewer. */
  readonly isWhole: boolean;
  /** Infinity where nothing limits them. */
  readonly limit: number;
  readonly succeeded: boolean;
  /** Items that were changed. */
  readonly altered: readonly Item[];
  /** Who, as the log names them: `shop@203.0.113.9`, or the page of a tool. */
  readonly by: string;
  readonly at: number;
  readonly evidence: EvidenceRef;
}
