import type { Language } from '../../model/language.ts';

interface NoticeTexts {
  /** Of all facts in a file those that said something new. */
  factsRecorded(recorded: number, all: number): string;
}

/** What the commands on notices say. */
export const NOTICE_TEXTS: Readonly<Record<Language, NoticeTexts>> = {
  ja: {
    factsRecorded: (recorded, all) =>
      `${all}件の事実のうち、新しい${recorded}件を記録しました。${recorded < all ? 'ほかは記録済みです。' : ''}`,
  },
  en: {
    factsRecorded: (recorded, all) =>
      `Recorded ${recorded} of ${all} facts.${recorded < all ? ' The others were recorded before.' : ''}`,
  },
};
