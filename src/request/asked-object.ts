import { decodePercent } from './decode/percent.ts';
import { encodedIdIn } from './encoded-id.ts';
import { PERSONAL } from './object-words.data.ts';

const GRAPHQL = /^[^?]{0,200}\/(?:graphql|gql)\/?\?/i;
/** `customer(id:1000)`, `getOrderById(id:$id)`; a stored question is only told by its name. */
const FIELD = new RegExp(
  `(?:^|[^a-z0-9])(?:(?:get|find|fetch)_?)?(${PERSONAL})(?:_?(?:By_?[a-z]{1,20}|details?|info))?\\s{0,8}\\(|[?&]operationName=[a-z_]{0,24}?(${PERSONAL})`,
  'i',
);
const IN_PATH = new RegExp(`^[^?]{0,200}/(${PERSONAL})[^?]{0,80}\\?`, 'i');

const NAME = `(?:(?:entity|increment|${PERSONAL})[_-]?)?(?:id|no|num|number)`;
const VALUE = `["'[]?([\\w:/=-]{1,96})["'\\]]?`;
const EQUALS = '[$_]?eq';

/** `{"id":1000}`, `{"order_id":{"$eq":"1000"}}`, `(id:1000)` */
const PAIRED = new RegExp(
  `[{(,\\s]["']?${NAME}["']?\\s{0,4}:\\s{0,4}(?:\\{\\s{0,4}["']?${EQUALS}["']?\\s{0,4}:\\s{0,4})?${VALUE}\\s{0,4}[,)}\\s]`,
  'i',
);
/** `filter[id]=1000`, `filters[id][$eq]=1000` */
const BRACKETED = new RegExp(`\\[${NAME}\\](?:\\[(?:${EQUALS}|value)\\])?=${VALUE}(?:&|$)`, 'i');
/** `$filter=Id eq 1000` */
const COMPARED = new RegExp(`[=(\\s]${NAME}\\seq\\s${VALUE}(?:[&)\\s]|$)`, 'i');
/** `[field]=entity_id&…[value]=1000`, `{"property":"id","value":1000}`: with another condition it is a place in a list. */
const BY_FIELD = new RegExp(`(?:field|property|key|column)["'\\]]{0,2}[=:]["']?${NAME}["'&,}]`, 'i');
const FIELD_VALUE = new RegExp(`[["']value["'\\]]{1,2}[=:]${VALUE}(?:[&,}\\]]|$)`, 'i');
const OTHERWISE = /(?:condition_?type|operator|\[type|"type)["'\]]{0,2}[=:](?!["']?eq)/i;

/** What one of these says stands in no plain parameter. */
const STRUCTURED = /[[{]|%5B|%7B|(?:\s|\+|%20)eq(?:\s|\+|%20)/i;

/** Which person's thing a question in an address asks for. */
export interface AskedObject {
  /** What it is called: `customer`. */
  readonly thing: string;
  readonly id: string;
}

/**
 * Reads a question that asks for one person's thing by its number in the query's own language: GraphQL
 * (`/graphql?query={customer(id:1000){email}}`), JSON (`/customers?filter={"id":1000}`), a filter in brackets
 * (`/orders?filter[id]=1000`, Magento's `searchCriteria`) or OData (`/orders?$filter=Id eq 1000`).
 *
 * @param target as logged, or its beginning
 * @returns null for any other
 */
export function askedObjectOf(target: string): AskedObject | null {
  if (!STRUCTURED.test(target)) return null;
  const asked = decodePercent(target.slice(target.indexOf('?')), true);
  const thing = GRAPHQL.test(target) ? fieldIn(asked) : IN_PATH.exec(target)?.[1];
  if (thing === undefined) return null;
  const value = (PAIRED.exec(asked) ?? BRACKETED.exec(asked) ?? COMPARED.exec(asked))?.[1] ?? valueIn(asked);
  const id = /^\d{1,18}$/.test(value) ? value : encodedIdIn(value);
  return id === '' ? null : { thing: thing.toLowerCase(), id };
}

function fieldIn(asked: string): string | undefined {
  const [, field, stored] = FIELD.exec(asked) ?? [];
  return field ?? stored;
}

function valueIn(asked: string): string {
  if (!BY_FIELD.test(asked) || OTHERWISE.test(asked)) return '';
  return FIELD_VALUE.exec(asked)?.[1] ?? '';
}
