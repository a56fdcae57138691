import { askedObjectOf } from './asked-object.ts';

/** Words for things that are shown to one person alone. Profiles, documents and downloads may be everybody's. */
const ORDER =
  /\/(?:orders?|view-order|invoices?|receipts?|shipments?|deliver(?:y|ies)|payments?|juchuu?|chuu?mon|denpyou?|nouhin(?:sho)?|seikyuu?(?:sho)?)(?:[/.?_-]|$)/i;
const ASKED_ORDER = /[?&;](?:(?:order|juchuu?|chuu?mon|denpyou?)(?:[_-]?(?:id|no|num(?:ber)?))?|oid)=/i;
const PERSON = /\/(?:mypage|my-account|customers?|address(?:es)?|kaiin|kokyaku)(?:[/.?_-]|$)/i;
/** What lies behind a customer's own pages by number, and is an order. */
const OWN_ORDER =
  /\/(?:mypage|my-account|my|members?|accounts?|users?)\/(?:[a-z_-]{0,20}\/)?(?:history|purchases?)(?:[/.?_-]|$)/i;

/**
 * Whose data a page by number ({@link objectIdOf}) shows that is meant for one person alone: an order's, a customer's.
 *
 * @returns '' where it may as well be for everybody
 */
export function objectSubjectOf(target: string): 'orders' | 'customers' | '' {
  return subjectNamed(target) || subjectNamed(`/${askedObjectOf(target)?.thing ?? ''}`);
}

function subjectNamed(target: string): ReturnType<typeof objectSubjectOf> {
  if (ORDER.test(target) || OWN_ORDER.test(target) || ASKED_ORDER.test(target)) return 'orders';
  return PERSON.test(target) ? 'customers' : '';
}
