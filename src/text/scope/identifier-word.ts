import type { Language } from '../../model/language.ts';

const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ja: {
    customer: '会員番号',
    email: 'メールアドレス',
    phone: '電話番号',
    name: '氏名',
    address: '住所',
    id: '番号',
    placed_at: '日時',
  },
  en: { customer: 'customer', email: 'e-mail', placed_at: 'time' },
};

/** The word for what a profile calls the column that tells a person, or a row, from others; else the name itself. */
export function identifierWord(language: Language, name: string): string {
  return Object.hasOwn(WORDS[language], name) ? WORDS[language][name]! : name;
}
