import type { Language } from '../../model/language.ts';

/** What `hinomi demo` says around an investigation. */
export interface DemoWords {
  readonly about: string;
  readonly making: string;
  /** @param seconds that it took */
  readonly made: (seconds: string) => string;
  readonly compared: string;
  readonly published: string;
  readonly found: string;
  readonly scaled: string;
  readonly timely: (n: number) => string;
  /** @param addresses of people who did nothing wrong; '' for none */
  readonly accused: (addresses: string) => string;
  readonly different: string;
  readonly report: (path: string) => string;
  readonly next: string;
}

export const demoWords: Record<Language, DemoWords> = {
  ja: {
    about: `火の見(Hinomi)

2016年6月に公表されたECプラットフォーム(43社53サイト)への侵入を、公表された時刻と件数のとおりに再現します。
被害に遭った会社が気付いたのは攻撃開始から208日後、お客様からの問い合わせによるものでした。
使うのは、その会社の手元にあった記録(アクセスログ・データベースのログ・注文と会員の表)だけです。
公表文にない部分(アドレス・ファイル名・通常のアクセス)は想定で、会社名・個人名は全て架空です。`,
    making: '証拠を作っています…',
    made: (seconds) => `証拠ができました(${seconds}秒)。調査を始めます。`,
    compared: '公表された数と、火の見がこの証拠だけから出した数',
    published: '公表',
    found: '火の見',
    scaled: '(縮小)',
    timely: (n) => `決め手となる${n}つの出来事は、いずれもログの時刻で1分以内に分かります。`,
    accused: (addresses) =>
      addresses === ''
        ? '通常の運営者・買い物客・巡回プログラムは1人も攻撃者としていません。'
        : `誤って攻撃者とした通常のアドレス: ${addresses}`,
    different: '公表された数と異なるところがあります。',
    report: (path) => `報告書  ${path}`,
    next: `ご自身のログを調べるには

  はじめに     npm start -- /var/log/nginx/access.log*
  圧縮・複数   npm start -- logs/access.log logs/access.log.*.gz
  追跡         npx hinomi who 203.0.113.9 logs/*
  設定の下書き npx hinomi init logs/*
  全ての説明   npx hinomi --help

ログは外部に送信しません。調べる前に、ログの複製を別の場所に保存してください(ローテーションで消えるためです)。
`,
  },
  en: {
    about: `Hinomi (火の見, the fire watch-tower)

A breach of a platform with 53 shops of 43 companies, made anew to the times and figures that were published in
June 2016. The company noticed after 208 days, because a client asked. Used is nothing but the records that it
had: access logs, a database's log, tables of orders and members. What was not published (addresses, names of
files, the honest traffic) is assumed; all names are invented.`,
    making: 'Making the evidence…',
    made: (seconds) => `The evidence is there (${seconds} s). The investigation begins.`,
    compared: 'What was published, and what Hinomi tells from this evidence alone',
    published: 'published',
    found: 'Hinomi',
    scaled: '(scaled)',
    timely: (n) => `The ${n} events that decide are each told within a minute of log time.`,
    accused: (addresses) =>
      addresses === ''
        ? 'No honest operator, buyer or crawler is called an attacker.'
        : `Called an attacker wrongly: ${addresses}`,
    different: 'Something differs from what was published.',
    report: (path) => `Report  ${path}`,
    next: `To look into your own logs

  begin          npm start -- /var/log/nginx/access.log*
  many files     npm start -- logs/access.log logs/access.log.*.gz
  follow one     npx hinomi who 203.0.113.9 logs/*
  configuration  npx hinomi init logs/*
  everything     npx hinomi --help

Nothing is sent anywhere. Before you begin, copy the logs to another place: rotation deletes the oldest.
`,
  },
};
