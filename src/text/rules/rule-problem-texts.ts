import type { Text } from '../../model/language.ts';

/** Why a rule (or a part of one) could not be read, in one sentence each; `{name}` is a parameter. */
export const ruleProblemTexts = {
  'yaml-syntax': { ja: 'YAMLとして読めません({cause})。', en: 'This is not valid YAML ({cause}).' },
  'too-large': {
    ja: 'ルールが大きすぎます。複数のファイルに分けてください。',
    en: 'The rule is too large. Split it into several files.',
  },
  'not-a-map': {
    ja: 'ルールは「キー: 値」の形で書きます(実際: {found})。',
    en: 'A rule is a mapping of keys to values, not a {found}.',
  },
  'wrong-type': {
    ja: '「{key}」には {expected} を書きます(実際: {found})。',
    en: '"{key}" takes a {expected}, not a {found}.',
  },
  'missing-key': { ja: '必須のキー「{key}」がありません。', en: 'The key "{key}" is required and missing.' },
  'unknown-value': {
    ja: '「{key}」の値「{value}」は使えません(使える値: {known})。',
    en: '"{value}" is not a value for "{key}" (values that exist: {known}).',
  },
  'unknown-action': {
    ja: '「action: {value}」という書き方はありません(global、reset、repeat)。',
    en: 'There is no "action: {value}" (global, reset, repeat).',
  },
  'duplicate-id': {
    ja: 'id「{id}」は別のルールで使われています。',
    en: 'The id "{id}" belongs to another rule already.',
  },
  'empty-selection': {
    ja: '「{selection}」に条件がありません。',
    en: '"{selection}" holds no condition.',
  },
  'empty-list': { ja: '「{field}」の値の一覧が空です。', en: 'The list of values of "{field}" is empty.' },
  'keyword-null': {
    ja: 'フィールド名のない検索に null は書けません。',
    en: 'A keyword search cannot look for null.',
  },
  'unknown-modifier': {
    ja: '「{field}」の修飾子「{modifier}」はありません(使える修飾子: {known})。',
    en: 'There is no modifier "{modifier}" ("{field}"; modifiers that exist: {known}).',
  },
  'modifier-clash': {
    ja: '「{field}」の修飾子「{modifier}」と「{other}」は併用できません。',
    en: 'The modifiers "{modifier}" and "{other}" of "{field}" do not go together.',
  },
  'modifier-order': {
    ja: '「{field}」の修飾子「{modifier}」は先頭に書いてください(「{before}」の後には書けません)。',
    en: 'The modifier "{modifier}" of "{field}" must come first; it cannot follow "{before}".',
  },
  'modifier-without-re': {
    ja: '「{field}」の修飾子「{modifier}」は「re」の後でだけ使えます。',
    en: 'The modifier "{modifier}" of "{field}" works only after "re".',
  },
  'modifier-value': {
    ja: '「{field}」の修飾子「{modifier}」には {expected} を書きます(実際: {found})。',
    en: 'The modifier "{modifier}" of "{field}" takes a {expected}, not a {found}.',
  },
  'modifier-wildcard': {
    ja: '「{field}」の修飾子「{modifier}」の値「{value}」にワイルドカードは使えません。',
    en: 'The modifier "{modifier}" of "{field}" takes no wildcards ("{value}").',
  },
  'modifier-needs-field': {
    ja: '修飾子「{modifier}」にはフィールド名が必要です。',
    en: 'The modifier "{modifier}" needs a field.',
  },
  'bad-regex': {
    ja: '「{field}」の正規表現「{pattern}」を読めません({cause})。',
    en: 'The pattern "{pattern}" of "{field}" is no regular expression ({cause}).',
  },
  'bad-cidr': {
    ja: '「{field}」の値「{value}」はアドレスの範囲ではありません。',
    en: '"{value}" ("{field}") is no address range.',
  },
  'bad-time-part': {
    ja: '「{field}」の値「{value}」は時刻の部分として使えません。',
    en: '"{value}" ("{field}") is no part of a time.',
  },
  'unresolved-placeholder': {
    ja: '「{field}」の「%{name}%」が何を指すか定義されていません。',
    en: 'Nothing says what "%{name}%" of "{field}" stands for.',
  },
  'too-many-values': {
    ja: '「{field}」の値が展開すると {most} 個を超えます。',
    en: 'The values of "{field}" grow to more than {most}.',
  },
  'bad-condition': {
    ja: '条件「{condition}」の {position} 文字目を読めません(期待: {expected}、実際: {found})。',
    en: 'The condition "{condition}" cannot be read at character {position} (expected: {expected}; found: {found}).',
  },
  'aggregation-condition': {
    ja: '条件「{condition}」の集計はSigma v2では使えません。相関ルール(correlation)で書いてください。',
    en: 'The aggregation in "{condition}" is gone from Sigma v2. Write a correlation rule.',
  },
  'unknown-selection': {
    ja: '条件にある「{name}」が detection にありません。',
    en: 'The condition names "{name}", which detection does not have.',
  },
  'no-selection-matches': {
    ja: '条件にある「{name}」に当てはまるものが detection にありません。',
    en: 'The condition names "{name}", and nothing in detection fits it.',
  },
  'bad-timespan': {
    ja: '期間「{value}」を読めません。「10m」「1h」のように書いてください。',
    en: 'The timespan "{value}" cannot be read. Write it like "10m" or "1h".',
  },
  'bad-correlation-condition': {
    ja: '相関の条件「{key}」は使えません(使えるもの: {known})。',
    en: 'A correlation has no condition "{key}" (conditions that exist: {known}).',
  },
  'correlation-needs-field': {
    ja: '相関「{type}」の条件には field が必要です。',
    en: 'A correlation of type "{type}" needs a field in its condition.',
  },
  'bad-percentile': {
    ja: 'パーセンタイル「{value}」は0から100の数で書きます。',
    en: 'The percentile "{value}" must be a number from 0 to 100.',
  },
  'boolean-condition-type': {
    ja: '相関「{type}」の条件に式は書けません。',
    en: 'A correlation of type "{type}" takes no expression for a condition.',
  },
  'condition-too-complex': {
    ja: '相関の条件にあるルールが {found} 件あります({most} 件まで)。いくつかの相関に分けてください。',
    en: "The correlation's condition names {found} rules (at most {most}). Split it into several correlations.",
  },
  'unknown-rule': {
    ja: '相関が指すルール「{name}」がありません。',
    en: 'The correlation names a rule "{name}" that does not exist.',
  },
  'unlisted-rule': {
    ja: '条件にあるルール「{name}」が rules に書かれていません。',
    en: 'The condition names the rule "{name}", which "rules" does not list.',
  },
  'rule-cycle': {
    ja: '相関が自分自身に戻っています(「{name}」)。',
    en: 'The correlation comes back to itself ("{name}").',
  },
} as const satisfies Readonly<Record<string, Text>>;
