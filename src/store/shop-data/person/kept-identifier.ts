import { PERSON_KEYS, type PersonKey } from '../../../model/data-set.ts';

/** Identifiers that the list of affected persons shows, in the order in which they stand in a line. A card is never. */
export const LISTED_KEYS = PERSON_KEYS.filter((key) => key !== 'card');

export type ListedKey = Exclude<PersonKey, 'card'>;

/**
 * SQL for rows with what is kept of their identifiers until persons are listed, in place of these.
 *
 * @param rows SQL for rows with `t_customer`, …: NULL where nothing need be kept
 * @param keys those of the identifiers that the rows have
 */
export type KeepIdentifiers = (rows: string, keys: readonly ListedKey[]) => string;

/** The columns of what is kept of the identifiers: packed into numbers where they can be, else as texts in `rest`. */
export const KEPT_COLUMNS: readonly string[] = ['packed0', 'packed1', 'rest'];
