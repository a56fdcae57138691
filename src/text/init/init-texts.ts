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
  readonly genericFollows: string;
  readonly contentHead: string;
  readonly dataHead: string;
  readonly askLogin: string;
  readonly checkLogin: string;
  readonly written: string;
  readonly exists: string;
  readonly recognised: string;
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
    genericFollows: 'ここから下は同梱の generic と同じ内容です。お店にないものは消してかまいません。',
    contentHead: 'プログラムが動くはずのない場所',
    dataHead: '影響を受けた人数を数えるための、表と列の対応(要記入)',
    askLogin:
      '要確認: 応答コードだけではログインの成否が分かりません。ログイン後に開くページを書いてください。',
    checkLogin: '要確認: 302を成功、200(フォームの再表示)を失敗とみなしました。',
    written: '{path} を書きました。',
    exists: '{path} はすでにあるため、書きませんでした。',
    recognised:
      'ログ {logs} 件、リクエスト {requests} 件を調べました。ログに名前のあるサイト {tenants} 件、用途の分かったURL {routes} 件。',
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
    genericFollows: 'From here on as in the shipped profile "generic". Remove what the shop does not have.',
    contentHead: 'Places where nothing may ever run',
    dataHead: 'Which table and column is what, for counting the people affected (to be filled in)',
    askLogin:
      'CHECK: the answers do not tell a right password from a wrong one. Name the page that follows a login.',
    checkLogin: 'CHECK: 302 was taken for success, 200 (the form again) for failure.',
    written: 'Wrote {path}.',
    exists: '{path} exists already and was left alone.',
    recognised:
      'Looked at: {logs} logs, {requests} requests. Recognised: {tenants} sites by name, {routes} paths by their use.',
    platform: 'Probably runs: {platforms}',
    nothing: 'None of the logs could be understood; the drafts are empty.',
    toAsk: '{count} things to check (see "CHECK" in the files)',
    next: 'Once they are settled: hinomi investigate --config {path}',
  },
};
