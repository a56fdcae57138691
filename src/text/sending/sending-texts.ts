import type { Language } from '../../model/language.ts';
import { count } from '../count.ts';

type Count = (n: number) => string;

/** What the pages of `hinomi send` say. */
export interface SendingTexts {
  readonly draftTitle: (mailing: string) => string;
  readonly draftHead: (caseId: string, total: number, texts: number) => string;
  readonly brokenLines: Count;
  readonly variant: (number: number, count: number) => string;
  readonly subject: string;
  /** Stands for the name in what is approved, and for somebody without a name. */
  readonly anyName: string;
  readonly nameless: string;
  readonly letterColumns: readonly string[];
  readonly reasons: Readonly<Record<string, string>>;
  readonly fates: Readonly<Record<string, string>>;
  readonly notBegun: string;
  readonly checked: (mailing: string) => string;
  readonly labels: Readonly<
    Record<'lines' | 'persons' | 'mail' | 'letters' | 'before' | 'time' | 'texts' | 'hash', string>
  >;
  readonly lines: (lines: number, broken: readonly number[]) => string;
  readonly persons: Count;
  readonly mail: (total: number, left: number) => string;
  readonly people: Count;
  readonly before: Count;
  readonly time: (minutes: number, rate: number) => string;
  readonly texts: Count;
  readonly sample: string;
  readonly draftWritten: (path: string) => string;
  readonly approved: (id: string, isAlone: boolean) => string;
  readonly tested: (to: string) => string;
  readonly nothingSent: string;
  readonly sending: (done: number, total: number) => string;
  readonly waiting: (until: string) => string;
  readonly stopped: string;
  readonly uncertainHead: Count;
  readonly uncertain: (message: string, at: string) => string;
  readonly settleHow: string;
  readonly inFlight: string;
  readonly settled: Count;
  readonly stillUncertain: Count;
  readonly noMailing: string;
  readonly mailing: (name: string, at: string) => string;
  readonly bounces: (
    read: number,
    failed: number,
    delayed: number,
    unmatched: number,
    unclear: number,
  ) => string;
  readonly unclear: (file: string) => string;
  readonly letters: (path: string, count: number, withoutAddress: number) => string;
}

const ja: SendingTexts = {
  draftTitle: (mailing) => `送信する文面(${mailing})`,
  draftHead: (caseId, total, texts) =>
    `案件 ${caseId}。宛先は ${count(total)} 通、文面は ${count(texts)} 種類です。文面ごとに違うのは、お名前だけです。`,
  brokenLines: (n) => `一覧に読み取れない行が ${count(n)} 行あり、その方々には送られません。`,
  variant: (number, n) => `文面 ${number}: ${count(n)} 通`,
  subject: '件名',
  anyName: '(お名前)',
  nameless: 'ご利用者',
  letterColumns: ['氏名', '住所', '会員番号', '店舗', '対象の項目', '手紙とする理由', 'メールサーバーの応答'],
  reasons: {
    empty: 'メールアドレスがない',
    control: 'アドレスに改行や制御文字がある',
    several: 'アドレスが複数書かれている',
    'no-at': 'アドレスに @ がない',
    local: 'アドレスの @ より前が正しくない',
    'non-ascii': 'アドレスの @ より前に日本語などがある',
    domain: 'アドレスの @ より後が正しくない',
    long: 'アドレスが長すぎる',
    refused: 'メールサーバーに断られた',
    bounced: '不達の通知が届いた',
    'given-up': '繰り返し先送りされた',
  },
  fates: {
    sent: '送信済み',
    deferred: '先送り(あとで再送)',
    refused: '断られた(手紙へ)',
    bounced: '不達(手紙へ)',
    uncertain: '送られたか不明',
    open: '送られたか不明',
    'not-sent': '未送信(再送する)',
  },
  notBegun: 'まだ送っていない',
  checked: (mailing) => `「${mailing}」の送信の確認(何も送っていません)`,
  labels: {
    lines: '一覧',
    persons: '対象の方',
    mail: 'メール',
    letters: '手紙',
    before: '送らない方',
    time: '所要時間',
    texts: '文面',
    hash: 'SHA-256',
  },
  lines: (lines, broken) =>
    broken.length === 0
      ? `${count(lines)} 行`
      : `${count(lines)} 行(読み取れない行 ${count(broken.length)}: ${broken.slice(0, 10).join('、')}${broken.length > 10 ? ' …' : ''})`,
  persons: (n) => `${count(n)} 名`,
  mail: (total, left) => `${count(total)} 通(残り ${count(left)} 通)`,
  people: (n) => `${count(n)} 名`,
  before: (n) => `${count(n)} 名(同じアドレスに、別の方として送信済み)`,
  time: (minutes, rate) => `約 ${count(minutes)} 分(毎分 ${count(rate)} 通)`,
  texts: (n) => `${count(n)} 種類`,
  sample: '最も多い文面の見本:',
  draftWritten: (path) => `すべての文面を ${path} に書きました。この文書を起案し、承認を受けてください。`,
  approved: (id, isAlone) =>
    `この文面と件数は、${id} で${isAlone ? '単独承認' : '承認'}されています。--send で送信します。`,
  tested: (to) => `見本を ${to} に送りました。届いた文面を確かめてください。`,
  nothingSent: '送る相手が残っていません。',
  sending: (done, total) => `${count(done)} / ${count(total)} 通`,
  waiting: (until) =>
    `先送りされたものを、${until} に再送します(Ctrl-C で止め、あとで続けることもできます)。`,
  stopped: '中断しました。同じコマンドで、続きから送れます。',
  uncertainHead: (n) => `送られたか分からないもの ${count(n)} 通。自動では再送しません:`,
  uncertain: (message, at) => `  ${message}  ${at}`,
  settleHow:
    'メールサーバーのログを「hinomi send settle --case フォルダ --log mail.log」で読むか、1通ずつ --sent または --not-sent と --why で決めてください。',
  inFlight: 'いま送信中です。途中のものは、結果を待っています。',
  settled: (n) => `${count(n)} 通を決めました。`,
  stillUncertain: (n) => `送られたか分からないものが、まだ ${count(n)} 通あります。`,
  noMailing: 'まだ何も送っていません。',
  mailing: (name, at) => `■ ${name}(最後の記録 ${at})`,
  bounces: (read, failed, delayed, unmatched, unclear) =>
    `${count(read)} 通を読みました。不達 ${count(failed)}、遅延 ${count(delayed)}(不達ではありません)、この送信のものではない ${count(unmatched)}、判断できない ${count(unclear)}。`,
  unclear: (file) => `  判断できないもの: ${file}`,
  letters: (path, n, without) =>
    `${path} に ${count(n)} 名を書きました。${without === 0 ? '' : `うち ${count(without)} 名は住所もありません。公表などの代わりの方法を検討してください。`}`,
};

