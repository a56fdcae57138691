import type { Language, Text } from '../../model/language.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import { identifierWord } from './identifier-word.ts';
import { recordWord } from './record-words.ts';
import { stamp } from './stamp.ts';

const SHOWN_VALUES = 5;

/**
 * Says which rows of a data set are meant: `注文: 日時 2026-09-01 00:00:00 〜 2026-09-07 23:59:59`. Numbers
 * of rows are as the request had them, what names a person is `***`; whoever shows the text masks secrets.
 *
 * @param timezone the zone in which times are said
 */
export function sayRows(set: string, filter: RowFilter, timezone: string): Text {
  const say = (language: Language) =>
    `${recordWord(language, set) ?? set}: ${sayFilter(filter, timezone, language)}`;
  return { ja: say('ja'), en: say('en') };
}

function sayFilter(filter: RowFilter, timezone: string, language: Language): string {
  const isJa = language === 'ja';
  const say = (one: RowFilter) => sayFilter(one, timezone, language);
  switch (filter.kind) {
    case 'all':
      return isJa ? '全ての行' : 'all rows';
    case 'in':
      return sayValues(filter, language);
    case 'between':
      return sayWindow(filter, timezone, language);
    case 'positions':
      return sayPositions(filter, isJa, filter.within === undefined ? '' : say(filter.within));
    case 'like':
      return sayPattern(filter, language);
    case 'matches': {
      const { by, pattern } = filter;
      return `${identifierWord(language, by)} REGEXP ${isPersonal(by, pattern) ? '***' : pattern}`;
    }
    case 'length':
      return sayLength(filter, language);
    case 'empty':
      return isJa
        ? `${identifierWord(language, filter.by)} が空`
        : `${identifierWord(language, filter.by)} is empty`;
    case 'not':
      return isJa ? `(${say(filter.of)})以外` : `not (${say(filter.of)})`;
    case 'some':
      return filter.of.map((one) => `(${say(one)})`).join(isJa ? 'または' : ' or ');
    case 'every':
      return filter.of.map(say).join(isJa ? '、' : ', ');
  }
}

type Of<Kind extends RowFilter['kind']> = Extract<RowFilter, { kind: Kind }>;

/** Without a wildcard it is that value, in upper or lower case. */
function sayPattern({ by, pattern }: Of<'like'>, language: Language): string {
  const isValue = !/(?:^|[^\\])[%_]/.test(pattern);
  const shown = isValue ? pattern.replace(/\\(.)/gs, '$1') : pattern;
  return `${identifierWord(language, by)} ${isValue ? '=' : 'LIKE'} ${isPersonal(by, pattern) ? '***' : shown}`;
}

function sayValues({ by, values }: Of<'in'>, language: Language): string {
  const isJa = language === 'ja';
  const shown = values
    .slice(0, SHOWN_VALUES)
    .map((value) => (isPersonal(by, value) ? '***' : value))
    .join(', ');
  const rest = values.length - SHOWN_VALUES;
  const more = rest <= 0 ? '' : isJa ? ` ほか${rest}件` : ` and ${rest} more`;
  return `${identifierWord(language, by)} = ${shown}${more}`;
}

function sayWindow({ by: column, ...ends }: Of<'between'>, timezone: string, language: Language): string {
  const isJa = language === 'ja';
  const by = identifierWord(language, column);
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

function sayLength({ by: column, unit, from, to }: Of<'length'>, language: Language): string {
  const by = identifierWord(language, column);
  if (language === 'ja') {
    const sign = unit === 'bytes' ? 'バイト' : '文字';
    if (from === to) return `${by} の長さが ${from}${sign}`;
    const ends = [from === undefined ? '' : `${from}${sign}以上`, to === undefined ? '' : `${to}${sign}以下`];
    return `${by} の長さが ${ends.filter((end) => end !== '').join('')}`;
  }
  const sign = unit === 'bytes' ? 'bytes' : 'characters';
  if (from === to) return `${by} ${from} ${sign} long`;
  const ends = [from === undefined ? '' : `at least ${from}`, to === undefined ? '' : `at most ${to}`];
  return `${by} ${ends.filter((end) => end !== '').join(' and ')} ${sign} long`;
}

const NAMES_A_PERSON = /name|address|phone|tel|mail|card|birth/i;

function isPersonal(by: string, value: string): boolean {
  if (value.includes('@') || NAMES_A_PERSON.test(by)) return true;
  return by !== 'id' && by !== 'customer' && value.replace(/\D/g, '').length >= 9;
}

function sayEnd(end: number | string | undefined, timezone: string): string {
  return typeof end === 'number' ? stamp(end, timezone) : (end ?? '');
}
