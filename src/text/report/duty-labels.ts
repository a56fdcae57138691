import type { Language } from '../../model/language.ts';

/** Headings and notes of the report's part about who must be told. */
export const DUTY_LABELS = {
  ja: {
    duties: '報告・通知の義務',
    note: 'この報告書の内容だけから導いたものです。期限は、社内のいずれかの部署が知った時から進みます。知った日時と「確認すること」の答えを案件(hinomi case open)に記録すると、期限の日付と、義務の有無が決まります。',
    authority: '相手',
    kind: '内容',
    basis: '根拠と期限の目安',
    question: '確認すること',
    sureness: '条文などの確かさ',
    sets: '対象',
    whole: '事案全体',
    askedOfAll: 'すべてに共通する確認事項:',
  },
  en: {
    duties: 'Who must be told',
    note: 'Derived from this report alone. The clocks run from the moment at which any department knew. Record that moment, and the answers to the questions, in a case (hinomi case open): then the dates, and what is owed at all, are settled.',
    authority: 'Whom',
    kind: 'What',
    basis: 'Basis, and by when',
    question: 'To be settled',
    sureness: 'How sure the rule is',
    sets: 'Data of',
    whole: 'the whole incident',
    askedOfAll: 'To be settled for all of them:',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;
