import type { Language } from '../../model/language.ts';

interface NoticeFormatText {
  /** Name of a table for who cannot see it. */
  readonly table: (heads: string) => string;
}

/** The words that formats of notices add to a document. */
export const NOTICE_FORMAT_TEXT: Readonly<Record<Language, NoticeFormatText>> = {
  ja: { table: (heads) => `表: ${heads}` },
  en: { table: (heads) => `Table: ${heads}` },
};
