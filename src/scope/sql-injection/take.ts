import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Certainty } from '../../model/exposure.ts';
import type { ReadMode } from './find-reads.ts';
import type { RowChoice } from './sql/row-choice.ts';
import { Tally } from './tally.ts';

/** How rows came out. */
export type TakeWay = ReadMode | 'blind' | 'timed';

/** Why what was read is less sure, or fewer, than what was asked for. */
export type TakeNote =
  | 'no-status'
  | 'same-size'
  | 'other-columns'
  | 'short-concat'
  | 'small-reply'
  | 'short-error'
  | 'cut'
  | 'unanswered'
  | 'key-paging'
  | 'broken-off';

/** Rows that were read. */
export interface TakenRows {
  readonly choice: RowChoice;
  /** What was put together of the row's values, whole and in their own case, by column. */
  readonly values: ReadonlyMap<string, string>;
  readonly first: EvidenceRef;
  readonly from: number;
  to: number;
}

/** One actor read one set of columns of one table in one way. */
export class Take {
  readonly actor: string;
  /** The tenant whose page was attacked. */
  readonly tenant: string;
  readonly table: readonly string[];
  /** Sorted; empty for all. */
  readonly columns: readonly string[];
  readonly certainty: Certainty;
  readonly ways = new Set<TakeWay>();
  readonly notes = new Set<TakeNote>();
  readonly rows = new Map<string, TakenRows>();
  readonly tally = new Tally();

  constructor(
    actor: string,
    tenant: string,
    table: readonly string[],
    columns: readonly string[],
    certainty: Certainty,
  ) {
    this.actor = actor;
    this.tenant = tenant;
    this.table = table;
    this.columns = columns;
    this.certainty = certainty;
  }

  add(choice: RowChoice, values: ReadonlyMap<string, string>, tally: Tally): void {
    const key = JSON.stringify([choice, ...values]);
    const known = this.rows.get(key);
    if (known === undefined) {
      const { from, to } = tally;
      this.rows.set(key, { choice, values, first: tally.first(), from, to });
    } else if (!(known.to >= tally.to)) known.to = tally.to;
    this.tally.absorb(tally);
  }
}
