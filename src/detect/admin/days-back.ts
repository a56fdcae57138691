import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../state/duration.ts';

const DATE = /(?<!\d)((?:19|20)\d\d)([-/.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)/g;
/** Only names without values, or nothing at all: whoever asks so restricts nothing. */
const UNRESTRICTED = /^(?:[^=&]*=?(?:&|$))*$/;
const KEPT = 2_048;

/**
 * How many days an export reaches back, by the first of the dates that its request names. Infinity where a request that
 * could restrict it does not; NaN where the log does not tell (a form sent by POST, conditions other than dates).
 */
export function daysBack({ target, object, method, kind, at }: ShopEvent): number {
  const asked = (kind === 'audit' ? object : queryOf(target)).slice(0, KEPT).replaceAll(/%2f/gi, '/');
  const days = [...asked.matchAll(DATE)].map(([, year, , month, day]) =>
    Date.UTC(Number(year), Number(month) - 1, Number(day)),
  );
  if (days.length === 0) return method === 'GET' && UNRESTRICTED.test(asked) ? Infinity : Number.NaN;
  return Math.max(1, Math.round((at - Math.min(...days)) / DAY_MS));
}

function queryOf(target: string): string {
  const at = target.indexOf('?');
  return at < 0 ? '' : target.slice(at + 1);
}
