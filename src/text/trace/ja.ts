import type { Stage } from '../../model/actor.ts';
import type { Attack } from '../../model/attack.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import { count } from '../count.ts';
import { type EpisodeFacts, type Names, NO_BREAK_IN } from './episode-facts.ts';
import { howOften } from './how-often.ts';
import type { LinkReason, SparedReason } from './link-reason.ts';
import { spell } from './when.ts';

const ATTACK: Readonly<Record<Attack, string>> = {
  sqli: 'SQLインジェクション',
  xss: 'クロスサイトスクリプティング',
  traversal: 'ディレクトリトラバーサル',
  rce: '任意コードの実行',
  rfi: '外部ファイルの読み込み',
  ssrf: 'サーバーサイドリクエストフォージェリ',
  ssti: 'テンプレートインジェクション',
  xxe: 'XML外部実体参照',
  crlf: 'HTTPヘッダーインジェクション',
  deserialization: '安全でないデシリアライゼーション',
  webshell: 'バックドアプログラムの利用',
  upload: '不正なファイルのアップロード',
  scanner: '脆弱性診断ツールの使用',
  probe: '脆弱なページの探索',
  'method-abuse': '不要なHTTPメソッドの悪用',
  protocol: '不正な形式のHTTPリクエスト',
  'brute-force': 'パスワードの総当たり',
  'credential-stuffing': 'パスワードリスト攻撃',
  enumeration: '番号等の総当たり',
};

const ACTION: Readonly<Record<ShopAction, string>> = {
  'admin.login': '管理画面へのログイン',
  'admin.page': '管理画面へのアクセス',
  'admin.change': '管理画面での変更操作',
  'order.export': '注文データのダウンロード',
  'order.view': '注文情報へのアクセス',
  'order.status': '注文ステータスの変更',
  'order.create': '注文の登録',
  'customer.login': '会員ページへのログイン',
  'customer.register': '会員登録',
  'customer.reset': 'パスワード再設定',
  'customer.page': '会員ページへのアクセス',
  'customer.export': '会員データのダウンロード',
  'account.logout': 'ログアウト',
  'customer.view': '会員情報へのアクセス',
  'customer.change': '会員情報の変更',
  'checkout.complete': '注文の送信',
  'settings.view': '設定画面へのアクセス',
  'settings.change': '設定の変更',
  upload: 'ファイルのアップロード',
  'ssh.login': 'SSHでのログイン',
  'ssh.sudo': '管理者権限でのコマンド実行',
  'ftp.login': 'FTPでのログイン',
  'ftp.download': 'FTPでのダウンロード',
  'ftp.upload': 'FTPでのアップロード',
  'waf.detected': 'WAFによる検知',
  'waf.blocked': 'WAFによる遮断',
  'database.login': 'データベースへの接続',
  'database.query': 'データベースでの命令の実行',
};

/** Told among requests that were not answered as asked. */
const TRIED: Partial<typeof ACTION> = {
  'order.export': '注文データのダウンロードの試み',
  'customer.export': '会員データのダウンロードの試み',
  'ftp.download': 'FTPでのダウンロードの試み',
};

/** One episode as a sentence (or two) of an incident report. */
export function episodeJa(facts: EpisodeFacts): string {
  const text = `${opening(facts)}${SENTENCES[facts.stage](facts)}`;
  if (facts.elsewhere === undefined) return text;
  const { path, parameter, addresses } = facts.elsewhere;
  const place = parameter === '' ? path : `${path} の ${parameter}`;
  return `${text}なお、同じ箇所(${place})への攻撃は${names(addresses)}からも行われていますが、関連を示す記録は確認されていません。`;
}

function opening(facts: EpisodeFacts): string {
  const when = spell('ja', facts.at, facts.until, facts.timezone);
  return `${when === '' ? '' : `${when}、`}${absence(facts)}${howOften('ja', facts.visits)}${names(facts.addresses)}から`;
}

function absence(facts: EpisodeFacts): string {
  if (facts.absenceDays === 0) return '';
  const days = `${count(facts.absenceDays)}日ぶりに`;
  return facts.sameAddress ? `${days}再び、` : `関連するアクセスとしては${days}、`;
}

