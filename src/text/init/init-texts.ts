import type { Language } from '../../model/language.ts';

/** What `hinomi init` writes into its drafts and onto the terminal. */
export interface InitTexts {
  readonly configHead: string;
  readonly askZone: string;
  readonly askOrganisation: string;
  readonly exampleName: string;
  readonly askTenant: string;
  readonly checkTenants: string;
  readonly askKnown: string;
  readonly checkEvidence: string;
  readonly askProxy: string;
  readonly unknownFormat: string;
  readonly seen: string;
  readonly roles: Readonly<Record<'operator' | 'monitor' | 'callback' | 'proxy', string>>;
  readonly profileHead: string;
  readonly platformBase: string;
  readonly adminPrefix: string;
  readonly baseFollows: string;
  readonly contentHead: string;
  readonly dataHead: string;
  readonly askRows: string;
  readonly checkRows: string;
  readonly dataFrom: string;
  readonly dataLeft: string;
  readonly headless: string;
  readonly askAsOf: string;
  readonly askWhoseData: string;
  readonly askId: string;
  readonly askPlacedAt: string;
  readonly askStatus: string;
  readonly askPerson: string;
  readonly askPassword: string;
  readonly askPayment: string;
  readonly unknownColumns: string;
  readonly askLogin: string;
  readonly checkLogin: string;
  readonly checkLoginStatus: string;
  readonly written: string;
  readonly exists: string;
  readonly recognised: string;
  readonly recognisedData: string;
  readonly platform: string;
  readonly nothing: string;
  readonly toAsk: string;
  readonly next: string;
}

