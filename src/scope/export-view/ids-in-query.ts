import { queryOf, queryParametersOf } from '../../request/url/target-parts.ts';
import { isIdLike } from '../selection/read-selection.ts';
import type { ValueOf } from '../selection/request-values.ts';

const NUMBER = '[_-]?(?:id|no|nr|num|number|code)s?';

/** How parameters are called that name a row of a data set. */
const OWN_NAMES: Readonly<Record<string, RegExp>> = {
  orders: new RegExp(
    `^(?:oid|id_order|(?:orders?|sales|juchuu?|chuu?mon|denpyou?)${NUMBER})(?:\\[.*)?$`,
    'i',
  ),
  customers: new RegExp(
    `^(?:cid|id_customer|(?:customers?|members?|users?|kaiin|kokyaku)${NUMBER})(?:\\[.*)?$`,
    'i',
  ),
};
/** On a page that is about a row of a data set these name it, where nothing else does. */
const PLAIN = /^(?:id|no|num)$/i;

const MOST_PARAMETERS = 64;

/**
 * The ids by which a request's query names rows of a data set, where no profile says it: `order_id=1000` on a page of orders.
 *
 * @returns none where nothing does, or what does is no id
 */
export function idsInQuery(target: string, query: ValueOf, set: string): readonly string[] {
  const names = queryParametersOf(queryOf(target), MOST_PARAMETERS).map(({ name }) => name);
  const own = names.find((name) => OWN_NAMES[set]?.test(name));
  const isAnothers = Object.values(OWN_NAMES).some((each) => names.some((name) => each.test(name)));
  const name = own ?? (isAnothers ? undefined : names.find((one) => PLAIN.test(one)));
  if (name === undefined) return [];
  const { values, whole } = query(name.replace(/\[.*$/, ''));
  return whole && values.every((value) => isIdLike(value) && /\d/.test(value)) ? values : [];
}