const SENTENCES: Readonly<Record<Stage, (facts: EpisodeFacts) => string>> = {
  reconnaissance: (facts) =>
    `${site(facts)}に対し、${probing(facts)}が${count(facts.requests)}件ありました${answers(facts)}。${facts.succeeded ? 'このうち、求めた情報が得られたと判断されるものがあります。' : ''}`,
  attack: (facts) =>
    `${site(facts)}に対し、${attacks(facts)}を試みたとみられるリクエストが${count(facts.requests)}件ありました${answers(facts)}。${attackResult(facts)}`,
  foothold: (facts) => foothold(facts),
  webshell: (facts) => webshell(facts),
  'login-attempt': (facts) => {
    const failed = facts.failures > 0 ? `の失敗が${count(facts.failures)}回` : '';
    const open = facts.tries > 0 ? `の試行(成否はログに残っていません)が${count(facts.tries)}回` : '';
    return `${loginTarget(facts)}${[failed, open].filter((part) => part !== '').join('、ログイン')}ありました${accounts(facts)}。`;
  },
  login: (facts) =>
    `${loginTarget(facts)}に${times(facts.successes)}成功しました${accounts(facts)}。${before(facts)}`,
  browse: (facts) => `${site(facts)}に対し、${pages(facts)}ありました${answers(facts)}。${sent(facts)}`,
  export: (facts) =>
    `${site(facts)}に対し、${actions(facts, 'データのダウンロード')}行われました${
      facts.bytes >= 0
        ? `(応答の合計${count(facts.bytes)}バイト)`
        : '(応答の大きさはログに記録されていません)'
    }。${facts.files.count > 0 ? `対象は${files(facts.files)}です。` : ''}`,
  change: (facts) => `${site(facts)}に対し、${actions(facts, '内容を変更するリクエスト')}行われました。`,
  return: (facts) => `${site(facts)}へのアクセスがあり、${pages(facts)}ありました${answers(facts)}。`,
};

function foothold(facts: EpisodeFacts): string {
  const target = files(facts.files);
  if (facts.writes === 0) {
    return `${site(facts)}に設置されたファイル(${target})へのアクセスが${count(facts.requests)}件ありました${answers(facts)}。`;
  }
  if (facts.files.count === 0) {
    return `${site(facts)}に対し、ファイルのアップロードが${count(facts.writes)}回受け付けられました(設置先はログに記録されていません)。`;
  }
  const methods = facts.methods.filter((method) => !['GET', 'HEAD', 'POST'].includes(method));
  const how = methods.length > 0 ? `${methods.join('・')}メソッドにより` : 'アップロードにより';
  return `${site(facts)}に対し、${how}ファイル(${target})が設置されました(書き込みの成功${count(facts.writes)}回)。`;
}

function webshell(facts: EpisodeFacts): string {
  const start = `${site(facts)}に設置された不正なプログラムとみられるファイル(${files(facts.files)})へのアクセスが${count(facts.requests)}件ありました`;
  if (facts.operations === 0) return `${start}が、いずれも拒否されています。`;
  return `${start}。うち拒否されなかった${count(facts.operations)}件で操作が実行された可能性があります(操作の数と内容はアクセスログからは確認できません)。`;
}

function attackResult(facts: EpisodeFacts): string {
  if (facts.succeeded) return 'このうち、成功したと判断される攻撃があります。';
  if (facts.refused === facts.requests) return 'いずれも拒否されています。';
  return '成功したと判断できる記録はありませんが、成否はアクセスログだけでは確定できません。';
}

function probing(facts: EpisodeFacts): string {
  if (facts.attacks[0] === 'enumeration') return '番号等を順に変えて情報を照会したとみられるリクエスト';
  const tool = facts.attacks.includes('scanner') ? '脆弱性診断ツールによるものを含め、' : '';
  return `${tool}公開していないページの探索や脆弱性の有無の調査とみられるリクエスト`;
}

function attacks(facts: EpisodeFacts): string {
  const kinds = facts.attacks.filter((attack) => !NO_BREAK_IN.includes(attack));
  if (kinds.length === 0) return '攻撃';
  const shown = kinds.slice(0, 3).map((attack) => ATTACK[attack]);
  return `${shown.join('、')}${kinds.length > shown.length ? '等' : ''}`;
}

