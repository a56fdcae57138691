import type { Language } from '../../model/language.ts';
import type { FigureUnit } from '../../model/notice/notice-figure.ts';

/** What a figure without a label of its own counts. */
export const UNIT_NAMES: Readonly<Record<Language, Readonly<Record<FigureUnit, string>>>> = {
  ja: {
    persons: '対象となる方の個人情報',
    orders: '注文情報',
    cards: 'クレジットカード情報',
    accounts: 'アカウント',
    records: '個人情報',
    companies: '会社',
    sites: 'サイト',
    shops: '店舗',
  },
  en: {
    persons: 'Personal data of those concerned',
    orders: 'orders',
    cards: 'payment cards',
    accounts: 'accounts',
    records: 'records of personal data',
    companies: 'companies',
    sites: 'sites',
    shops: 'shops',
  },
};
