import type { Language } from '../../model/language.ts';

/** What records are counted by; a data set that is not here goes by its own name. */
const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ja: {
    orders: '注文',
    customers: '会員',
    cards: 'カード',
    accounts: 'アカウント',
    rows: '行',
    checkouts: '完了していない購入手続き',
    altered: '変更された行',
  },
  en: {
    orders: 'orders',
    customers: 'customers',
    cards: 'cards',
    accounts: 'accounts',
    rows: 'rows',
    checkouts: 'checkouts not completed',
    altered: 'rows changed',
  },
};

/** The word for one of an exposure's `records`; null for a data set that only the profile knows. */
export function recordWord(language: Language, name: string): string | null {
  return Object.hasOwn(WORDS[language], name) ? WORDS[language][name]! : null;
}
