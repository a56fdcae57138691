import type { Text } from '../../model/language.ts';

/** What `hinomi rules match` says besides its matches; `{name}` is a parameter. */
export const matchTexts = {
  'event-broken': {
    ja: '{path}:{line}: JSONのオブジェクトとして読めないため、飛ばしました({cause})。',
    en: '{path}:{line}: This line is no JSON object and was skipped ({cause}).',
  },
  'events-broken': {
    ja: '{path}: 読めない行が {count} 行ありました。',
    en: '{path}: {count} lines could not be read.',
  },
  'events-untimed': {
    ja: '{path}: 相関ルールの対象となるイベントのうち {count} 件は、日時(@timestamp または timestamp)を読み取れないため、相関ルールでは数えていません。',
    en: '{path}: Correlations did not count {count} events that they are about, as no time could be read from them (@timestamp, timestamp).',
  },
  backtracking: {
    ja: '{path}:{line}: 先読みや後方参照のある正規表現は、フィールドの先頭8KiBだけを調べます。',
    en: '{path}:{line}: A pattern with look-around or back-references only looks at the first 8 KiB of a field.',
  },
} as const satisfies Readonly<Record<string, Text>>;
