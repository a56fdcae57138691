import { PERSONS } from './list-words.data.ts';

const INTERFACE = /\/(?:graphql|gql|json-?rpc|rpc|soap|v2_soap|odata)(?:\/|$)/i;
/** `/api/search/order`, `/customers/query` */
const OF_PERSONS = new RegExp(
  `/(?:search|query|find|filter)/${PERSONS}/?$|/${PERSONS}/(?:_?search|query|list|find|filter)/?$`,
  'i',
);

/** Whether a path is that of an interface to which the question is sent in the body, so that a log only shows how much it answered. */
export function isQueryInterface(path: string): boolean {
  return INTERFACE.test(path) || asksForPersons(path);
}

/** Whether what is asked for there is data of persons, as it is called. */
export function asksForPersons(path: string): boolean {
  return OF_PERSONS.test(path);
}
