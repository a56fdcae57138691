import type { ErrorEntry } from '../error-entry.ts';

/** What is wrong with rules. */
export const RULES_ERRORS = {
  RULES_MISSING: {
    text: { ja: 'ルールのパス「{path}」が見つかりません。', en: 'The rules "{path}" do not exist.' },
    fix: {
      ja: 'ルールファイル、またはルールの入ったフォルダを指定してください。',
      en: 'Name rule files, or a folder of them.',
    },
    exit: 2,
    status: 404,
  },
  RULES_NONE: {
    text: {
      ja: '「{path}」にルール(.yml、.yaml)がありません。',
      en: '"{path}" holds no rules (.yml, .yaml).',
    },
    fix: {
      ja: 'ルールファイル、またはルールの入ったフォルダを指定してください。',
      en: 'Name rule files, or a folder of them.',
    },
    exit: 2,
    status: 422,
  },
  RULES_UNREADABLE: {
    text: {
      ja: 'ルールファイル「{path}」を読めません({cause})。',
      en: 'The rule file "{path}" cannot be read ({cause}).',
    },
    fix: {
      ja: '読み取り権限を確認してください。ほかのルールはそのまま実行します。',
      en: 'Check its permissions. The other rules run all the same.',
    },
    exit: 5,
    status: 422,
  },
} as const satisfies Record<string, ErrorEntry>;
