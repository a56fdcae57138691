import type { Language, Text } from '../../model/language.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import { stamp } from './stamp.ts';

const SHOWN_VALUES = 5;

/**
 * Says which rows of a data set are meant: `orders: placed_at 2026-09-01 00:00:00 〜 2026-09-07 23:59:59`. Numbers
 * of rows are as the request had them, what names a person is `***`; whoever shows the text masks secrets.
 *
 * @param timezone the zone in which times are said
 */
export function sayRows(set: string, filter: RowFilter, timezone: string): Text {
  return {
    ja: `${set}: ${sayFilter(filter, timezone, 'ja')}`,
    en: `${set}: ${sayFilter(filter, timezone, 'en')}`,
  };
}

function sayFilter(filter: RowFilter, timezone: string, language: Language): string {
  const isJa = language === 'ja';
  const say = (one: RowFilter) => sayFilter(one, timezone, language);
  switch (filter.kind) {
    case 'all':
      return isJa ? '全ての行' : 'all rows';
    case 'in':
      return sayValues(filter, isJa);
    case 'between':
      return sayWindow(filter, timezone, isJa);
    case 'positions':
      return sayPositions(filter, isJa, filter.within === undefined ? '' : say(filter.within));
    case 'like':
      return `${filter.by} LIKE ${isPersonal(filter.by, filter.pattern) ? '***' : filter.pattern}`;
    case 'matches':
      return `${filter.by} REGEXP ${isPersonal(filter.by, filter.pattern) ? '***' : filter.pattern}`;
    case 'length':
      return sayLength(filter, isJa);
    case 'empty':
      return isJa ? `${filter.by} が空` : `${filter.by} is empty`;
    case 'not':
      return isJa ? `(${say(filter.of)})以外` : `not (${say(filter.of)})`;
    case 'some':
      return filter.of.map((one) => `(${say(one)})`).join(isJa ? 'または' : ' or ');
    case 'every':
      return filter.of.map(say).join(isJa ? '、' : ', ');
  }
}

type Of<Kind extends RowFilter['kind']> = Extract<RowFilter, { kind: Kind }>;

function sayValues({ by, values }: Of<'in'>, isJa: boolean): string {
  const shown = values
    .slice(0, SHOWN_VALUES)
    .map((value) => (isPersonal(by, value) ? '***' : value))
    .join(', ');
  const rest = values.length - SHOWN_VALUES;
  const more = rest <= 0 ? '' : isJa ? ` ほか${rest}件` : ` and ${rest} more`;
  return `${by} = ${shown}${more}`;
}

function sayWindow({ by, ...ends }: Of<'between'>, timezone: string, isJa: boolean): string {
  const from = sayEnd(ends.from, timezone);
  const to = sayEnd(ends.to, timezone);
  if (from === '') return isJa ? `${by} ${to} まで` : `${by} until ${to}`;
  if (to === '') return isJa ? `${by} ${from} から` : `${by} from ${from}`;
  return isJa ? `${by} ${from} 〜 ${to}` : `${by} ${from} to ${to}`;
}

function sayPositions(filter: Of<'positions'>, isJa: boolean, within: string): string {
  const ranges = filter.ranges.map(([first, n]) => (n === 1 ? `${first + 1}` : `${first + 1}-${first + n}`));
  const rows = isJa ? `${ranges.join(', ')}番目の行` : `rows ${ranges.join(', ')} in order`;
  if (within === '') return rows;
  return isJa ? `${within} の行のうち${rows}` : `${rows} of those with ${within}`;
}

function sayLength({ by, unit, from, to }: Of<'length'>, isJa: boolean): string {
  const n =
    from === to ? `${from}` : isJa ? `${from ?? 0}〜${to ?? ''}` : `${from ?? 0} to ${to ?? 'any number of'}`;
  if (isJa) return `${by} の長さが ${n}${unit === 'bytes' ? 'バイト' : '文字'}`;
  return `${by} ${n} ${unit === 'bytes' ? 'bytes' : 'characters'} long`;
}

const NAMES_A_PERSON = /name|address|phone|tel|mail|card|birth/i;

function isPersonal(by: string, value: string): boolean {
  if (value.includes('@') || NAMES_A_PERSON.test(by)) return true;
  return by !== 'id' && by !== 'customer' && value.replace(/\D/g, '').length >= 9;
}

function sayEnd(end: number | string | undefined, timezone: string): string {
  return typeof end === 'number' ? stamp(end, timezone) : (end ?? '');
}
