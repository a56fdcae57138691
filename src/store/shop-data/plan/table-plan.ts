import type { DataSet } from '../../../model/data-set.ts';
import type { Item } from '../../../model/item.ts';

/** Where a request's rows stand in the groups: which group, which of its claims, which of the claim's rows. */
export interface Place {
  readonly group: number;
  readonly claim: number;
  readonly row: number;
}

/** Rows chosen by the text of columns that make up one value. */
export interface ValuesChoice {
  /** Index into {@link TablePlan.valueColumns}. */
  readonly column: number;
  readonly values: readonly string[];
}

/** What is asked of a row besides windows and values; as in SQL, what has nothing where it is looked at neither fits nor not. */
export type RowTest =
  | { readonly kind: 'in'; readonly columns: readonly string[]; readonly values: readonly string[] }
  | Between
  | {
      readonly kind: 'like';
      readonly columns: readonly string[];
      readonly pattern: string;
      readonly folds: boolean;
    }
  | {
      readonly kind: 'matches';
      readonly columns: readonly string[];
      readonly pattern: string;
      readonly folds: boolean;
    }
  | {
      readonly kind: 'length';
      readonly columns: readonly string[];
      readonly unit: 'characters' | 'bytes';
      readonly from: number | undefined;
      readonly to: number | undefined;
    }
  | { readonly kind: 'empty'; readonly columns: readonly string[] }
  | { readonly kind: 'not'; readonly of: RowTest }
  | { readonly kind: 'some'; readonly of: readonly RowTest[] }
  | { readonly kind: 'every'; readonly of: readonly RowTest[] };

interface Between {
  readonly kind: 'between';
  readonly columns: readonly string[];
  /** What the ends are compared as. */
  readonly as: 'time' | 'number' | 'text';
  readonly from: number | string | undefined;
  readonly to: number | string | undefined;
}

/** One condition that is looked up row by row. */
export type Flag =
  | { readonly kind: 'having'; readonly items: readonly Item[] }
  | Between
  /** `columns`: all that the test looks at. */
  | { readonly kind: 'test'; readonly columns: readonly string[]; readonly test: RowTest }
  | {
      readonly kind: 'positions';
      readonly columns: readonly string[];
      readonly descending: boolean;
      /** Only rows that fit are counted through; undefined for all. */
      readonly within: RowTest | undefined;
      /** Rows placed later were not there yet, in milliseconds; undefined where they cannot come before others. */
      readonly until: number | undefined;
      readonly ranges: readonly (readonly [number, number])[];
    };

/** A filter taken apart: all of it must hold. */
export interface Choice {
  /** Closed, on the set's time, in milliseconds; infinite where open. */
  readonly from: number;
  readonly to: number;
  readonly values: readonly ValuesChoice[];
  /** Indexes into {@link TablePlan.flags}. */
  readonly flags: readonly number[];
  /** Columns that it names and the data set cannot have: what they say is left out, so that more rows fit. */
  readonly unreadable: readonly string[];
}

/** A request (or window) that selects rows of one table. */
export interface PlannedRequest {
  /** null where no group reaches its rows: see `tellsWhose`; else an answer that only tells how many bytes a row takes. */
  readonly place: Place | null;
  /** Whether its rows are read to know whose those are that the evidence names by the same ids. */
  readonly tellsWhose?: true;
  readonly choice: Choice;
  /** The last moment whose rows it can hold; NaN when nothing limits it. */
  readonly end: number;
  readonly atMost: number | undefined;
  /** Reckons the most that fits into the answer; `alike` are indexes into the requests. */
  readonly answer:
    | { readonly bytes: number; readonly alike: readonly { request: number; bytes: number }[] }
    | undefined;
}

/** All that is to be known about one table of one tenant. */
export interface TablePlan {
  readonly tenant: string;
  readonly set: DataSet;
  readonly requests: readonly PlannedRequest[];
  /** Columns by whose values rows are chosen, those of one value together. */
  readonly valueColumns: readonly (readonly string[])[];
  readonly flags: readonly Flag[];
  /** The items that any request asks for. */
  readonly items: readonly Item[];
  /** All columns to read. */
  readonly columns: readonly string[];
}
