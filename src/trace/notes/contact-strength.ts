import type { Contact } from './file-contacts.ts';

/** How an address dealt with a file: it placed it, talked with it, or merely came by. */
export type ContactStrength = 'placed' | 'called' | 'weak';

/** As many plain GETs are a conversation (a webshell can take its orders in a header that no log shows). */
const PLAIN_CONVERSATION = 10;
/** For an address that is hostile anyway, as many are. */
const PLAIN_FROM_HOSTILE = 3;

/**
 * Judges a contact. A crawler that follows a link, a customer led there by a mail and somebody who looks once
 * are `weak` and are joined with nobody; so is everything that the server refused.
 *
 * @param hostile whether the address was found hostile for reasons besides this file
 */
export function contactStrength(contact: Contact, hostile: boolean): ContactStrength {
  if (contact.writes > 0) return 'placed';
  if (contact.posts > 0 || contact.marked > 0) return 'called';
  if (contact.crawler) return 'weak';
  if (contact.queries > 0) return 'called';
  return contact.plain >= (hostile ? PLAIN_FROM_HOSTILE : PLAIN_CONVERSATION) ? 'called' : 'weak';
}