/** In both languages. `{name}` stands for a parameter. */
export const initTexts: Readonly<Record<Language, InitTexts>> = {
  ja: {
    configHead:
      'Hinomiの設定の下書きです。ログを見て書きました。「要確認」の行を、お店のことをご存じの方が直してください。',
    askZone: '要確認: 時差の記載がない時刻と、報告書の時刻に使うタイムゾーン。',
    askOrganisation: '要確認: 組織の名前。自社のお店なら shop、ほかの会社のお店を預かっているなら provider。',
    exampleName: '株式会社みほん',
    askTenant: '要確認: ログにホスト名がないため、お店を1つとして扱います。名前を付けてください。',
    checkTenants:
      '要確認: ログのホスト名から1件ずつ挙げました。名前を直し、同じお店のホスト名は1つにまとめてください。',
    askKnown:
      '要確認: 正当な理由で目立つ動きをするアドレス(運営者、依頼した診断、監視、決済通知)。\n下は推測です。攻撃者のアドレスを書くと見逃すため、確かめたものだけ「known: []」を「known:」に直して移してください。',
    checkEvidence: '調べるログ。「logs/*.log.gz」のようにまとめて書けます。',
    askProxy:
      '要確認: プロキシの内側のログのようです。お客様のアドレスを伝えるヘッダーと、信頼するプロキシのアドレスを\n各ログの行に書き足してください。',
    unknownFormat: '要確認: 形式が分かりませんでした。format: にApacheのLogFormatなどを書いてください。',
    seen: '{count}件のリクエスト',
    roles: {
      operator: '管理画面を使っている({count}件)。運営者ですか?',
      monitor: '同じページを繰り返し見ている({count}件)。監視サービスですか?',
      callback: '決まった場所へPOSTだけを送っている({count}件)。決済会社などの通知ですか?',
      proxy: '{count}件。プロキシですか?',
    },
    profileHead:
      'プロファイルの下書きです。書き方は同梱の profiles/README.md にあります。行末は、ログに残っていた応答コードと回数です。',
    platformBase:
      '要確認: 仕組みは「{platform}」のようです。同梱の {platform} をもとにしました。お店ごとに直す箇所は profiles/{platform}.md にあります。',
    adminPrefix: '要確認: 管理画面のURLを、ログで見つけた {path} に置き換えました。',
    baseFollows: 'ここから下は同梱の {name} の内容です。お店にないものは消してかまいません。',
    contentHead: 'プログラムが動くはずのない場所',
    dataHead: '影響を受けた人数を数えるための、表と列の対応(要記入)',
    askRows:
      '要確認: どの行が出力・表示されるか、リクエストからは分かりませんでした。URLに条件があれば selects に、検索条件がセッションにあれば narrowed_by: session に書いてください。',
    checkRows: '要確認: 期間や番号とみなしたパラメーターです。',
    dataFrom: '要確認: {path} の見出しから推測しました。',
    dataLeft:
      '要確認: データの見出しから推測した対応です。上の data と合わない箇所があるため、使う場合は直して移してください。',
    headless: '要確認: {path} の1行目に見出しがありません。1行目に列の名前を書き足してください。',
    askAsOf:
      '要確認: いつ時点のデータかを asOf: 2026-01-31T00:00:00+09:00 のように書き足してください。その後に消えた行は数えられません。',
    askWhoseData: '要確認: どのお店のデータですか? そのお店の行だけ、先頭の「#」を外してください。',
    askId: '要確認: 行を見分ける番号の列が分かりませんでした。最初の列を書いています。',
    askPlacedAt: '要確認: 行ができた日時の列を placed_at: に書いてください。ないと、期間で数えられません。',
    askStatus: '要確認: カゴや下書きの行が混じっていれば、注文として数える値を並べて「#」を外してください。',
    askPerson: '要確認: 誰の行かを見分ける列(会員番号、メールアドレスなど)を person: に書いてください。',
    askPassword:
      '要確認: パスワードの列を、ハッシュ化されたものとみなしました。平文なら password に直してください。',
    askPayment:
      '要確認: 支払い方法の列の値のうち、カード払いにあたるものを並べて、行頭の「#」を外してください。',
    unknownColumns: '要確認: 用途の分からなかった列: {columns}',
    askLogin:
      '要確認: 応答コードだけではログインの成否が分かりません。ログイン後に開くページを書いてください。',
    checkLogin: '要確認: 302を成功、200(フォームの再表示)を失敗とみなしました。',
    checkLoginStatus: '要確認: 200または302を成功、401または422を失敗とみなしました。',
    written: '{path} を書きました。',
    exists: '{path} はすでにあるため、書きませんでした。',
    recognised:
      'ログ {logs} 件、リクエスト {requests} 件を調べました。ログに名前のあるサイト {tenants} 件、用途の分かったURL {routes} 件。',
    recognisedData: 'データ {path}: {name} とみて、{items} 種類の項目を見つけました。',
    platform: '使われていそうな仕組み: {platforms}',
    nothing: 'ログを読み取れませんでした。空の下書きを書きます。',
    toAsk: '確認が必要な箇所: {count} 件(ファイル内の「要確認」)',
    next: '修正が済んだら: hinomi investigate --config {path}',
  },
  en: {
    configHead:
      'A draft of Hinomi\'s configuration, written from a look at the logs. Somebody who knows the shop should go through every "CHECK".',
    askZone: 'CHECK: the zone of times without an offset, and of the times in the report.',
    askOrganisation:
      "CHECK: the organisation's name; role is shop for a shop of its own, provider for a host of others' shops.",
    exampleName: 'Example Shop',
    askTenant: 'CHECK: the logs name no host, so all of it is taken for one shop. Give it a name.',
    checkTenants:
      'CHECK: one for each host in the logs. Mend the names, and put hosts of the same shop together.',
    askKnown:
      'CHECK: addresses that stand out for good reasons (operators, scans you ordered, monitors, payment callbacks).\nThese are guesses. An attacker\'s address written here would be overlooked: move only those that you know\nunder "known:" (instead of "known: []").',
    checkEvidence: 'The logs to examine. A pattern such as "logs/*.log.gz" names many at once.',
    askProxy:
      "CHECK: these logs seem to be written behind a proxy. Add the header that names the client, and the proxies'\nown addresses, to each log's line.",
    unknownFormat:
      'CHECK: the format was not recognised. Add format: with your Apache LogFormat or the like.',
    seen: '{count} requests',
    roles: {
      operator: 'works in the administration ({count} requests): an operator?',
      monitor: 'looks at the same page again and again ({count} requests): a monitor?',
      callback: 'only posts, always to the same place ({count} requests): a payment callback?',
      proxy: '{count} requests: a proxy?',
    },
    profileHead:
      'A draft of a profile. The shipped profiles/README.md says how to read it. At the end of a line: the answers seen in the logs.',
    platformBase:
      'CHECK: the shop seems to run "{platform}"; this builds on the shipped profile. What differs from shop to shop stands in profiles/{platform}.md.',
    adminPrefix: "CHECK: the administration's name was replaced by the one found in the logs, {path}.",
    baseFollows: 'From here on as in the shipped profile "{name}". Remove what the shop does not have.',
    contentHead: 'Places where nothing may ever run',
    dataHead: 'Which table and column is what, for counting the people affected (to be filled in)',
    askRows:
      'CHECK: the requests do not tell which rows were given out. Write conditions of the address into selects; if the search is kept in the session, write narrowed_by: session.',
    checkRows: 'CHECK: parameters that were taken for a period or for numbers.',
    dataFrom: 'CHECK: guessed from the headings of {path}.',
    dataLeft:
      'CHECK: guessed from headings of the data. Something above does not fit it: mend it and move it to use it.',
    headless: 'CHECK: the first line of {path} holds no headings. Write the names of the columns there.',
    askAsOf:
      'CHECK: add the moment that the data show, asOf: 2026-01-31T00:00:00+09:00. Rows that were gone by then cannot be counted.',
    askWhoseData: 'CHECK: whose data are these? Take away the "#" for that shop only.',
    askId: 'CHECK: no column was found that numbers the rows; the first one stands here.',
    askPlacedAt:
      'CHECK: name the column that says when a row came to be, placed_at. Without it no period can be counted.',
    askStatus:
      'CHECK: if carts and drafts are among the rows, list the values that are orders and take away the "#".',
    askPerson:
      'CHECK: name the columns that tell whose row it is (number of the customer, e-mail, …), person.',
    askPassword: 'CHECK: the column of passwords was taken for hashes. If they are plain, write password.',
    askPayment: 'CHECK: list the values of this column that mean paying by card, and take away the "#".',
    unknownColumns: 'CHECK: columns of which nothing was made: {columns}',
    askLogin:
      'CHECK: the answers do not tell a right password from a wrong one. Name the page that follows a login.',
    checkLogin: 'CHECK: 302 was taken for success, 200 (the form again) for failure.',
    checkLoginStatus: 'CHECK: 200 or 302 was taken for success, 401 or 422 for failure.',
    written: 'Wrote {path}.',
    exists: '{path} exists already and was left alone.',
    recognised:
      'Looked at: logs {logs}, requests {requests}. Recognised: sites by name {tenants}, paths by their use {routes}.',
    recognisedData: 'Data {path}: taken for {name}, kinds of items recognised: {items}.',
    platform: 'Probably runs: {platforms}',
    nothing: 'None of the logs could be understood; the drafts are empty.',
    toAsk: 'To check: {count} (see "CHECK" in the files)',
    next: 'Once they are settled: hinomi investigate --config {path}',
  },
};
