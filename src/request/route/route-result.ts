import type { Route, RouteVerdict } from '../../model/route.ts';

/** Whether an action succeeded; '' where its answer alone does not tell. */
export type RouteResult = 'success' | 'failure' | '';

/**
 * What an answer's status says of a route's action.
 *
 * A status that the profile names decides. Otherwise 4xx and 5xx are failures; without `success` any 2xx is
 * success; with a `success` by status, another status is a failure unless the profile names failures itself;
 * with `success.next` only the visitor's next request tells ({@link nextResult}), so it is ''.
 *
 * @param status -1 when the log does not say
 */
export function routeResult(route: Route, status: number): RouteResult {
  if (status < 100) return '';
  const { success, failure } = route;
  if (failure !== undefined && names(failure, status)) return 'failure';
  const byNext = success?.next !== undefined;
  if (success !== undefined && !byNext && names(success, status)) return 'success';
  if (status >= 400) return 'failure';
  if (success === undefined) return status >= 200 && status < 300 ? 'success' : '';
  if (byNext) return success.status === undefined || names(success, status) ? '' : 'failure';
  return failure === undefined ? 'failure' : '';
}

function names(verdict: RouteVerdict, status: number): boolean {
  const named = verdict.status;
  return typeof named === 'number' ? named === status : (named?.includes(status) ?? false);
}
