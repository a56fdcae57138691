import type { Language } from '../../model/language.ts';
import { count } from '../count.ts';

/** A span of days: 166日, 166 days. */
export function sayDays(language: Language, days: number): string {
  const n = count(days);
  return language === 'ja' ? `${n}日` : `${n} ${days === 1 ? 'day' : 'days'}`;
}
