import { BOUNDED, CHANNEL_WORDS, certaintyWord, counted, isViewedOnly } from '../scope/words.ts';
import type { ReportText } from './report-text.ts';
import { ATTACK_WORDS, STAGE_WORDS } from './words.ts';

const KIND = {
  web: 'Webアクセスログ',
  auth: '認証ログ(SSH・FTPなど)',
  waf: 'WAFのログ',
  audit: '管理画面などの操作ログ',
  script: '決済ページのスクリプトの記録',
  database: 'データベースのログ',
  file: '持ち出された(または見つかった)ファイル',
} as const;

const REACHED = {
  taken: '個人データが漏えいしています',
  viewed: '個人データが第三者に閲覧されています',
  likely: '個人データが漏えいした可能性が高い状況です',
  possible: '個人データが漏えいした可能性があります',
} as const;

const SHOWN = {
  ...REACHED,
  likely: '個人データが第三者に閲覧された可能性が高い状況です',
  possible: '個人データが第三者に閲覧された可能性があります',
} as const;

const EVERY = { hour: '1時間ごと', day: '毎日', week: '毎週', month: '毎月' } as const;

export const ja: ReportText = {
  section: {
    known: '分かっていること',
    unknown: '分かっていないこと',
    never: 'これらのログでは決して分からないこと',
    now: 'いま行うこと',
    wrong: 'この判断が覆る条件',
  },
  label: {
    title: '不正アクセス調査報告',
    contents: '目次',
    summary: '要約',
    actors: '一連の動き(アクター)',
    timeline: '時系列',
    findings: '検出',
    inputs: '調べた証拠',
    gaps: '記録の途切れ',
    notices: '読む前に知っておくこと',
    unparsed: '未読行',
    generated: '作成日時',
    timezone: '時刻の表示',
    partial: '途中までの結果',
    none: 'なし',
    noTime: '時刻なし',
    actor: 'アクター',
    addresses: 'アドレス',
    accounts: 'アカウント',
    tenants: 'サイト',
    files: 'ファイル',
    period: '期間',
    requests: 'リクエスト',
    stages: '段階',
    links: '結び付けた理由',
    linkBetween: '結び付けたもの',
    linkWhy: '理由',
    time: '日時',
    tenant: 'サイト',
    stage: '段階',
    what: '内容',
    evidence: '根拠',
    level: '重大度',
    outcome: '成否',
    finding: '検出内容',
    reason: '成否の理由',
    count: '件数',
    besides: '関連する行:',
    source: '送信元',
    techniques: 'ATT&CK',
    path: 'ファイル',
    sha256: 'SHA-256(受領時のまま)',
    bytes: 'バイト',
    lines: '行',
    format: '形式',
    kind: '種類',
    line: '行',
    chart: 'アクターごとの時間の流れ',
    anyTenant: '(サイト名の記録なし)',
    footer:
      'この報告書はログに残った記録だけから作られています。記録がないことは、被害がないことを意味しません。',
    evidenceNote:
      '根拠は「証拠の番号:行番号」です。証拠の番号は「調べた証拠」の表、行番号は展開後のファイルの行です。ここでは一部を例示し、すべての行は evidence.parquet にあります。',
    actorNote:
      'アクターは、同じファイルやアカウントの使用など、記録の上でつながる動きをまとめたものです。一人の人物であることを意味しません。',
  },
  level: { informational: '参考', low: '低', medium: '中', high: '高', critical: '重大' },
  outcome: { attempted: '試行(拒否)', succeeded: '成功', unknown: '成否不明' },
  stage: STAGE_WORDS.ja,
  attack: ATTACK_WORDS.ja,
  kind: KIND,
  actorName: (rank) => `アクター${rank}`,
  more: (n, where) => `ほか${n}件は ${where} にあります。`,
  say: {
    'break-in': ({ actors, tenants, from, to }, v) =>
      `侵入された可能性が高い状況です。${actors === 0 ? '成功した攻撃(接続元は特定できていません)が、' : `成功した攻撃を含む動き(アクター)が${v.count(actors)}件、`}${v.period(from, to)}に${sites(tenants, v.names)}で確認されました。`,
    'something-succeeded': ({ count, attacks, isWhole }, v) =>
      attacks === 0
        ? `重大度は高くないものの、確認が必要な操作が成功しています(${v.count(count)}件)。運営者本人によるものの場合もあるため、担当者に確認してください。${besides(isWhole)}`
        : `${actsAndAttacks(count, attacks, v)}成功しています。侵入の可能性は否定できません。許可した診断や運営者本人によるものでないか、担当者に確認してください。${besides(isWhole)}`,
    undecided: ({ count, succeeded, attacks }, v) =>
      `成否を判断できない攻撃があります(検出${v.count(count)}件)。侵入の可能性は否定できません。${
        succeeded === 0 ? '' : `このほか、${actsAndAttacks(succeeded, attacks, v)}成功しています。`
      }`,
    'attempts-only': ({ count, isOpen, questions, isWhole, otherwise }, v) =>
      `攻撃の試みが延べ${v.count(count)}件ありました。${isOpen ? '調べたログの範囲では成功を確認していませんが、一部はこれらのログから成否を判断できません(「分かっていないこと」を参照)。' : '調べたログの範囲では、成功した痕跡は確認されていません。'}${
        questions === 0
          ? ''
          : `このほか、確認が必要な事項が${v.count(questions)}件あります(これらのログからは、その結果を判断できません)。`
      }${answeredOtherwise(otherwise, v)}${besides(isWhole)}`,
    'questions-only': ({ count, isWhole, otherwise }, v) =>
      `確認が必要な事項が${v.count(count)}件あります。正当な利用である可能性もあり、これらのログからは、その結果を判断できません。${answeredOtherwise(otherwise, v)}${besides(isWhole)}`,
    'nothing-found': ({ lines, from, to, isWhole }, v) =>
      `調べたログ(${v.period(from, to)}、${lines === null ? '指定期間内の行' : `${v.count(lines)}行`})では、攻撃の痕跡は確認されていません。ただし、ログに残らない侵入は否定できません。${besides(isWhole)}`,
    'nothing-read': ({ isInterrupted }) =>
      `${isInterrupted ? 'ログを読み始める前に中断されました。' : '読み取れた行がありません。'}侵入の有無について、何も判断できません。`,
    'nothing-in-period': ({ lines }, v) =>
      `指定された期間に入る行がありません(読み取った${v.count(lines)}行はすべて期間外です)。侵入の有無について、何も判断できません。`,
    'mostly-unread': ({ understood, lines }, v) =>
      `読み取れたのは${v.count(lines)}行のうち${v.count(understood)}行だけです。その中に攻撃の痕跡はありませんが、大半を読めていないため、侵入の有無は判断できません。`,
    'partly-unread': ({ understood, lines }, v) =>
      `読み取れた行(${v.count(lines)}行のうち${v.count(understood)}行)に攻撃の痕跡はありません。残りの行は調べていないため、侵入がなかったとは言えません。`,

    actor: ({ rank, addresses, requests, tenants, stages, from, to }, v) =>
      `アクター${rank}: ${v.names(addresses)} から、${v.period(from, to)}に${sites(tenants, v.names)}へ${v.count(requests)}件のリクエスト。段階: ${stages.map((stage) => STAGE_WORDS.ja[stage]).join('→')}。`,
    'actor-part': ({ rank, addresses, of, count, unnamed }, v) =>
      `この攻撃に加わったとみられる${v.count(of)}個のアドレス(計${v.count(count)}件)のうち、アクター${rank}に含めたのは${v.count(addresses)}個です。${unnamed > 0 ? `${v.count(unnamed)}個は多すぎるため個別に示せません。` : ''}${of - unnamed > addresses ? '残りがこのアクターに属するかどうかは判断できません。' : ''}含めていないアドレスの動きは、このアクターの件数に入っていません。`,
    'only-tried': ({ addresses }, v) =>
      `弱点を探しただけ、または試みをすべて拒否されたアドレスが${v.count(addresses)}個あります。`,
    'more-actors': ({ count }, v) => `このほかに${v.count(count)}件のアクターがあります。`,
    success: ({ title, reason, isOfAll, at, times, until }, v) =>
      `成功と判断: 「${title}」(${v.time(at)}${times > 1 ? `。その後、${v.time(until)}までにさらに${v.count(times - 1)}回` : ''})。${isOfAll ? '' : '初回は次のとおり: '}${reason}`,
    trouble: ({ title, reason, at }, v) =>
      `このほか(攻撃と断定するものではありません): 「${title}」(${v.time(at)})。${reason}`,
    'more-successes': ({ count }, v) => `成功と判断した検出がほかに${v.count(count)}件あります。`,
    'files-dropped': ({ files }, v) =>
      `不正に置かれた、または呼び出されたとみられるファイル: ${v.names(files)}`,
    'accounts-used': ({ accounts }, v) => `アクターの動きの中で使われたアカウント: ${v.names(accounts)}`,
    'data-exported': ({ tenants }, v) =>
      `${sites(tenants, v.names)}のデータの出力(ダウンロード)が記録されています。成功したものは「漏えい」に当たります。`,
    attempts: ({ count, attacks }, v) =>
      `拒否された試行が延べ${v.count(count)}件あります${attacks.length === 0 ? '' : `(${v.names(attacks.map((attack) => ATTACK_WORDS.ja[attack]))})`}。`,
    'data-reached': ({ certainty, channels, figures, tenants }, v) =>
      `${(isViewedOnly(channels) ? SHOWN : REACHED)[certainty]}(${figures.map(({ unit, n, bound }) => BOUNDED.ja[bound](counted('ja', unit, v.count(n)))).join('、')}。${sites(tenants, v.names).trim()})。`,
    exposed: ({ certainty, channels, figures, tenants }, v) =>
      `${certaintyWord('ja', certainty, channels)}データ: ${figures.map(({ unit, n, bound }) => BOUNDED.ja[bound](counted('ja', unit, v.count(n)))).join('、')}(${sites(tenants, v.names).trim()})。同じ方は、最も確かな段階で一度だけ数えています。`,
    'exposed-uncounted': ({ isSure, channels, tenants }, v) =>
      `${sites(tenants, v.names)}のデータに${isSure ? 'アクセスされています' : 'アクセスされた可能性があります'}(${v.names(channels.map((channel) => CHANNEL_WORDS.ja[channel]))})。対象の方を店舗データで確認できていないため、人数は分かりません。`,
    'accounts-entered': ({ entered, changed, purchased, orders, tenants }, v) =>
      `第三者による会員アカウントへの不正ログイン: ${v.count(entered)}件(うち登録情報の変更${v.count(changed)}件、変更後に購入のあったもの${v.count(purchased)}件。不正ログインされた全アカウントでの注文は${v.count(orders)}件。${sites(tenants, v.names).trim()})`,
    'looked-at': ({ inputs, lines, from, to }, v) =>
      `調べた証拠: ${v.count(inputs)}ファイル、${lines === null ? '指定期間内の行' : `${v.count(lines)}行`}(${v.period(from, to)})。`,

    notice: ({ text }) => text.ja,
    partial: () => '途中で終了したため、残りの証拠は調べていません。',
    unparsed: ({ count, lines }, v) =>
      `${v.count(lines)}行のうち${v.count(count)}行は読み取れませんでした(unparsed.ndjson に理由とともに保存)。`,
    gap: ({ input, from, to, more }, v) =>
      `${input} は ${v.period(from, to)} の記録が途切れています${more > 0 ? `(ほか${v.count(more)}か所)` : ''}。この間のことは確認できません。`,
    'outcome-unknown': ({ count, attacks }, v) =>
      `${v.count(count)}件の検出${attacks.length === 0 ? '' : `(${v.names(attacks.map((attack) => ATTACK_WORDS.ja[attack]))})`}は、成否をログから判断できません。`,
    'evidence-missing': ({ kinds }, v) =>
      `${v.names(kinds.map((kind) => KIND[kind]))}は渡されていないため、そこに残る動きは調べていません。`,
    'before-the-log': ({ at }, v) =>
      `ログは ${v.time(at)} から始まっています。それより前に始まっていた可能性は確認できません。`,
    'rows-not-counted': () => 'どの顧客のどの項目が対象かは、この報告では数えていません。',

    'never-posts': () => 'POSTの本文(送信された内容)は、アクセスログには残りません。',
    'never-commands': () =>
      '不正なプログラムへのPOSTで何が実行され、何が読み出されたかは、アクセスログには残りません。',
    'never-database': () => 'データベースから何が読み出されたかは、アクセスログには残りません。',
    'never-typed': () =>
      '改ざんされた画面で利用者が入力した内容(カード情報など)は、アクセスログには残りません。',
    'never-elsewhere': () =>
      '調べたサーバー以外(ほかのサーバー、外部サービス、社内端末)で起きたことは分かりません。',
    'never-persons': () => 'アドレスは人を表しません。誰が操作したかは、ログだけでは分かりません。',

    'preserve-logs': ({ inputs, hashed }, v) =>
      `【保全】ログ${v.count(inputs)}ファイルを、書き換えられない場所へ複製する。${hashed ? 'ハッシュ値は report.json に記録済み。' : '最後まで読み取れていないファイルがあるため、複製のハッシュ値を別途記録する。'}`,
    'preserve-before-rotation': ({ path, at, every, kept, needed, past }, v) =>
      past
        ? `【保全】${path}${needed ? '(この動きの記録を含む)' : ''}は、ローテーション(${EVERY[every]}・${v.count(kept)}世代と推定)により ${v.time(at)} 頃に削除された可能性がある。サーバーに残っているかを直ちに確認する。`
        : `【保全】${path}${needed ? '(この動きの記録を含む)' : ''}は、ローテーション(${EVERY[every]}・${v.count(kept)}世代と推定)により ${v.time(at)} 頃に削除される見込み。それまでに複製する。`,
    'preserve-server': ({ files }, v) =>
      files.length === 0
        ? '【保全】削除や再起動の前に、サーバーのスナップショット(ディスクとメモリー)を取る。'
        : `【保全】削除の前に、サーバーのスナップショットと ${v.names(files)} の複製・ハッシュ値を取る。`,
    'block-addresses': ({ addresses }, v) =>
      `【遮断】${v.names(addresses)} を遮断する(自社・委託先・プロキシのアドレスでないことを確認してから)。`,
    'remove-files': ({ files }, v) =>
      `【遮断】保全が済んだら ${v.names(files)} を実行できない状態にし、置かれた経路(PUT・アップロードなど)を塞ぐ。`,
    'rotate-accounts': ({ accounts }, v) =>
      `【変更】${v.names(accounts)} のパスワードを変更し、ログイン中のセッションをすべて無効にする。`,
    'rotate-unnamed-accounts': () =>
      '【変更】ログインに使われたアカウント名はログにないため、管理者アカウントすべてのパスワードを変更し、セッションを無効にする。',
    'rotate-unnamed-customers': () =>
      '【変更】ログインされた会員のアカウント名はログにないため、ログインの時刻をもとにお店の記録で特定し、セッションを無効にしてパスワードを再設定してもらう。',
    'rotate-keys': () =>
      '【変更】サーバーに置かれた秘密情報(データベースのパスワード、APIキー、決済の接続情報、SSH鍵)をすべて変更する。',
    'rotate-seen-settings': () => '【変更】管理画面で表示できる設定(決済や外部連携の鍵)を変更する。',
    'look-back': ({ of }) =>
      `【遡及】同じ手口を全サイト・保存している全期間のログで探す: hinomi who ${of} ログ…`,
    'look-at-other-sites': ({ tenants }, v) =>
      `【遡及】${v.names(tenants)} 以外のサイトにも、同じアドレス・ファイル名・アカウントがないかを確認する。`,
    'decide-the-undecided': () =>
      '【確認】成否不明の検出は、アプリケーションやデータベースのログ、応答の内容で成否を確かめる。',
    'bring-more-evidence': () =>
      '【確認】認証ログ、操作ログ、WAFやデータベースのログ、より古いログがあれば、加えて再度実行する。',
    'clock-of-duties': () =>
      '【報告】個人データの漏えい、または漏えいのおそれがあれば、知った時から3〜5日以内の速報(個人情報保護委員会)が必要になり得る。知った日時を記録する。',

    'wrong-if-operator': ({ accounts }, v) =>
      accounts.length === 0
        ? '担当者や委託先が、その時刻にその操作をしたと確認できた場合。'
        : `${v.names(accounts)} の担当者が、その時刻に自分で操作したと確認できた場合。`,
    'wrong-if-scan': ({ addresses }, v) =>
      `${v.names(addresses)} が、許可した脆弱性診断や監視のアドレスだった場合(設定の known に書くと区別されます)。`,
    'wrong-if-release': ({ files }, v) =>
      `${v.names(files)} が、正規のリリースで置かれたファイルだった場合。`,
    'wrong-if-proxy': () => 'アドレスがプロキシやCDNのもので、本当の接続元が別のヘッダーにある場合。',
    'wrong-if-clock': ({ timezone }) =>
      `サーバーの時計がずれていた、またはログの時刻が ${timezone} でなかった場合(順序や時間帯の判断が変わります)。`,
    'wrong-if-logs-changed': () => 'ログが受領前に書き換えられ、または一部が失われていた場合。',
  },
};

/** What is said besides where something may be missing in what was not found. */
/** What succeeded: what looks like attacks, and what operators do too. */
function actsAndAttacks(count: number, attacks: number, v: { count: (n: number) => string }): string {
  return [
    attacks > 0 ? `攻撃とみられる操作が${v.count(attacks)}件` : '',
    count > attacks ? `確認が必要な操作が${v.count(count - attacks)}件` : '',
  ]
    .filter((part) => part !== '')
    .join('、');
}

function answeredOtherwise(n: number | undefined, v: { count: (n: number) => string }): string {
  return n === undefined
    ? ''
    : `試されたカード・クーポン・コードなどのうち${v.count(n)}件は、応答がほかと異なります。まずこれを確認してください。`;
}

function besides(isWhole: boolean): string {
  return isWhole
    ? ''
    : '記録のない部分、または調べきれていない部分があります(「分かっていないこと」をご覧ください)。その部分に侵入の痕跡がないとは言えません。';
}

function sites(tenants: readonly string[], names: (names: readonly string[]) => string): string {
  const named = tenants.filter((tenant) => tenant !== '');
  return named.length === 0 ? '対象サイト' : `サイト ${names(named)} `;
}
