import type { Item } from './item.ts';

/** What can identify a person, in the words of a profile's `person`. */
export const PERSON_KEYS = ['customer', 'email', 'phone', 'name', 'address', 'card'] as const;

export type PersonKey = (typeof PERSON_KEYS)[number];

/** A value in a condition, as written in a profile. */
export type Cell = string | number | boolean;

/** Conditions that must all hold: column to its value, or to any of several values. */
export type Where = Readonly<Record<string, Cell | readonly Cell[]>>;

/**
 * Where an item stands. Present in a row when any of the columns is not empty and the conditions hold. Without
 * columns (`card_number: { where: { payment: card } }`) the shop does not store it: the buyer typed it.
 */
export interface ItemSource {
  readonly columns: readonly string[];
  readonly where?: Where | undefined;
}

/** Another table that holds columns of a row. */
export interface Join {
  /** Its columns are written `alias.column`. */
  readonly alias: string;
  readonly table: string;
  /** The joined table's column to the column that it equals. At most one row fits. */
  readonly on: Readonly<Record<string, string>>;
  readonly where?: Where | undefined;
}

/**
 * One table of people's data: which column is what. A column is written `column`, `alias.column` of a join, or
 * `column->key` (`column->key->key`) for a value inside JSON; several together make up one value.
 */
export interface DataSet {
  /** As the profile names it: `orders`, `customers`, … */
  readonly name: string;
  readonly table: string;
  /** The column by which a request names a row. */
  readonly id: string;
  /** When the row came to be. */
  readonly placedAt?: string | undefined;
  /** IANA zone of times without an offset; the configuration's unless said (many platforms keep UTC). */
  readonly timezone?: string | undefined;
  /** Rows that count at all. */
  readonly where?: Where | undefined;
  readonly joins: readonly Join[];
  /** Identifiers in the order in which they decide; `card` apart. */
  readonly person: readonly (readonly [PersonKey, readonly string[]])[];
  /** In the order written. */
  readonly items: ReadonlyMap<Item, ItemSource>;
}
