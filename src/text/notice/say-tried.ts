import type { Language } from '../../model/language.ts';

/** Kinds of attack of which none was seen to succeed. */
export function sayTried(language: Language, attacks: string): string {
  return language === 'ja' ? `${attacks}(いずれも試み)` : `attempts at ${attacks}`;
}
