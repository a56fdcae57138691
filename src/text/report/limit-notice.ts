import type { Notice } from '../../model/investigation.ts';
import type { Text } from '../../model/language.ts';
import type { MemoryLimit } from '../../model/reached-limits.ts';
import { count } from '../count.ts';

/**
 * What is said of each bound of memory: what came in so great a number, and what that means for the report. `{n}` is how
 * often something was not kept, where it stands for things that a reader can count.
 */
const SAID: Readonly<Record<MemoryLimit, Text>> = {
  watched: {
    ja: '同じ時期に動いたアドレスやアカウントが非常に多く、一部は途中で追跡から外しました。個々のリクエストはすべて調べていますが、間を空けて繰り返された動き(ログインの総当たりなど)は見落としている可能性があり、その件数は下限の値です。期間を分けて(ファイルを絞って)再実行すると確かめられます。',
    en: 'So many addresses and accounts were active at once that some were no longer followed after a pause. Every request was examined, but conduct that is spread over time (guessing passwords, for example) may have been missed, and its counts are lower bounds. Run again on shorter periods (fewer files) to check.',
  },
  'at-work': {
    ja: '管理画面やサーバーで作業したアカウントやアドレスが非常に多く、{n}件は、普段の使い方や途中の操作を保持できませんでした。普段と異なる出力や閲覧を見落としている可能性があり、逆に、普段どおりの作業を確認の対象としている可能性もあります。期間(ファイル)やサイトを分けて再実行すると確かめられます。',
    en: 'So many accounts and addresses worked in administrations and on servers that for {n} of them what is usual, or what they were doing, could not be kept. Exports and views out of the ordinary may have been missed, and ordinary ones may be asked about. Run again on shorter periods (fewer files) or single tenants to check.',
  },
  correlated: {
    ja: '同時に続いた動きが非常に多く、相関ルールの集計の一部({n}件)を打ち切りました。複数のリクエストを合わせて判定する検出は、下限の値です。期間を分けて再実行すると確かめられます。',
    en: 'So much went on at once that correlation rules gave up {n} of their tallies. What they found is a lower bound. Run again on shorter periods to check.',
  },
  findings: {
    ja: '検出が非常に多いため、重大度の低いものを、ルール・サイト・成否ごとに一つにまとめています。件数の合計と evidence.parquet の行は変わりませんが、まとめたものはアドレスや時間帯ごとに分かれていません。',
    en: 'There were so many findings that the least grave are put together by rule, tenant and outcome. Their counts and their lines in evidence.parquet are complete, but they are not told apart by address and episode.',
  },
  'evidence-lines': {
    ja: '動き(アクター)のファイルやアカウントに触れたアドレスが非常に多いため、{n}件のリクエストは evidence.parquet の動きの行に載せていません。検出の行と件数には漏れがありません。',
    en: 'So many addresses touched files and accounts of actors that {n} requests are missing from the actors’ rows in evidence.parquet. The rows and counts of findings are complete.',
  },
  named: {
    ja: '一つの動きに属するアドレスやアカウントが非常に多いため、{n}件は一つずつ挙げていません。リクエストの件数と evidence.parquet の行には漏れがありませんが、検出に挙げたアドレスやアカウントは一部で、その数は下限の値です。',
    en: 'So many addresses and accounts belong to one conduct that {n} of them are not named. Counts of requests and the rows of evidence.parquet are complete, but the addresses and accounts that findings name are not, and their numbers are lower bounds.',
  },
  unjudged: {
    ja: '攻撃への応答が非常に多いため、{n}件は普段の応答と比べていません。これらの成否は「不明」のままです。失敗したという意味ではありません。',
    en: 'So many attacks were answered that {n} answers were not compared with what their pages usually give. Their outcome stays "unknown", which does not mean that they failed.',
  },
  'usual-answers': {
    ja: '普段の姿を知るために覚えておくべきもの(ページの応答、ログインの結果、多くの人が開いたリンクなど)が非常に多いため、{n}件を覚えていません。存在しないページへの応答を成功と区別できていないもの、ログインの成否を判断できていないもの、利用者が開いただけのリンクを攻撃としているものがあり得ます。',
    en: 'So much had to be remembered of what is usual (answers of pages, results of logins, links that many people opened) that {n} of it were not. Some answers for what does not exist may have been taken for more than that, some logins may not have been judged, and some links that visitors merely opened may be told as attacks.',
  },
  scripts: {
    ja: '応答したプログラムのパスが非常に多いため、{n}件は、後から置かれたものかどうかを確かめていません。それらの中に不正なプログラムがないとは言えません。',
    en: 'So many paths of programs were answered that for {n} it was not examined whether they had been planted. That says nothing against a planted one among them.',
  },
  administrations: {
    ja: '管理画面のように見えるパスが非常に多いため、一部は管理画面かどうかを確かめていません。独自の名前の管理画面に気付かず、そこでのログインや出力を見落としている可能性があります。管理画面のパスをプロファイルに書いて再実行すると確かめられます。',
    en: 'So many paths look like those of an administration that some were not examined. One under a name of its own may have gone unnoticed, and with it logins and exports there. Write its path into the profile and run again to check.',
  },
  posted: {
    ja: '送信(POST)を受けたプログラムが非常に多いため、{n}件のやり取りを後からの判定に使えませんでした。不正なプログラムとの通信の件数は、下限の値です。',
    en: 'So many programs took POSTs that {n} of these could not be kept until it was known whether the program belongs there. Counts of talk with planted programs are lower bounds.',
  },
  'dropped-files': {
    ja: 'サーバーに置かれたファイルが非常に多いため、{n}件は置かれたことを覚えておけず、後からの呼び出しと結び付けられません。置いた記録そのものは検出にあります。',
    en: 'So many files were put on the server that {n} were no longer remembered when they may have been called. That they were put there is among the findings.',
  },
  'looked-up': {
    ja: '置かれた、または呼び出されたファイルが非常に多いため、{n}件については、ほかに誰が触れたかを調べていません。',
    en: 'So many files were put on the server or called that for {n} it was not looked up who else touched them.',
  },
  traced: {
    ja: '結び付いたアドレス、アカウント、ファイルが非常に多いため、{n}件はそれ以上たどっていません。動き(アクター)ごとの件数と範囲は、下限の値です。',
    en: 'So many addresses, accounts and files were connected that {n} were not traced further. What the actors did is a lower bound.',
  },
  'popular-files': {
    ja: '非常に多くのアドレスが触れたファイルが{n}件あり、それを手がかりにアドレスを結び付けていません。別々に示した動きが同じものである可能性があります。',
    en: 'So many addresses touched {n} files that nobody was joined on these. Actors that are shown apart may belong together.',
  },
  accounts: {
    ja: 'アカウントの利用が非常に多いため、{n}件はアドレスの結び付けに使っていません。別々に示した動きが同じものである可能性があります。',
    en: 'So many uses of accounts were seen that {n} were not used to join addresses. Actors that are shown apart may belong together.',
  },
  'entered-accounts': {
    ja: '攻撃者のアドレスからのログインや、アカウントを使った操作が非常に多いため、{n}件は、誰によるものか、または成功したかを確かめられませんでした。不正に入られたアカウント、変更、購入の件数は、下限の値です。',
    en: 'So many logins and acts in accounts were seen that for {n} it could not be told whose they were, or whether they succeeded. The accounts that were entered, changed and bought from are lower bounds.',
  },
  tools: {
    ja: '攻撃された箇所と使われたツールの組み合わせが非常に多いため、{n}件はアドレスの結び付けに使っていません。別々に示した動きが同じものである可能性があります。',
    en: 'So many holes were attacked with so many tools that {n} attacks were not used to join addresses. Actors that are shown apart may belong together.',
  },
  tenants: {
    ja: 'サイトとアドレスの組み合わせが非常に多いため、{n}件のリクエストは、時系列でサイトを区別していません。件数には含まれます。',
    en: 'So many addresses were active on so many tenants that the timeline does not tell the tenants of {n} requests apart. They are counted.',
  },
  'sql-pages': {
    ja: 'SQLインジェクションを受けたページとパラメーターが非常に多いため、{n}件のリクエストの入口を一覧に載せていません。読み出されたデータの計算には含まれます。',
    en: 'SQL injection came in through so many pages and parameters that those of {n} requests are not listed. What they read is counted all the same.',
  },
  'sql-replies': {
    ja: '応答の種類が非常に多いため、{n}件は普段の応答の大きさとして覚えていません。何も返さなかったSQLインジェクションを、読み出されたものに数えている可能性があります。',
    en: 'So many kinds of replies were seen that {n} were not remembered as usual sizes. SQL injections that brought nothing back may have been counted as having read data.',
  },
  'sql-spells': {
    ja: 'SQLインジェクションによる読み出しの対象が非常に多いため、{n}件は、時間を置いた別々の読み出しを区別していません。同じ表から別々に読み出された項目が、一人の項目としてまとめて数えられている場合があります。',
    en: 'SQL injections read so many tables, for so many senders, that for {n} reads attempts some hours apart were not told apart. Items that were read of a table at different times may be counted as read together.',
  },
  'sql-questions': {
    ja: '1文字ずつ読み出すSQLインジェクションの問い合わせが非常に多いため、{n}件は個別に追えません。その対象は、どの行でもあり得たもの(可能性がある)として示しています。',
    en: 'There were so many questions of SQL injections that read character by character that {n} could not be followed one by one. What they asked for is shown as possible, for any of the rows.',
  },
  'sql-rows': {
    ja: 'SQLインジェクションで読み出された行や表の組み合わせが非常に多いため、{n}件は個別に区別していません。該当する件数は下限または上限の値として示しています。',
    en: 'SQL injection read so many different rows and tables that {n} reads are not told apart. Figures that rest on them are given as bounds.',
  },
  'served-rows': {
    ja: 'データの出力、閲覧、変更のリクエストが非常に多いため、{n}件は一件ずつ分けず、まとめて数えています。人数と件数には含まれますが、served.ndjson には載りません。リクエストより後の日時まで指定されていたものなどは、最大の値として示しています。',
    en: 'So many requests exported, showed or changed data that {n} of them are counted together instead of one by one. Figures include them, but served.ndjson does not list them; where a request asked for a time after it, for example, figures are given as upper bounds.',
  },
  'reached-rows': {
    ja: '出力、閲覧、変更のリクエストが示す行が非常に多く、{n}回は、どの行であったかを保持できませんでした。該当する人数と件数は、下限の値です。',
    en: 'Requests that exported, showed or changed data named so many rows that {n} times which row it was could not be kept. The figures of persons and records that rest on them are lower bounds.',
  },
  'database-clients': {
    ja: 'データベースの接続、セッション、命令の種類が非常に多いため、{n}件は、店舗自身のものかどうかを確かめられませんでした。データベースから読み出されたものは、下限の値です。',
    en: 'Databases had so many clients, sessions and kinds of statements that for {n} it could not be told whether they were the shop’s own. What was read from databases is a lower bound.',
  },
  'script-looks': {
    ja: '決済ページのスクリプトの記録が非常に多く、一部を読み切れていません。承認されていない版を見落としている可能性があります。期間を分けて再実行すると確かめられます。',
    en: 'The history of the scripts on payment pages is too large to be kept whole: versions that nobody approved may have been missed. Run again on shorter periods to check.',
  },
  'spans-of-time': {
    ja: '日時が何十年にもわたって散らばっているログがあり、そのログの記録の途切れは調べていません。日時の書式とタイムゾーンを確認してください。',
    en: 'The times of some log are spread over decades, so that its gaps could not be looked for. Check how it writes dates, and its time zone.',
  },
};

/** Tells of a bound of memory that was reached, and what it means for the figures. */
export function limitNotice(limit: MemoryLimit, n: number): Notice {
  const { ja, en } = SAID[limit];
  const number = count(n);
  return { code: `limit-${limit}`, text: { ja: ja.replace('{n}', number), en: en.replace('{n}', number) } };
}
