import type { Text } from '../../model/language.ts';
import { count } from '../count.ts';

/** By what the rows of an export or a view were reckoned. */
export type ReckonedBy =
  | 'export'
  | 'view'
  | 'numbered'
  | 'untold'
  | 'not-modified'
  | 'unanswered'
  | 'by-account'
  | 'sole-account'
  | 'walked'
  | 'daily'
  | 'asked'
  | 'listed'
  | 'drained'
  | 'copy'
  | 'copy-open'
  | 'changed'
  | 'change';

/** Why a figure is not whole. */
export type DoubtKind =
  | 'unread'
  | 'paged'
  | 'narrowed'
  | 'partial'
  | 'untold'
  | 'untold-uncounted'
  | 'unnamed-change'
  | 'by-shape'
  | 'walked'
  | 'walked-beyond'
  | 'daily'
  | 'asked'
  | 'listed'
  | 'drained'
  | 'copy'
  | 'copy-open'
  | 'not-modified'
  | 'unanswered'
  | 'by-account';

type Say = (n: string, names: string) => Text;

const BASIS: Readonly<Record<ReckonedBy, Text>> = {
  export: {
    ja: '成功と応答されたデータ出力を「漏えい」とし、リクエストや操作ログに残る条件に合い、その時点で存在した行を店舗データから数えました。重なる行は一度だけ数えています。',
    en: 'Exports that were answered with success are taken; the rows that fit the conditions in the request or the audit log and existed at that time were counted in the shop data, rows that overlap once.',
  },
  view: {
    ja: '成功と応答された画面の表示を「閲覧」とし、リクエストや操作ログが示す行を店舗データから数えました。重なる行は一度だけ数えています。',
    en: 'Pages that were answered with success are viewed; the rows that the request or the audit log names were counted in the shop data, rows that overlap once.',
  },
  numbered: {
    ja: '成功と応答された画面の表示または出力のうち、リクエストや操作ログが注文または会員の番号を示すものを、番号ごとに一度だけ数えました。店舗データがないため、内容のないページを含み得る最大の数で、誰のものかは分かりません。',
    en: 'Pages and exports that were answered with success and of which the request or the audit log names the number of an order or a member: each number counts once. Without shop data pages that held nothing may be among them, and whose they are stays open.',
  },
  untold: {
    ja: '成功と応答されていますが、どの行であったかは記録に残っていません。その時点で存在した全ての行を候補とし、応答の大きさ、または表示の回数から収まり得る行数を上限とします。',
    en: 'It was answered with success, but nothing that was logged says which rows. All rows that existed at that time are candidates; the size of the answer, or the number of pages shown, bounds how many.',
  },
  'not-modified': {
    ja: '「変更なし」(304)の応答は、同じ内容を相手が既に持っていることを示しますが、それを渡した記録はログにありません。そのため「可能性が高い」とします。',
    en: 'An answer "not modified" (304) says that the client held the same content already; how it got it is not in the logs. Hence likely.',
  },
  unanswered: {
    ja: '成功したかどうかが記録に残っていないため、「可能性がある」とします。',
    en: 'Nothing that was logged says whether it succeeded. Hence possible.',
  },
  'by-account': {
    ja: '操作ログにアドレスがなく、アクターが使ったアカウントによる操作であることだけが分かっています。その前後に、同じアカウントがほかでも使われている(または、誰の操作か分からないログインがある)ため、「可能性がある」とします。',
    en: 'The audit log has no address; all that is known is that the acts were done by an account that the actor used. Others used it about that time too (or logged in to it from nobody knows where). Hence possible.',
  },
  'sole-account': {
    ja: '操作ログにアドレスがないものは、アクターが使ったアカウントで結び付けています。その間に、このアカウントがほかで使われた記録はありません。',
    en: 'Lines of the audit log without an address are the actor’s by the account, which nobody else is on record to have used in that time.',
  },
  walked: {
    ja: '番号を変えながら順に表示され、成功と応答された個人ページ(注文、会員など)を「閲覧」とし、番号ごとに一度だけ数えています。',
    en: 'Pages of one order or one customer each that were shown to one visitor number after number, and answered with success, are viewed; each number counts once.',
  },
  daily: {
    ja: '番号を変えながら順に表示された個人ページ(注文、会員など)を、番号ごとに一度だけ数えました。何日も繰り返されており、お店や委託先のプログラムが新しい注文を取得したものとも考えられるため、「可能性がある」とします。',
    en: 'Pages of one order or one customer each that were shown number after number were counted, each number once. It was done day by day, as a program of the shop or of a contractor fetches what is new. Hence possible.',
  },
  asked: {
    ja: '一覧、API、または番号順の個人ページが続けて読み出され、成功と応答されています。お店や委託先のプログラム、担当者によるものとも考えられ、その権限があったかどうかは記録に残っていないため、「可能性がある」とします。',
    en: 'Lists, interfaces or pages by number were read through and answered with success, as a program of the shop or of a contractor, or somebody who works there, may do it too. Whether it was their right is not logged. Hence possible.',
  },
  listed: {
    ja: '注文や会員の一覧が続けて読み出され、成功と応答されたため「閲覧」とします。各ページにどの行が載っていたかは記録に残っていません。',
    en: 'A list of orders or customers was read page after page and answered with success: viewed. Which rows stood on its pages is not logged.',
  },
  drained: {
    ja: '照会の内容が本文で送られるAPIが、続けて呼び出され、成功と応答されています。何が照会されたかは記録に残っていません。',
    en: 'An interface to which questions are sent in the body was called again and again, and answered with success. What was asked is not logged.',
  },
  copy: {
    ja: 'データベースの写し(ダンプ、バックアップ)とみられるファイルが要求され、そのファイルが送られたと判断されるため、「漏えい」とします。どの行が含まれていたかは記録に残りません。',
    en: 'A file that is by its name a copy of the database (a dump, a backup) was asked for and is judged to have been sent: taken. Which rows it held is not logged.',
  },
  'copy-open': {
    ja: 'データベースまたはお店全体の写しとみられるファイルが要求され、成功と応答されています。そのファイルが送られたのか、個人データを含むのかは記録から分からないため、「可能性がある」とします。',
    en: 'A file that is by its name a copy of the database or of the whole shop was asked for and answered with success. Whether that file was sent, and whether it holds data of persons, the logs do not tell. Hence possible.',
  },
  changed: {
    ja: '変更に成功した行は、その画面または一覧で目にした可能性が高いものとして数えました。',
    en: 'Whoever changed a row is likely to have had its page or its line in a list before them.',
  },
  change: { ja: '', en: '' },
};

