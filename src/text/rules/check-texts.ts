import type { Text } from '../../model/language.ts';

/** What can be wrong beside a rule (its page, its cases), in one sentence each; `{name}` is a parameter. */
export const checkTexts = {
  'page-missing': {
    ja: '説明ページ {name}.md がありません。',
    en: 'The page {name}.md is missing.',
  },
  'hostile-case-missing': {
    ja: '攻撃のログを使ったケース(cases/{name}/hostile-…)がありません。',
    en: 'There is no case with a hostile log (cases/{name}/hostile-…).',
  },
  'honest-case-missing': {
    ja: '正常なログを使ったケース(cases/{name}/honest-…)がありません。',
    en: 'There is no case with an honest log (cases/{name}/honest-…).',
  },
  'case-without-rule': {
    ja: 'このケースに対応するルール {rule}.yaml がありません。',
    en: 'No rule {rule}.yaml belongs to this case.',
  },
  'expected-missing': {
    ja: 'expected.yaml がありません。',
    en: 'expected.yaml is missing.',
  },
  'expected-unreadable': {
    ja: 'expected.yaml を読めません({cause})。',
    en: 'expected.yaml cannot be read ({cause}).',
  },
  'expected-nothing': {
    ja: '攻撃のケースなのに、expected.yaml が何も期待していません。',
    en: 'This is a hostile case, and its expected.yaml expects nothing.',
  },
  'unknown-rule-in-case': {
    ja: 'expected.yaml にあるルール「{rule}」は存在しません。',
    en: 'expected.yaml names a rule "{rule}" that does not exist.',
  },
  'case-failed': {
    ja: 'ケースを実行できませんでした({cause})。',
    en: 'The case could not be run ({cause}).',
  },
  'finding-missing': {
    ja: '「{rule}」の検知がありません(期待: {expected})。',
    en: 'No finding of "{rule}" (expected: {expected}).',
  },
  'finding-differs': {
    ja: '「{rule}」の検知が期待と異なります(期待: {expected}、実際: {found})。',
    en: 'The finding of "{rule}" differs (expected: {expected}; found: {found}).',
  },
  accused: {
    ja: '正常なログで「{title}」を検知しました({level}、{outcome}、{sources})。',
    en: 'An honest log was accused: "{title}" ({level}, {outcome}, {sources}).',
  },
  'not-absent': {
    ja: '検知されないはずの「{rule}」が検知されました。',
    en: 'There is a finding of "{rule}" although there must be none.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** The last line of a check. */
export const checkSummary: Text = {
  ja: 'ルール {rules} 件、ケース {cases} 件、問題 {problems} 件',
  en: '{rules} rules, {cases} cases, {problems} problems',
};
