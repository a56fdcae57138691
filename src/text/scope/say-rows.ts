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
  switch (filter.kind) {
    case 'all':
      return isJa ? '全ての行' : 'all rows';
    case 'in': {
      const shown = filter.values
        .slice(0, SHOWN_VALUES)
        .map((value) => (isPersonal(filter.by, value) ? '***' : value))
        .join(', ');
      const rest = filter.values.length - SHOWN_VALUES;
      const more = rest <= 0 ? '' : isJa ? ` ほか${rest}件` : ` and ${rest} more`;
      return `${filter.by} = ${shown}${more}`;
    }
    case 'between': {
      const from = sayEnd(filter.from, timezone);
      const to = sayEnd(filter.to, timezone);
      if (from === '') return isJa ? `${filter.by} ${to} まで` : `${filter.by} until ${to}`;
      if (to === '') return isJa ? `${filter.by} ${from} から` : `${filter.by} from ${from}`;
      return isJa ? `${filter.by} ${from} 〜 ${to}` : `${filter.by} ${from} to ${to}`;
    }
    case 'positions': {
      const ranges = filter.ranges.map(([first, n]) =>
        n === 1 ? `${first + 1}` : `${first + 1}-${first + n}`,
      );
      return isJa ? `${ranges.join(', ')}番目の行` : `rows ${ranges.join(', ')} in order`;
    }
    case 'every':
      return filter.of.map((one) => sayFilter(one, timezone, language)).join(isJa ? '、' : ', ');
  }
}

const NAMES_A_PERSON = /name|address|phone|tel|mail|card|birth/i;

function isPersonal(by: string, value: string): boolean {
  if (value.includes('@') || NAMES_A_PERSON.test(by)) return true;
  return by !== 'id' && by !== 'customer' && value.replace(/\D/g, '').length >= 9;
}

function sayEnd(end: number | string | undefined, timezone: string): string {
  return typeof end === 'number' ? stamp(end, timezone) : (end ?? '');
}
