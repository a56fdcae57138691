import type { Language } from '../../model/language.ts';

type HelpKey =
  | 'notice'
  | 'case'
  | 'kind'
  | 'format'
  | 'out'
  | 'templates'
  | 'shop'
  | 'source'
  | 'exposure'
  | 'factFile'
  | 'lint'
  | 'lintFile'
  | 'lintKind';

/** What `hinomi notice --help` says. */
export const NOTICE_HELP: Readonly<Record<Language, Readonly<Record<HelpKey, string>>>> = {
  ja: {
    notice: '案件の事実と報告書から、お知らせ・報告書などの文書を作ります',
    case: '案件のフォルダ',
    kind: '文書の種類(public-first、person-mail、ppc-prompt など)',
    format: '書式',
    out: '書き出すファイル。省略すると画面に出します(pdf と docx では必須)',
    templates: '自社のひな形のフォルダ(同じ名前のものは、付属のひな形より優先します)',
    factFile: '事実をまとめた YAML のファイル(すべて記録するか、何も記録しません)',
    lint: '手で書いた、又は手を入れた文書を、案件の事実と照らして点検します',
    lintFile: '文書(Markdown 又はテキスト)',
    lintKind: '文書の種類。省略すると公表文として点検します',
    source: '攻撃元のアドレス。時刻と行為を報告書から入れます(abuse)',
    exposure: '報告書の不正ログインの番号。お尋ねする内容を報告書から入れます(doubtful-customer)',
    shop: 'お店への通知・お店の購入者への連絡で、対象のお店',
  },
  en: {
    notice: 'make a notice, report or letter of a case, from its facts and its report',
    case: 'folder of the case',
    kind: 'kind of document (public-first, person-mail, ppc-prompt, …)',
    format: 'format',
    out: 'file to write; without it standard output (needed for pdf and docx)',
    templates: 'folder with your own templates, which stand before those of the same name that ship',
    factFile: 'YAML file of facts: all of them are recorded, or none',
    lint: 'check a text that was written or changed by hand against the facts of a case',
    lintFile: 'the text (Markdown or plain)',
    lintKind: 'kind of document; without it the text is checked as one that is published',
    source: 'an attacking address: its times and deeds are taken from the report (abuse)',
    exposure: 'an account takeover of the report: what is asked is taken from it (doubtful-customer)',
    shop: "the shop that a platform's notice is about",
  },
};
