import type { Language } from '../../model/language.ts';

type HelpKey = keyof typeof en;

const en = {
  send: 'check a mailing to persons and show what would be sent; with --send, send it (each person once, whatever happens)',
  case: 'folder of the case',
  kind: 'kind of message',
  affected: 'affected.ndjson (unmasked), or affected.ndjson.age',
  identity: 'file with the private key of age for an encrypted list',
  mailing: 'name of the mailing; to one person goes one message of a mailing (default: the kind)',
  mailingOf: 'name of the mailing',
  smtp: 'mail server: smtps://HOST, smtp://HOST:587, or a YAML file; user and password from HINOMI_SMTP_USER and HINOMI_SMTP_PASSWORD',
  from: 'sender (default: the fact contact.email)',
  rate: 'messages a minute (default 600, or as in the file)',
  templates: 'folder with templates of your own',
  draft: 'write all texts into this file: the document to be proposed and approved',
  testTo: 'send the most frequent text to this address, your own',
  sendOff: 'send; needs the approval of mass-mail for exactly this document and number',
  status: 'show how each mailing stands',
  settle: 'say what became of messages whose fate nobody knows',
  sent: 'it was sent',
  notSent: 'it was not sent, and may be sent again (also one that was refused)',
  log: 'a log of Postfix, Exim or sendmail that tells it',
  bounces: 'read bounces from .eml files, folders, mbox or Maildir; what failed gets a letter',
  letters: 'write the list for letters (CSV)',
  out: 'file to be written',
  messages: 'Message-IDs',
  mailboxes: 'files or folders',
};

const ja: Record<HelpKey, string> = {
  send: '本人へのメールを確かめ、何が送られるかを示します。--send で送ります(何が起きても、お1人に1通だけ)',
  case: '案件のフォルダ',
  kind: 'メールの種類',
  affected: 'affected.ndjson(伏せていないもの)、または affected.ndjson.age',
  identity: '暗号化された一覧を開く age の秘密鍵のファイル',
  mailing: '送信の名前。1つの送信では、お1人に1通だけ送ります(省略時: 種類)',
  mailingOf: '送信の名前',
  smtp: 'メールサーバー: smtps://ホスト、smtp://ホスト:587、または YAML ファイル。ユーザー名とパスワードは HINOMI_SMTP_USER と HINOMI_SMTP_PASSWORD から読みます',
  from: '差出人(省略時: 事実 contact.email)',
  rate: '1分あたりの通数(省略時: 600、またはファイルの値)',
  templates: '自社のひな形のフォルダ',
  draft: 'すべての文面をこのファイルに書きます。起案し、承認を受ける文書です',
  testTo: '最も多い文面を、ご自分のアドレスに試し送りします',
  sendOff: '送信します。この文書と通数についての mass-mail の承認が必要です',
  status: 'それぞれの送信の状況を表示します',
  settle: '送られたか分からないメールについて、結果を決めます',
  sent: '送られていた',
  notSent: '送られていない。再送してよい(断られたものにも使えます)',
  log: '結果が分かる Postfix、Exim、sendmail のログ',
  bounces: '不達の通知を、.eml、フォルダ、mbox、Maildir から読みます。不達の方は手紙の一覧に入ります',
  letters: '手紙を送る方の一覧を CSV に書きます',
  out: '書き出すファイル',
  messages: 'Message-ID',
  mailboxes: 'ファイルまたはフォルダ',
};

/** What `hinomi send --help` says. */
export const SEND_HELP: Readonly<Record<Language, Readonly<Record<HelpKey, string>>>> = { ja, en };
