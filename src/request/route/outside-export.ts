import { canBeList } from '../list-page.ts';
import { PERSONS } from '../list-words.data.ts';
import { deedShapeOf } from './deed-shape.ts';

/** That nothing else than a file of rows is meant: what else is downloaded (goods, bills) is called otherwise. */
const IS_FILE = /export|csv|tsv|xlsx?(?![a-z])|excel/i;
const OF_PERSONS = new RegExp(`(?<![a-z])${PERSONS}`, 'i');

/** Whether a path can be that of such a file whatever its query; with a query that says so, a list's can ({@link canBeList}). */
export function canBeOutsideExport(path: string): boolean {
  return IS_FILE.test(path) && OF_PERSONS.test(path);
}

/**
 * What a request that no profile names sends away as a file, as far as its address alone tells: `/api/orders/export`,
 * `/members.csv?from=…`. Stricter than {@link deedShapeOf}, which knows that it reads an administration's address: whose data it is
 * must be named in its path.
 *
 * @param path decoded once, without the query
 * @param query as logged, without its `?`
 */
export function outsideExport(
  method: string,
  path: string,
  query: string,
): 'order.export' | 'customer.export' | null {
  if (method !== 'GET' && method !== 'POST') return null;
  if (!canBeOutsideExport(path) && !(IS_FILE.test(query) && canBeList(path) && OF_PERSONS.test(path)))
    return null;
  // The first segment would be taken for the administration's own name.
  const action = deedShapeOf(method, `/-${path}`, query)?.action;
  return action === 'order.export' || action === 'customer.export' ? action : null;
}
