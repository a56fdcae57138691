import type { Language } from '../../model/language.ts';

/** Said of facts in which card data is exposed and cards are not concerned. @param place FILE:LINE:COLUMN */
export const cardsDenied: Readonly<Record<Language, (place: string) => string>> = {
  ja: (place) =>
    `${place}: 「cards」が false ですが、「items」にカード情報があります。カード会社等への義務は載せていません。カードが関係する場合は true に直してください。`,
  en: (place) =>
    `${place}: "cards" is false, yet "items" holds card data: what is owed to the card side is left out. If cards are concerned, write true.`,
};
