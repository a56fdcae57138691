import type { ErrorEntry } from '../error-entry.ts';

/** What is wrong with a report and the list of those affected. */
export const REPORT_ERRORS = {
  AFFECTED_RECIPIENT: {
    text: {
      ja: '--affected-recipient の「{value}」は、age の公開鍵ではありません。',
      en: '"{value}" (--affected-recipient) is not a public key of age.',
    },
    fix: {
      ja: '「age-keygen」が表示する「age1」で始まる公開鍵を指定してください(「AGE-SECRET-KEY-」で始まる秘密鍵は渡さないでください)。',
      en: 'Give the public key that "age-keygen" prints, beginning with "age1"; never the private key (AGE-SECRET-KEY-…).',
    },
    exit: 2,
    status: 400,
  },
  REPORT_MISSING: {
    text: {
      ja: 'フォルダ「{path}」に report.json がありません。',
      en: 'There is no report.json in "{path}".',
    },
    fix: {
      ja: '「hinomi investigate」が報告書を書き出したフォルダを指定してください。',
      en: 'Name the folder that "hinomi investigate" wrote its report into.',
    },
    exit: 2,
    status: 404,
  },
  REPORT_UNREADABLE: {
    text: {
      ja: '報告書のファイル「{path}」を読めません({cause})。',
      en: 'The file "{path}" of the report cannot be read ({cause}).',
    },
    fix: {
      ja: '「hinomi investigate」で報告書を作り直してください。',
      en: 'Make the report anew with "hinomi investigate".',
    },
    exit: 2,
    status: 422,
  },
  EXPOSURE_UNKNOWN: {
    text: {
      ja: 'この報告書に、IDが「{id}」で始まる経路(exposure)はありません。',
      en: 'No exposure of this report has an id that begins with "{id}".',
    },
    fix: { ja: 'この報告書にあるのは {known} です。', en: 'The report holds {known}.' },
    exit: 2,
    status: 404,
  },
  EXPOSURE_AMBIGUOUS: {
    text: {
      ja: 'IDが「{id}」で始まる経路(exposure)が複数あります。',
      en: 'Several exposures of this report have an id that begins with "{id}".',
    },
    fix: {
      ja: '{known} のどれかが分かる長さで指定してください。',
      en: 'Write enough to tell {known} apart.',
    },
    exit: 2,
    status: 422,
  },
  AFFECTED_IDENTITY: {
    text: {
      ja: '暗号化された一覧「{path}」を開けません({cause})。',
      en: 'The encrypted list "{path}" cannot be opened ({cause}).',
    },
    fix: {
      ja: 'age の秘密鍵(AGE-SECRET-KEY-1…)のファイルを --identity で指定してください。',
      en: 'Name a file with the private key of age (AGE-SECRET-KEY-1…) with --identity.',
    },
    exit: 2,
    status: 422,
  },
  AFFECTED_MASKED: {
    text: {
      ja: '一覧「{path}」のメールアドレスは伏せられています。',
      en: 'The e-mail addresses in the list "{path}" are masked.',
    },
    fix: {
      ja: '「hinomi investigate … --unmask --affected-recipient age1…」で、伏せない一覧を暗号化して作ってください。',
      en: 'Make one that is not, encrypted, with "hinomi investigate … --unmask --affected-recipient age1…".',
    },
    exit: 2,
    status: 422,
  },
  AFFECTED_NONE: {
    text: {
      ja: '一覧「{path}」に、読み取れる方がいません。',
      en: 'The list "{path}" names nobody that can be read.',
    },
    fix: {
      ja: '「hinomi investigate」が書いた affected.ndjson を指定してください。',
      en: 'Name the affected.ndjson that "hinomi investigate" wrote.',
    },
    exit: 2,
    status: 422,
  },
} as const satisfies Record<string, ErrorEntry>;
