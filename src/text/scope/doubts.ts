import type { Text } from '../../model/language.ts';
import type { MemoryLimit } from '../../model/reached-limits.ts';
import { count } from '../count.ts';

/** What there was too much of, for each bound behind which something may be hidden. */
const TOO_MANY: Partial<Readonly<Record<MemoryLimit, Text>>> = {
  watched: {
    ja: '同じ時期に動いたアドレスやアカウント',
    en: 'addresses and accounts that were active at once',
  },
  'at-work': {
    ja: '管理画面やサーバーで作業したアカウントやアドレス',
    en: 'accounts and addresses at work in administrations and on servers',
  },
  correlated: { ja: '同時に続いた動き', en: 'kinds of conduct going on at once' },
  findings: { ja: '検出', en: 'findings' },
  scripts: { ja: '応答したプログラム', en: 'programs that answered' },
  administrations: {
    ja: '管理画面のように見えるパス',
    en: 'paths that look like those of an administration',
  },
  posted: { ja: '送信(POST)を受けたプログラム', en: 'programs that took POSTs' },
  'dropped-files': { ja: 'サーバーに置かれたファイル', en: 'files put on the server' },
  'looked-up': { ja: '置かれた、または呼び出されたファイル', en: 'files put on the server or called' },
  traced: {
    ja: '結び付いたアドレス、アカウント、ファイル',
    en: 'addresses, accounts and files that were connected',
  },
  'popular-files': { ja: '置かれたファイルに触れたアドレス', en: 'addresses that touched the files' },
  accounts: { ja: 'アカウントの利用', en: 'uses of accounts' },
  'entered-accounts': { ja: 'ログインとアカウントを使った操作', en: 'logins and acts in accounts' },
  tenants: { ja: 'サイトとアドレスの組み合わせ', en: 'tenants and addresses' },
  'sql-pages': { ja: 'SQLインジェクションの入口', en: 'places where SQL injection came in' },
  'database-clients': { ja: 'データベースの接続と命令', en: 'clients and statements of databases' },
  'script-looks': { ja: '決済ページのスクリプトの記録', en: 'looks at the scripts of payment pages' },
  'spans-of-time': {
    ja: '何十年にもわたって散らばった日時',
    en: 'years over which the times of a log are spread',
  },
};

/** Why it cannot be said that there is no trace, though none was found. */
export const doubtTexts = {
  interrupted: {
    ja: '中断されたため、残りの証拠を調べていません。',
    en: 'the run was interrupted and the rest of the evidence was not examined',
  },
  unreadable: {
    ja: '読めなかった、または途中までしか読めなかった入力があります。',
    en: 'some input could not be read, or not to its end',
  },
  unread: (lines: number): Text => ({
    ja: `これらのログに、読み取れなかった行が${count(lines)}行あります。`,
    en: `${lines === 1 ? '1 line of these logs was' : `${count(lines)} lines of these logs were`} not understood`,
  }),
  senderless: (lines: number): Text => ({
    ja: `これらのログのうち少なくとも${count(lines)}行には送信元のアドレスがなく、誰によるものかを確かめられません。`,
    en: `at least ${lines === 1 ? '1 line of these logs holds' : `${count(lines)} lines of these logs hold`} no client's address, so who sent ${lines === 1 ? 'it' : 'them'} is not known`,
  }),
  period: {
    ja: '指定された期間の行だけを調べています。',
    en: 'only lines of the period asked for were examined',
  },
  limits: (limits: readonly MemoryLimit[]): Text => {
    const many = limits.flatMap((limit) => TOO_MANY[limit] ?? []);
    return {
      ja: `${many.map(({ ja }) => ja).join('、')}が非常に多く、一部を調べきれていません。`,
      en: `there were so many ${many.map(({ en }) => en).join(', and so many ')} that some could not be followed`,
    };
  },
  /** What is said where nothing was found and something was not looked at. */
  cannotTell: (says: Text, reasons: readonly Text[]): Text => ({
    ja: `${ended(says.ja)}痕跡は確認されていませんが、なかったとは言えません。${reasons.map(({ ja }) => ja).join('')}`,
    en: `${says.en}; no trace was found, but that says little: ${reasons.map(({ en }) => en).join('; ')}`,
  }),
  /** What is said where nothing was found and the rest is too little to change that. */
  besides: (says: Text, remarks: readonly Text[]): Text => ({
    ja: `${ended(says.ja)}ただし、${remarks.map(({ ja }) => ja).join('')}`,
    en: `${says.en}; but ${remarks.map(({ en }) => en).join('; ')}`,
  }),
} as const;

/** Says end without a full stop where they stand in a table. */
function ended(text: string): string {
  return text.endsWith('。') ? text : `${text}。`;
}
