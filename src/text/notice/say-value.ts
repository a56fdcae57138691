import type { FactValue } from '../../model/case/case-act.ts';
import type { Item } from '../../model/item.ts';
import type { Language } from '../../model/language.ts';
import { count } from '../count.ts';
import { ITEM_WORDS } from '../scope/words.ts';
import { isDate, sayDate } from './say-date.ts';

const YES: Readonly<Record<Language, readonly [string, string]>> = {
  ja: ['はい', 'いいえ'],
  en: ['yes', 'no'],
};

/** A fact's value as a notice has it: a date in words, 1,234, 氏名、住所. Null is ''. */
export function sayValue(language: Language, value: FactValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return YES[language][value ? 0 : 1];
  if (typeof value === 'number') return count(value);
  if (typeof value === 'string') return isDate(value) ? sayDate(language, value) : value;
  return sayList(
    language,
    value.map((item) => itemWord(language, item)),
  );
}

/** What an item of personal data is called; a person's own words stay as they are. */
export function itemWord(language: Language, item: string): string {
  return Object.hasOwn(ITEM_WORDS[language], item) ? ITEM_WORDS[language][item as Item] : item;
}

/** Words one after another, as the language parts them. */
export function sayList(language: Language, words: readonly string[]): string {
  return words.join(language === 'ja' ? '、' : ', ');
}
