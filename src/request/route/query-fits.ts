import type { Route } from '../../model/route.ts';
import { decodePercent } from '../decode/percent.ts';
import { utf8Bytes } from '../decode/utf8-bytes.ts';
import { queryParametersOf } from '../url/target-parts.ts';

/**
 * Whether a query has each parameter that a route asks for, with one of the values asked for. Names and values
 * are decoded once; a parameter that is there several times fits when any of its values does.
 *
 * @param query as logged, without its `?`
 */
export function queryFits(conditions: Route['query'], query: string): boolean {
  if (conditions === undefined) return true;
  const parameters = queryParametersOf(query).map(({ name, value }) => ({
    name: decodePercent(name, true),
    value: decodePercent(value, true),
  }));
  return Object.entries(conditions).every(([asked, values]) => {
    const name = utf8Bytes(asked);
    const wanted = values.map(utf8Bytes);
    return parameters.some((each) => each.name === name && wanted.includes(each.value));
  });
}
