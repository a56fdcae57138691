import { PERSON_KEYS, type PersonKey } from '../../../model/data-set.ts';

/** Identifiers that the list of affected persons shows, in the order in which they stand in a line. A card is never. */
export const LISTED_KEYS = PERSON_KEYS.filter((key) => key !== 'card');

/** SQL for what is kept of an identifier until persons are listed; NULL of what is empty. */
export type KeptIdentifier = (key: PersonKey, text: string) => string;
