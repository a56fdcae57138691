import type { Language } from '../../model/language.ts';

/**
 * What was done in an account, as its owner is asked about it.
 *
 * @param from day; '' where it is not known
 * @param items what was changed; empty for nothing
 */
export function sayDoubt(language: Language, from: string, to: string, items: readonly string[]): string {
  return language === 'ja' ? inJapanese(from, to, items) : inEnglish(from, to, items);
}

function inJapanese(from: string, to: string, items: readonly string[]): string {
  const period = from === '' ? '' : from === to ? `${from}の` : `${from}から${to}までの`;
  const change = items.length === 0 ? '' : `と、登録情報(${items.join('、')})の変更`;
  return `${period}お客様のアカウントへのログイン${change}`;
}

function inEnglish(from: string, to: string, items: readonly string[]): string {
  const period = from === '' ? '' : from === to ? ` on ${from}` : ` between ${from} and ${to}`;
  const change = items.length === 0 ? '' : `, and the change of registered data (${items.join(', ')})`;
  return `a login to your account${period}${change}`;
}