const plural = (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}`;

const en: SendingTexts = {
  draftTitle: (mailing) => `Texts to be sent (${mailing})`,
  draftHead: (caseId, total, texts) =>
    `Case ${caseId}: ${plural(total, 'message', 'messages')}, ${plural(texts, 'text', 'texts')}. Messages with the same text differ in the name alone.`,
  brokenLines: (n) =>
    `${plural(n, 'line', 'lines')} of the list could not be read; nobody named only there is written to.`,
  variant: (number, n) => `Text ${number}: ${plural(n, 'message', 'messages')}`,
  subject: 'Subject',
  anyName: '(name)',
  nameless: 'customer',
  letterColumns: ['name', 'address', 'customer', 'shop', 'items', 'why a letter', "the mail server's answer"],
  reasons: {
    empty: 'no e-mail address',
    control: 'line break or control character in the address',
    several: 'several addresses in one field',
    'no-at': 'no @ in the address',
    local: 'wrong before the @',
    'non-ascii': 'other than ASCII before the @',
    domain: 'wrong behind the @',
    long: 'address too long',
    refused: 'refused by the mail server',
    bounced: 'came back',
    'given-up': 'put off again and again',
  },
  fates: {
    sent: 'sent',
    deferred: 'put off, to be tried again',
    refused: 'refused (letter)',
    bounced: 'came back (letter)',
    uncertain: 'not known whether sent',
    open: 'not known whether sent',
    'not-sent': 'not sent, to be sent again',
  },
  notBegun: 'not begun yet',
  checked: (mailing) => `"${mailing}", checked; nothing was sent`,
  labels: {
    lines: 'list',
    persons: 'persons',
    mail: 'mail',
    letters: 'letters',
    before: 'left out',
    time: 'time',
    texts: 'texts',
    hash: 'SHA-256',
  },
  lines: (lines, broken) =>
    broken.length === 0
      ? plural(lines, 'line', 'lines')
      : `${plural(lines, 'line', 'lines')} (not readable ${count(broken.length)}: ${broken.slice(0, 10).join(', ')}${broken.length > 10 ? ' …' : ''})`,
  persons: count,
  mail: (total, left) => `${plural(total, 'message', 'messages')} (${count(left)} left)`,
  people: (n) => plural(n, 'person', 'persons'),
  before: (n) => `${plural(n, 'person', 'persons')} (the same address was written to as another person)`,
  time: (minutes, rate) => `about ${plural(minutes, 'minute', 'minutes')} (${count(rate)} a minute)`,
  texts: count,
  sample: 'The most frequent text:',
  draftWritten: (path) => `All texts are in ${path}: propose this document, and have it approved.`,
  approved: (id, isAlone) =>
    `This text and number are approved by ${id}${isAlone ? ' (a sole owner)' : ''}; --send sends them.`,
  tested: (to) => `A sample went to ${to}; read what arrives.`,
  nothingSent: 'Nobody is left to be written to.',
  sending: (done, total) => `${count(done)} of ${plural(total, 'message', 'messages')}`,
  waiting: (until) => `What was put off is tried again at ${until}; Ctrl-C stops, to go on later.`,
  stopped: 'Stopped; the same command goes on from here.',
  uncertainHead: (n) =>
    `Of ${plural(n, 'message', 'messages')} nobody knows whether it went; none is sent again by itself:`,
  uncertain: (message, at) => `  ${message}  ${at}`,
  settleHow:
    'Read the mail server\'s log with "hinomi send settle --case DIR --log mail.log", or settle each with --sent or --not-sent and --why.',
  inFlight: 'A process is sending now; what is on its way waits for its answer.',
  settled: (n) => `Settled: ${plural(n, 'message', 'messages')}.`,
  stillUncertain: (n) => `Still not known whether they went: ${plural(n, 'message', 'messages')}.`,
  noMailing: 'Nothing was sent yet.',
  mailing: (name, at) => `■ ${name} (last entry ${at})`,
  bounces: (read, failed, delayed, unmatched, unclear) =>
    `Read ${plural(read, 'message', 'messages')}: ${count(failed)} failed, ${count(delayed)} delayed (not failed), ${count(unmatched)} not of this mailing, ${count(unclear)} unclear.`,
  unclear: (file) => `  unclear: ${file}`,
  letters: (path, n, without) =>
    `Wrote ${plural(n, 'person', 'persons')} to ${path}.${without === 0 ? '' : ` ${plural(without, 'has', 'have')} no postal address either: think of other ways, such as a public notice.`}`,
};

export const SENDING_TEXTS: Readonly<Record<Language, SendingTexts>> = { ja, en };