const DOUBTS: Readonly<Record<DoubtKind, Say>> = {
  unread: (n, names) => ({
    ja: `${n}件のリクエストで条件(${names})を読み取れないため、その条件がないものとして最大の行数を数えています。`,
    en: `In ${n} of the requests a condition (${names}) cannot be read; they are counted as if it were not there, at the most.`,
  }),
  paged: (n, names) => ({
    ja: `${n}件のリクエストは一覧の一部だけを求めています(${names})。ページの区切り方が分からないため、条件に合う行の全てを最大として数えています。`,
    en: `${n} of the requests asked for a part of a list (${names}); how it is cut is not known, so all rows that fit are counted, at the most.`,
  }),
  narrowed: (n, names) => ({
    ja: `${n}件のリクエストは、ほかの条件(${names})でさらに絞り込まれています。その条件に合う行は店舗データから判断できないため、絞り込む前の行を最大として数えています。`,
    en: `${n} of the requests were narrowed by something else (${names}) that cannot be applied to the shop data; the rows before it are counted, at the most.`,
  }),
  partial: (n) => ({
    ja: `${n}件は応答の一部だけが送られています(206)。どの部分かは記録に残らないため、全体を最大として数えています。`,
    en: `Of ${n} answers only a part was sent (206); which part is not logged, so they are counted whole, at the most.`,
  }),
  untold: (n) => ({
    ja: `${n}件は、どの行を選んだかが記録に残っていません(検索条件がセッションや送信本文にあるなど)。上限は応答の大きさから求めています。1行の大きさは、同じ画面の応答のうち行数が分かっているものから、それがなければ「項目ごとに1バイト以上」として見積もっています。`,
    en: `Of ${n} requests the selection is not in the log (it stands in the session or in what was posted). The size of the answer bounds the rows: by answers of the same page whose rows are known, else by one byte at least for each item of a row.`,
  }),
  'untold-uncounted': (n) => ({
    ja: `${n}件は、どの行を選んだかが記録に残っていません。店舗データもないため、件数は分かりません。`,
    en: `Of ${n} requests nothing says which rows they selected, and there is no shop data: how many is not known.`,
  }),
  'unnamed-change': (n) => ({
    ja: `変更${n}件は、どの行に対するものかが記録に残っていないため、人数に含まれていません。`,
    en: `Of ${n} changes nothing says which rows they were made to; they are not among the persons.`,
  }),
  'by-shape': (n) => ({
    ja: `${n}件は、プロファイルに記載のないURLです。URLに含まれる語から、注文または顧客のデータの出力とみなしています。何が出力される画面かを確かめ、プロファイルに記載してください。`,
    en: `Of the requests, ${n} went to pages that the profile does not name; by the words of their URLs they are taken for exports of orders or customers. Find out what these pages send, and name them in the profile.`,
  }),
  walked: (n) => ({
    ja: `${n}件は、番号を変えながら順に表示された個人ページです。表示した本人のページや、内容のないページを含み得るため、最大の数です。`,
    en: `${n} pages were looked through by number; the visitor's own, and pages that held nothing, may be among them, so this is the most it can be.`,
  }),
  'walked-beyond': (n) => ({
    ja: `${n}件は、多数のアドレスから番号を変えながら順に表示された個人ページです。表示した本人のページや、内容のないページを含み得る一方、利用者と区別できないアドレスから表示されたページは含まれないため、およその数です。`,
    en: `${n} pages were looked through by number from many addresses. The visitor's own, and pages that held nothing, may be among them; pages shown to addresses that cannot be told from customers' are not. So this is about how many there were.`,
  }),
  daily: (n) => ({
    ja: `${n}件は、同じアドレスから3日以上にわたり順に取得された個人ページです。お店や委託先のプログラムによるものでないか、アドレスの持ち主を確かめてください。`,
    en: `${n} pages were fetched in order by one address on three days or more. Ask whose address it is: a program of the shop or of a contractor may have fetched them.`,
  }),
  asked: (n) => ({
    ja: `${n}件は、お店や委託先のプログラム、または担当者によるものでないか、アドレスの持ち主を確かめてください。`,
    en: `${n} of the requests may be those of a program of the shop or of a contractor, or of somebody who works there. Ask whose address it is.`,
  }),
  listed: (n) => ({
    ja: `${n}件は一覧のページです。どの行が載っていたか、一覧が何を含むかは記録に残らないため、店舗データがあれば全ての行を最大とし、なければ件数は不明です。`,
    en: `${n} of the requests were for pages of a list; which rows stood on them is not logged. With shop data all its rows are the most it can be; without, how many is not known.`,
  }),
  drained: (n) => ({
    ja: `${n}件は、何が照会されたかがログに残らないAPIの呼び出しです。個人データが含まれていたか、何人分かは、API自体のログで確かめてください。`,
    en: `${n} of the requests went to an interface whose questions are not logged. Whether the answers held personal data, and of how many persons, only the logs of that interface can tell.`,
  }),
  copy: (n) => ({
    ja: `${n}件は、データベースの写しとみられるファイルです。店舗データがあれば、その時点で存在した全ての行を最大とし、なければ件数は不明です。サーバーに残るファイルの内容を確かめてください。`,
    en: `Of the requests, ${n} took what is by its name a copy of the database. With shop data all rows that existed then are the most it can be; without, how many is not known. Look into the file on the server.`,
  }),
  'copy-open': (n) => ({
    ja: `${n}件は、データベースまたはお店全体の写しとみられるファイルです。応答の大きさをサーバーのファイルと比べ、何が含まれていたかを確かめてください。店舗データがあれば全ての行を最大とし、なければ件数は不明です。`,
    en: `Of the requests, ${n} were for what is by its name a copy of the database or of the shop. Compare the answer's size with the file on the server, and look at what it holds. With shop data all rows are the most it can be; without, how many is not known.`,
  }),
  'not-modified': (n) => ({
    ja: `${n}件は「変更なし」(304)の応答だけが残り、元の内容がいつ渡されたかは分かりません。`,
    en: `Of ${n} requests only an answer "not modified" (304) is left; when the content was sent is not known.`,
  }),
  'by-account': (n) => ({
    ja: `${n}件は、操作ログにアドレスがなく、アカウントだけで結び付けたものです。アクター以外の操作を含む可能性があるため、最大の数です。`,
    en: `${n} acts are the actor's by the account alone, as the audit log has no address: some may be somebody else's, so this is the most it can be.`,
  }),
  unanswered: (n) => ({
    ja: `${n}件は、成功したかどうかが記録に残っていません。`,
    en: `Of ${n} acts nothing says whether they succeeded.`,
  }),
};

/** What is said of exports, views and changes. */
export const exportViewTexts = {
  /** @param rows how many rows were changed as well */
  basis(by: readonly ReckonedBy[], acts: number, rows: number): Text {
    const said = by.map((one) => BASIS[one]);
    return {
      ja: `${count(acts)}回の操作によります。${said.map(({ ja }) => ja).join('')}${rows === 0 ? '' : `このうち${count(rows)}件は内容が変更されています。`}`,
      en: `From ${count(acts)} act${acts === 1 ? '' : 's'}. ${said.map(({ en }) => en).join(' ')}${rows === 0 ? '' : ` ${count(rows)} of them ${rows === 1 ? 'was' : 'were'} changed.`}`,
    };
  },
  doubt: (kind: DoubtKind, n: number, names: readonly string[]): Text =>
    DOUBTS[kind](count(n), names.join(', ')),
  /** @param rows the candidates, in words */
  untold: (rows: Text): Text => ({
    ja: `${rows.ja}(このうちどの行かは記録に残っていない)`,
    en: `${rows.en} (which of them, nothing says)`,
  }),
};
