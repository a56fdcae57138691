import { askedObjectOf } from './asked-object.ts';
import { encodedIdIn } from './encoded-id.ts';
import { PERSONAL } from './object-words.data.ts';

/** Without one of these no target names anything that is looked for here. */
const MEANT = new RegExp(`[/?&;]${PERSONAL}|[?&;]oid=|/(?:graphql|gql)/?\\?`, 'i');

const IN_PATH = new RegExp(
  `/${PERSONAL}(?:/(?:show|view|detail|details|edit|print|pdf|history|info|view-order|thanks?|thank-?you|complete|completed|confirmed|success|status|track|tracking))?(?:/(?:order_)?id)?/(\\d{1,18})(?:[/.?;]|$)`,
  'i',
);
const IN_QUERY = new RegExp(
  `[?&;](?:${PERSONAL}[_-]?(?:id|no|number|num)|(?:${PERSONAL})Id)=(\\d{1,18})(?:[&;#]|$)`,
  'i',
);
const PLAIN_ID = new RegExp(
  `/${PERSONAL}[^?]{0,80}\\?(?:[^#]{0,200}&)?(?:id|oid|no|number|num)=(\\d{1,18})(?:[&;#]|$)`,
  'i',
);

/** Orders whose numbers begin with letters: `/orders/SO1042`, `order_no=A-1042`. Of others such a name is somebody's own choice. */
const LETTERED = /[A-Z]{1,5}[_-]?\d{3}|[?&]order=\d{4}|[/_-]\d{4,8}[_-]\d{3}|[a-z][_-]\d{3,18}\./;
/** `A-1042`, `INV-2026-01042`, `2026-01042` */
const NUMBER = '(?:[A-Z]{1,5}[_-]?)?(?:\\d{4,8}[_-])?\\d{3,18}';
const ORDERS =
  '(?:[Oo]rders?|[Ii]nvoices?|[Rr]eceipts?|[Ss]hipments?|[Dd]eliver(?:y|ies)|[Pp]ayments?|juchuu?|chuu?mon|denpyou?)';
const LETTERED_IN_PATH = new RegExp(
  `/${ORDERS}(?:/(?:show|view|details?|print|pdf|info|thanks?|complete|success|status|track))?/(${NUMBER})(?:[/.?;]|$)`,
);
const LETTERED_IN_QUERY = new RegExp(
  `(?:[?&;](?:${ORDERS}[_-]?(?:[Ii][Dd]|[Nn]o|[Nn]um(?:ber)?)?|oid)=([A-Z]{1,5}[_-]?(?:\\d{4,8}[_-])?\\d{3,18}|(?<=[?&]order=)\\d{4,18}))(?:[&;#]|$)`,
);
/** A file that is called so: `/files/invoice_1042.pdf`. */
const IN_FILE = new RegExp(`/${ORDERS}[_-](${NUMBER})\\.(?!s?html?|php|aspx?|jsp)[a-z]{3,4}(?:[?#]|$)`);
const ENCODED_IN_PATH = new RegExp(
  `/${PERSONAL}(?:/[a-z-]{2,12})?/([A-Za-z0-9_-]{4,96}={0,2}|[A-Za-z0-9_-]{4,96}(?:%3D){1,2})(?:[/.?;]|$)`,
  'i',
);
const AFTER_SLASH = new RegExp(`/${PERSONAL}`, 'i');

/** Where a shop's branches are: `/address/5` stands alone, a person's address below an account or an interface. */
const OF_A_BRANCH = /^\/(?:(?:stores?|shops?|branch(?:es)?)\/)?address\/\d+(?:[/.?]|$)/i;

/** Only the beginning of a target is looked at. */
const LOOKED_AT = 512;

/**
 * The number of a thing that belongs to one person (an order, a member, a delivery), when a request target
 * names one: `/mypage/orders/1042`, `/order?id=1042`; an order's also with letters and a year before it: `/orders/SO1042`,
 * `/invoices/INV-2026-01042.pdf`. So is one that is written in base64 (`/customers/MTAwMA`), or asked for in a query's own language ({@link askedObjectOf}). '' for none. Products and articles are not personal.
 */
export function objectIdOf(target: string): string {
  const start = target.length > LOOKED_AT ? target.slice(0, LOOKED_AT) : target;
  if (!MEANT.test(start) || OF_A_BRANCH.test(start)) return '';
  const [, id = ''] = IN_PATH.exec(start) ?? IN_QUERY.exec(start) ?? PLAIN_ID.exec(start) ?? [];
  return (
    id ||
    (LETTERED.test(start) && letteredId(start)) ||
    encodedIdIn(ENCODED_IN_PATH.exec(start)?.[1] ?? '') ||
    (askedObjectOf(start)?.id ?? '')
  );
}

function letteredId(start: string): string {
  return (LETTERED_IN_PATH.exec(start) ?? LETTERED_IN_QUERY.exec(start) ?? IN_FILE.exec(start))?.[1] ?? '';
}

/** Whether a path without `;` can have an object id, with some query in which no {@link OBJECT_ID_LITERALS} stands. */
export function canHaveObjectId(path: string): boolean {
  return AFTER_SLASH.test(path);
}

/** Literals of which one is in every target that can have an object id: for the triage. */
export const OBJECT_ID_LITERALS = [
  'order',
  'invoice',
  'receipt',
  'customer',
  'member',
  'user',
  'account',
  'profile',
  'mypage',
  'address',
  'shipment',
  'deliver',
  'payment',
  'ticket',
  'message',
  'document',
  'download',
  '/juchu',
  '/chumon',
  '/chuumon',
  '/denpyo',
  '/kaiin',
  '/kokyaku',
  '/nouhin',
  '/seikyu',
] as const;
