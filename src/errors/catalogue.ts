import type { Text } from '../model/language.ts';

/** One kind of trouble that a user can be told about. `{name}` in a text stands for a parameter. */
export interface ErrorEntry {
  /** What is wrong, where. One sentence. */
  readonly text: Text;
  /** What to do about it. One sentence. */
  readonly fix: Text;
  /** Exit code of the command line, as in the contract. */
  readonly exit: 1 | 2 | 3 | 4 | 5;
  /** HTTP status when the server says it. */
  readonly status: 400 | 404 | 413 | 422 | 500;
}

/**
 * Every error that Hinomi tells a user. Codes are stable and never reused; each has a page under
 * docs/errors/<CODE>.md, held together by a test.
 */
export const ERRORS = {
  INPUT_MISSING: {
    text: { ja: '入力「{path}」が見つかりません。', en: 'The input "{path}" does not exist.' },
    fix: {
      ja: 'パスの綴りと、相対パスの起点を確認してください。',
      en: 'Check the spelling of the path and the folder it is relative to.',
    },
    exit: 4,
    status: 404,
  },
  INPUT_UNREADABLE: {
    text: { ja: '入力「{path}」を読めません({cause})。', en: 'The input "{path}" cannot be read ({cause}).' },
    fix: {
      ja: '読み取り権限を確認するか、コピーを指定してください。',
      en: 'Check its permissions, or name a copy of it.',
    },
    exit: 4,
    status: 422,
  },
  INPUT_DIRECTORY: {
    text: { ja: '入力「{path}」はフォルダです。', en: 'The input "{path}" is a folder.' },
    fix: {
      ja: 'ログファイルを指定するか、「{path}/*.log*」のように書いてください。',
      en: 'Name log files, or write "{path}/*.log*".',
    },
    exit: 4,
    status: 422,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;
