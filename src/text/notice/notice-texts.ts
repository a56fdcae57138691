import type { Language } from '../../model/language.ts';

interface NoticeTexts {
  /** Of all facts in a file those that said something new. */
  factsRecorded(recorded: number, all: number): string;
  /** Over the list of duties that are open. */
  readonly dutiesRun: string;
  /** The same where nothing is due yet. */
  readonly clocksRun: string;
  duty(name: string, until: string): string;
  /** The data sets for which a duty runs: some of them, and how many there are. */
  sets(some: readonly string[], n: number): string;
  /** Beside those that are due, `owed` of them. */
  undecided(n: number, owed: number): string;
  readonly noDate: string;
  until(day: string): string;
  written(path: string): string;
  warning(text: string): string;
  /** Nothing was found. */
  readonly clean: string;
}

/** What the commands on notices say. */
export const NOTICE_TEXTS: Readonly<Record<Language, NoticeTexts>> = {
  ja: {
    dutiesRun: '公表日をカード会社などと調整していても、次の義務の期限は止まりません。',
    clocksRun: '公表日をカード会社などと調整していても、義務の期限は止まりません。',
    duty: (name, until) => `${name}: ${until}`,
    sets: (some, n) => `(${some.join('、')}${n > some.length ? ` ほか、計${n}のデータ` : ''})`,
    undecided: (n, owed) =>
      `${owed > 0 ? 'このほか' : ''}${n}件は、義務があるかどうかの判断が要ります。それらの期限も進みます(「hinomi case status」で確認できます)。`,
    noDate: '速やかに',
    until: (day) => `${day}まで`,
    written: (path) => `${path} に書き出しました。`,
    warning: (text) => `注意: ${text}`,
    clean: '点検で見つかったものはありません。',
    factsRecorded: (recorded, all) =>
      `${all}件の事実のうち、新しい${recorded}件を記録しました。${recorded < all ? 'ほかは記録済みです。' : ''}`,
  },
  en: {
    dutiesRun: 'These duties run on, whatever day of publication is agreed with acquirers or others:',
    clocksRun: 'Duties run on, whatever day of publication is agreed with acquirers or others.',
    duty: (name, until) => `${name}: ${until}`,
    sets: (some, n) => ` (${some.join(', ')}${n > some.length ? `, … ${n} data sets` : ''})`,
    undecided: (n, owed) =>
      `Of ${n}${owed > 0 ? ' more' : ' duties'} it is to be decided whether they are owed; their clocks run too ("hinomi case status").`,
    noDate: 'without delay',
    until: (day) => `by ${day}`,
    written: (path) => `Written to ${path}.`,
    warning: (text) => `Note: ${text}`,
    clean: 'The linter found nothing.',
    factsRecorded: (recorded, all) =>
      `Recorded ${recorded} of ${all} facts.${recorded < all ? ' The others were recorded before.' : ''}`,
  },
};
