import type { Text } from '../../model/language.ts';

/** What is said when a report had to be made smaller; `{n}` is a number. */
export const TRIMMED = {
  'evidence-trimmed': {
    ja: '報告書の大きさを抑えるため、根拠の行の例示を1件あたり最大{n}行にしています。すべての行は evidence.parquet にあります。',
    en: 'To keep the report small, at most {n} sample lines of evidence are listed for each item. All of them are in evidence.parquet.',
  },
  'links-trimmed': {
    ja: '報告書の大きさを抑えるため、アクターごとの結び付きの記載を最大{n}件にしています(総数は linkCount)。',
    en: 'To keep the report small, at most {n} links are listed for each actor (linkCount tells how many there are).',
  },
  'addresses-trimmed': {
    ja: '報告書の大きさを抑えるため、アクターごとのアドレスの記載を最大{n}件にしています(総数は addressCount)。',
    en: 'To keep the report small, at most {n} addresses are listed for each actor (addressCount tells how many there are).',
  },
  'episodes-trimmed': {
    ja: '報告書の大きさを抑えるため、時系列のうち{n}件を省いています。',
    en: 'To keep the report small, {n} episodes of the timeline are left out.',
  },
  'actors-trimmed': {
    ja: '報告書の大きさを抑えるため、重大度の低いアクター{n}件を省いています。',
    en: 'To keep the report small, the {n} least grave actors are left out.',
  },
  'gaps-trimmed': {
    ja: '報告書の大きさを抑えるため、記録の途切れ{n}件を省いています。',
    en: 'To keep the report small, {n} gaps are left out.',
  },
  'covers-trimmed': {
    ja: '報告書の大きさを抑えるため、「痕跡の確認」ごとのログの記載を最大{n}件にしています。確認そのものはすべてのログについて行っています。',
    en: 'To keep the report small, at most {n} logs are listed for each question that was looked into. All logs were looked into.',
  },
  'exposures-trimmed': {
    ja: '報告書の大きさを抑えるため、確度の低い影響範囲{n}件をここに載せていません。合計(totals)と内訳(partitions)には含まれ、すべての影響範囲は exposures.ndjson にあります。',
    en: 'To keep the report small, the {n} least certain exposures are not listed here. Totals and partitions count them, and exposures.ndjson holds all of them.',
  },
  'totals-trimmed': {
    ja: '報告書の大きさを抑えるため、サイトごとの合計と内訳{n}件を載せていません。全体の合計は変わりません。',
    en: 'To keep the report small, {n} totals and partitions of single tenants are not listed. Those over all tenants are complete.',
  },
  'findings-merged': {
    ja: '報告書の大きさを抑えるため、重大度の低い検出{n}件を、ルール・重大度・成否ごとにまとめています(件数の合計は変わりません)。',
    en: 'To keep the report small, the {n} least grave findings are put together by rule, level and outcome (the counts still add up).',
  },
} as const satisfies Record<string, Text>;
