import type { Column } from '../column.ts';

/** A product's JSON access log, as its documentation names the keys. */
export interface JsonDialect {
  readonly name: string;
  /** Keys that all its records have and no other product's: at most 30, each as its path with dots. */
  readonly marks: readonly string[];
  /** What keys mean that do not mean what they usually do; null for those that say nothing. */
  readonly columns: Readonly<Record<string, Column | null>>;
  /** An object in which the keys have their usual meaning. */
  readonly inside?: string;
  /** Keys whose values are percent-encoded once more. */
  readonly percent?: readonly string[];
  /** Whether paths come without their first slash, so that the first page's is empty or left out. */
  readonly isRootLeftOut?: boolean;
  /** Whether a key `date` and a key `time`, both in UTC, stand for the instant. */
  readonly hasDateAndTime?: boolean;
  /** Whether targets are whole URLs, whose host is the shop's. */
  readonly hasUrls?: boolean;
}

/** What a key says, and which of the marks it is. */
export interface DialectKey {
  readonly column: Column | undefined;
  readonly mark: number;
  readonly isPercent: boolean;
}
