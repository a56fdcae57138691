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
    purchases: '購入',
    altered: '変更された行',
    // Data sets of the profiles that ship.
    unfinished_orders: '未完了の注文',
    other_orders: '下書き・削除済みの注文',
    posted_orders: '注文(投稿として保存)',
    order_grid: '注文の一覧',
    drafts: '下書きの注文',
    carts: 'カート',
    deliveries: '配送先',
    addresses: '住所',
    customer_addresses: '会員の住所録',
    mails: '送信したメール',
    buyers: '購入者',
    newsletter: 'メールマガジンの登録',
    operators: '管理者',
  },
  en: {
    orders: 'orders',
    customers: 'customers',
    cards: 'cards',
    accounts: 'accounts',
    rows: 'rows',
    checkouts: 'checkouts not completed',
    purchases: 'purchases',
    altered: 'rows changed',
    unfinished_orders: 'orders not completed',
    other_orders: 'orders drafted or thrown away',
    posted_orders: 'orders kept as posts',
    order_grid: 'orders as listed',
    drafts: 'drafted orders',
    customer_addresses: 'addresses of customers',
  },
};

/** The word for one of an exposure's `records`; null for a data set that only the profile knows. */
export function recordWord(language: Language, name: string): string | null {
  return Object.hasOwn(WORDS[language], name) ? WORDS[language][name]! : null;
}
