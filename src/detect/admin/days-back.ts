import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { databaseToolRoute } from '../../request/route/database-tool-shape.ts';

/** `2026-09-01`, `2026/9/1`, `20260901`; a month is its first day. */
const YEAR_FIRST =
  /(?<!\d)((?:19|20)\d\d)(?:([-/.]?)(0[1-9]|1[0-2]|[1-9](?!\d))\2(0[1-9]|[12]\d|3[01]|[1-9])|-(0[1-9]|1[0-2]))(?!\d)/g;
/** `01.09.2026`. With slashes nobody can say which is the month. */
const DAY_FIRST = /(?<!\d)(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d)(?!\d)/g;
/** Seconds or milliseconds since 1970, of this century. */
const EPOCH = /(?<![\d.])1\d{9}(?:\d{3})?(?!\d)/g;
/** 年 and 月 in UTF-8. */
const KANJI = /%E5%B9%B4|%E6%9C%88/gi;
/** Only names without values, or nothing at all: whoever asks so restricts nothing. */
const UNRESTRICTED = /^(?:[^=&]*=?(?:&|$))*$/;
const KEPT = 2_048;

/**
 * How many days an export reaches back, by the first of the dates that its request names. Infinity where a request that
 * could restrict it does not, and for a dump of a database; NaN where the log does not tell (a form sent by POST, conditions
 * other than dates).
 */
export function daysBack({ target, path, object, method, kind, at }: ShopEvent): number {
  if (databaseToolRoute(method, path, queryOf(target))?.action === 'customer.export') return Infinity;
  const asked = (kind === 'audit' ? object : queryOf(target))
    .slice(0, KEPT)
    .replaceAll(/%2f/gi, '/')
    .replaceAll(KANJI, '-');
  const days = [...datesIn(asked), ...momentsIn(asked, at)];
  if (days.length === 0) return method === 'GET' && UNRESTRICTED.test(asked) ? Infinity : Number.NaN;
  return Math.max(1, Math.round((at - Math.min(...days)) / DAY_MS));
}

function* datesIn(asked: string): Generator<number> {
  for (const [, year, , month, day, only] of asked.matchAll(YEAR_FIRST))
    yield Date.UTC(Number(year), Number(month ?? only) - 1, Number(day ?? 1));
  for (const [, day, month, year] of asked.matchAll(DAY_FIRST))
    yield Date.UTC(Number(year), Number(month) - 1, Number(day));
}

/** The time of the request itself keeps caches away and restricts nothing. */
function momentsIn(asked: string, at: number): number[] {
  const moments = [...asked.matchAll(EPOCH)].map(([digits]) => Number(digits.padEnd(13, '0')));
  return moments.filter((moment) => at - moment > DAY_MS);
}

function queryOf(target: string): string {
  const at = target.indexOf('?');
  return at < 0 ? '' : target.slice(at + 1);
}
