import type { Language } from '../../model/language.ts';

/** What `hinomi --help` says. */
export const helpText: Record<Language, Record<HelpKey, string>> = {
  ja: {
    program: '火の見(Hinomi): ログに残る侵入の痕跡を見つけ、どこまで及んだかを証拠とともに示します。',
    demo: '公表された侵入(SPIRAL EC、2016年)を再現し、調べて見せます',
    demoOut: '再現した証拠と報告書を置くフォルダ',
    demoScale: '通常のアクセスなどの規模(1 で公表された全規模)',
    version: 'バージョンを表示します',
    help: 'この説明を表示します',
    investigate: 'ログを調べ、報告書をフォルダに書き出します',
    inspect: '攻撃とみられるリクエストを1行ずつ出力します(- は標準入力)',
    who: '1つのアドレス・アカウント・パスに関する全ての記録を時刻順に出力します',
    rules: '検知ルール(Sigma)を扱います',
    rulesMatch: 'JSON のイベントに Sigma ルールを当てます',
    rulesCheck: 'ルールを読み、添えられた事例で確かめます',
    explain: '報告書の数を、渡された行とログの行までたどります',
    explainFolder: '「hinomi investigate」が書き出したフォルダ',
    exposure: '経路(exposure)のID。ほかと区別できる先頭だけでもかまいません',
    affectedRecipient:
      '影響を受けた人の一覧を、この age の公開鍵で暗号化して書きます(affected.ndjson.age。複数指定できます)',
    init: 'ログを見て、設定ファイルとプロファイルの下書きを作ります',
    data: 'お店のデータ(注文・会員などのCSV)。見出しだけを見て、列の対応を下書きします',
    duties: '事実の一覧から、報告・通知の義務と期限を1行ずつ出力します',
    facts: '事実の一覧(FACTS.json)',
    out: '報告書を書き出すフォルダ',
    quiet: '画面に何も表示しません',
    unmask: '影響を受けた人の一覧(affected.ndjson)を伏せずに書きます(カード番号やパスワードは常に伏せます)',
    config: '設定ファイル(hinomi.yaml)',
    since: 'この時刻より前の動きを示しません',
    until: 'この時刻より後の動きを示しません',
    tz: '時差の記載がない時刻の時間帯(例: Asia/Tokyo)',
    workers: '並行して読むスレッドの数',
    lang: '言語(ja または en)',
    ndjson: '1行に1つの JSON で出力します(既定)',
    events: 'イベントのファイル(1行に1つの JSON)',
  },
  en: {
    program: 'Hinomi: finds the traces of a break-in in logs, and shows with evidence how far it went.',
    demo: 'make a published breach (SPIRAL EC, 2016) anew and investigate it',
    demoOut: 'folder for the evidence that is made and for the report',
    demoScale: 'how much of the traffic (1 for the full published scale)',
    version: 'print the version',
    help: 'print this help',
    investigate: 'investigate logs and write the report into a folder',
    inspect: 'print one line for each hostile request (- is standard input)',
    who: 'print everything that one address, account or path did, in order of time',
    rules: 'work with detection rules (Sigma)',
    rulesMatch: 'try Sigma rules on JSON events',
    rulesCheck: 'read rules and run the cases beside them',
    explain: 'walk from a figure of the report to rows and log lines',
    explainFolder: 'folder that "hinomi investigate" wrote',
    exposure: 'id of an exposure; its beginning is enough where no other begins so',
    affectedRecipient:
      'write the list of persons encrypted for this public key of age (affected.ndjson.age; may be given several times)',
    init: 'look at logs, draft a configuration and a profile',
    data: "the shop's orders, members and so on as CSV; only their headings are looked at",
    duties: 'print what must be reported to whom by when, one duty a line',
    facts: 'file of facts (FACTS.json)',
    out: 'folder for the report',
    quiet: 'print nothing',
    unmask: 'write the persons in affected.ndjson unmasked (card numbers and passwords stay masked)',
    config: 'configuration (hinomi.yaml)',
    since: 'tell nothing from before this time',
    until: 'tell nothing from after this time',
    tz: 'zone of times without an offset, such as Asia/Tokyo',
    workers: 'number of threads that read',
    lang: 'language (ja or en)',
    ndjson: 'one JSON object a line (the default)',
    events: 'file of events (one JSON object a line)',
  },
};

/** What stands around it. */
export const helpWords: Record<
  Language,
  { readonly titles: Readonly<Record<string, string>>; byDefault(value: string): string }
> = {
  ja: {
    titles: {
      'Usage:': '使い方:',
      'Options:': 'オプション:',
      'Commands:': 'コマンド:',
      'Arguments:': '引数:',
    },
    byDefault: (value) => `(省略時: ${value})`,
  },
  en: { titles: {}, byDefault: (value) => ` (default: ${value})` },
};

type HelpKey =
  | 'program'
  | 'demo'
  | 'demoOut'
  | 'demoScale'
  | 'version'
  | 'help'
  | 'investigate'
  | 'inspect'
  | 'who'
  | 'rules'
  | 'rulesMatch'
  | 'rulesCheck'
  | 'explain'
  | 'explainFolder'
  | 'exposure'
  | 'affectedRecipient'
  | 'init'
  | 'data'
  | 'duties'
  | 'facts'
  | 'out'
  | 'quiet'
  | 'unmask'
  | 'config'
  | 'since'
  | 'until'
  | 'tz'
  | 'workers'
  | 'lang'
  | 'ndjson'
  | 'events';