function answers(facts: EpisodeFacts): string {
  const parts = [
    facts.answered > 0 ? `正常応答${count(facts.answered)}件` : '',
    facts.redirected > 0 ? `転送${count(facts.redirected)}件` : '',
    facts.refused > 0 ? `拒否・該当なし${count(facts.refused)}件` : '',
    facts.failed > 0 ? `サーバーエラー${count(facts.failed)}件` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `(${parts.join('、')})`;
}

function sent({ posts, files: places }: EpisodeFacts): string {
  if (posts === 0) return '';
  return `このうち${count(posts)}件はPOSTです(${files(places)})。送信された内容はログに残りません。`;
}

function pages(facts: EpisodeFacts): string {
  const known = [...facts.actions.values()].reduce((sum, n) => sum + n, 0);
  const other = facts.requests - known;
  const parts = [...facts.actions].map(([action, n]) => `${TRIED[action] ?? ACTION[action]}が${count(n)}件`);
  if (parts.length === 0) return `攻撃の特徴がないページ等へのリクエストが${count(facts.requests)}件`;
  if (other > 0) parts.push(`その他のリクエストが${count(other)}件`);
  return parts.join('、');
}

function actions(facts: EpisodeFacts, fallback: string): string {
  if (facts.actions.size === 0) return `${fallback}が${count(facts.requests)}回`;
  return [...facts.actions].map(([action, n]) => `${ACTION[action]}が${count(n)}回`).join('、');
}

function loginTarget(facts: EpisodeFacts): string {
  const places = [
    ['admin.login', '管理画面'],
    ['customer.login', '会員ページ'],
    ['ssh.login', 'SSH'],
    ['ftp.login', 'FTP'],
  ] as const;
  const found = places.filter(([action]) => facts.actions.has(action)).map(([, place]) => place);
  return `${site(facts)}${found.length === 0 ? '' : `の${found.join('・')}`}へのログイン`;
}

function times(n: number): string {
  return n > 1 ? `${count(n)}回` : '';
}

function before(facts: EpisodeFacts): string {
  const deduced =
    facts.deduced > 0 ? '成功は、ログイン後のページが表示されていることから判断しています。' : '';
  if (facts.failuresBefore > 0) {
    return `${deduced}成功の前に、同じアドレスからのログインの失敗が${count(facts.failuresBefore)}回ありました。`;
  }
  const none = '成功の前に、同じアドレスからのログインの失敗は記録されていません。';
  return facts.firstSuccess && facts.deduced === 0 ? none : deduced;
}

function accounts(facts: EpisodeFacts): string {
  if (facts.accounts.count === 0) return '(アカウント名はログに記録されていません)';
  const shown = facts.accounts.shown.map((name) => `「${name}」`).join('');
  const total = `${count(facts.accounts.count)}件${facts.accounts.more ? '以上' : ''}`;
  return facts.accounts.count > facts.accounts.shown.length
    ? `(アカウント${shown}ほか、計${total})`
    : `(アカウント${shown})`;
}

function files(list: Names): string {
  const rest = list.count - list.shown.length;
  return `${list.shown.join('、')}${rest > 0 ? `ほか${count(rest)}件${list.more ? '以上' : ''}` : ''}`;
}

function names(list: Names): string {
  const rest = list.count - list.shown.length;
  return `${list.shown.join('、')}${rest > 0 ? `ほか${count(rest)}アドレス${list.more ? '以上' : ''}` : ''}`;
}

function site(facts: EpisodeFacts): string {
  if (facts.sites > 1) return `${count(facts.sites)}サイト`;
  return facts.site === '' ? 'サイト' : `サイト「${facts.site}」`;
}

/** Why two things were put together. It speaks of what the log shows, never of people. */
export function linkJa(reason: LinkReason): string {
  switch (reason.kind) {
    case 'file-placed':
      return `このアドレスから、ファイル ${reason.file} が設置されています。`;
    case 'file-called':
      return `このアドレスから、設置されたファイル ${reason.file} が呼び出されています。`;
    case 'same-file':
      return `同じファイル ${reason.file} を使用しています(${reason.placed ? '設置' : '呼び出し'})。`;
    case 'account-entered':
      return `このアドレスから、アカウント「${reason.account}」が使用されています。`;
    case 'account-otherwise-hostile':
      return `同じアカウント「${reason.account}」を使用し、かつ、いずれのアドレスからもほかの攻撃が確認されています。`;
    case 'account-same-tool':
      return `同じアカウント「${reason.account}」を、同じ特徴的なツールで使用しています。`;
    case 'account-right-after':
      return `不正に使用されたアカウント「${reason.account}」が、${count(reason.minutes)}分以内に、それまで使用実績のないこのアドレスから使用されています。`;
    case 'same-tool-and-hole':
      return `同じ特徴的なツール(${reason.tool})で、同じ箇所(${reason.path} の ${reason.parameter})を攻撃しています。`;
    case 'spread-attack':
      return `多数のアドレスに分散した同じ攻撃(${reason.title})に加わっています。`;
  }
}

const SPARED: Readonly<Record<SparedReason, string>> = {
  known: '設定に登録されたアドレスのため、関連付けていません。',
  shared: '多数の利用者が共有するアドレスとみられるため、関連付けていません。',
  crawler: 'クローラーを名乗り、リンクをたどる形の閲覧だけのため、関連付けていません。',
  'few-visits': '閲覧が少数で、操作とみられるリクエストがないため、関連付けていません。',
  'file-in-honest-use':
    '通常の利用がある(または多数が訪れる)ファイルのため、閲覧だけでは関連付けていません。',
};

/** Why an address was left out. */
export function sparedJa(reason: SparedReason): string {
  return SPARED[reason];
}
