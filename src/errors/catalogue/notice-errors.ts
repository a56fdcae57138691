import type { ErrorEntry } from '../error-entry.ts';

/** What a notice is refused for. */
export const NOTICE_ERRORS = {
  NOTICE_TEMPLATE_MISSING: {
    text: {
      ja: '「{kind}」の{lang}のひな形がありません({file})。',
      en: 'There is no template of "{kind}" in {lang} ({file}).',
    },
    fix: {
      ja: '--kind と --lang を確認するか、そのファイルを作ってください。',
      en: 'Check --kind and --lang, or write that file.',
    },
    exit: 2,
    status: 404,
  },
  NOTICE_TEMPLATE: {
    text: { ja: '{place}: {problem}。', en: '{place}: {problem}.' },
    fix: { ja: '{mend}。', en: '{mend}.' },
    exit: 2,
    status: 422,
  },
  NOTICE_FACTS: {
    text: { ja: '{problem}({place})。', en: '{problem} ({place}).' },
    fix: { ja: '{mend}。', en: '{mend}.' },
    exit: 2,
    status: 422,
  },
  NOTICE_LINT: {
    text: { ja: '{problem}', en: '{problem}' },
    fix: { ja: '(点検の規則: {rule})', en: '(rule: {rule})' },
    exit: 2,
    status: 422,
  },
  NOTICE_OUT: {
    text: { ja: '{format} は画面に出せません。', en: '{format} cannot go to standard output.' },
    fix: { ja: '--out で書き出すファイルを指定してください。', en: 'Name a file with --out.' },
    exit: 2,
    status: 400,
  },
} as const satisfies Record<string, ErrorEntry>;
