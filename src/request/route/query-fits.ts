import type { Route } from '../../model/route.ts';
import { decodePercent } from '../decode/percent.ts';
import { utf8Bytes } from '../decode/utf8-bytes.ts';
import { queryParametersOf } from '../url/target-parts.ts';

/**
 * Whether a query has each parameter that a route asks for, with one of the values asked for. Names and values
 * are decoded once; a parameter that is there several times fits when any of its values does. The empty value is also
 * that of a parameter that is not there.
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
    const given = parameters.filter((each) => each.name === name);
    return given.length === 0 ? wanted.includes('') : given.some((each) => wanted.includes(each.value));
  });
}
