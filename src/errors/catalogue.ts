import type { Text } from '../model/language.ts';

/** One kind of trouble that a user can be told about. `{name}` in a text stands for a parameter. */
export interface ErrorEntry {
  /** What is wrong, where. One sentence. */
  readonly text: Text;
  /** What to do about it. One sentence. */
  readonly fix: Text;
  /** Exit code of the command line, as in the contract. */
  readonly exit: 1 | 2 | 3 | 4 | 5;
  /** HTTP status when the server says it. */
  readonly status: 400 | 404 | 413 | 422 | 500;
}

/**
 * Every error that Hinomi tells a user. Codes are stable and never reused; each has a page under
 * docs/errors/<CODE>.md, held together by a test.
 */
export const ERRORS = {
  INPUT_NONE: {
    text: { ja: '調べるログが指定されていません。', en: 'No log was named.' },
    fix: {
      ja: '「hinomi investigate access.log」のようにログを指定するか、--config で設定ファイルを指定してください。',
      en: 'Name logs, as in "hinomi investigate access.log", or a configuration with --config.',
    },
    exit: 2,
    status: 400,
  },
  NOTHING_UNDERSTOOD: {
    text: {
      ja: '読み取れる行が1行もありませんでした(入力: {paths})。',
      en: 'Not one line was understood (input: {paths}).',
    },
    fix: {
      ja: '指定したファイルがログであるかを確認し、独自の書式であれば設定の format に LogFormat や log_format の文字列を書いてください。行ごとの理由は、hinomi investigate が unparsed.ndjson に書き出します。',
      en: 'Check that these are logs; if their format is your own, put its LogFormat or log_format string under "format" in the configuration. hinomi investigate writes the reason for each line to unparsed.ndjson.',
    },
    exit: 3,
    status: 422,
  },
  OUTPUT_UNWRITABLE: {
    text: {
      ja: '出力先「{path}」に書き込めません({cause})。',
      en: 'The output "{path}" cannot be written ({cause}).',
    },
    fix: {
      ja: '--out で書き込めるフォルダを指定してください。',
      en: 'Name a folder that can be written to with --out.',
    },
    exit: 2,
    status: 500,
  },
  OPTION_TIME: {
    text: {
      ja: '{option} の時刻「{value}」を読み取れません。',
      en: 'The time "{value}" of {option} cannot be read.',
    },
    fix: {
      ja: '2016-04-18 または 2016-04-18T09:00:00+09:00 の形で書いてください。',
      en: 'Write it as 2016-04-18 or 2016-04-18T09:00:00+09:00.',
    },
    exit: 2,
    status: 400,
  },
  OPTION_PERIOD: {
    text: {
      ja: '--until の「{until}」は --since の「{since}」より前です。',
      en: '"{until}" (--until) lies before "{since}" (--since).',
    },
    fix: {
      ja: '始まりを --since に、終わりを --until に書いてください。',
      en: 'Give the beginning with --since and the end with --until.',
    },
    exit: 2,
    status: 400,
  },
  OPTION_ZONE: {
    text: {
      ja: '--tz の「{value}」は時間帯の名前ではありません。',
      en: '"{value}" (--tz) is not the name of a time zone.',
    },
    fix: {
      ja: 'Asia/Tokyo のような IANA の名前で書いてください。',
      en: 'Write an IANA name such as Asia/Tokyo.',
    },
    exit: 2,
    status: 400,
  },
  OPTION_VALUE: {
    text: { ja: '{option} に「{value}」は指定できません。', en: '{option} cannot be "{value}".' },
    fix: { ja: '指定できるのは {allowed} です。', en: 'It takes {allowed}.' },
    exit: 2,
    status: 400,
  },
  OPTION_USAGE: {
    text: {
      ja: 'コマンドの書き方に誤りがあります。{problem}。',
      en: 'The command is not written right: {problem}.',
    },
    fix: { ja: '「hinomi --help」で書き方を確認してください。', en: 'See "hinomi --help".' },
    exit: 2,
    status: 400,
  },
  FORMAT_UNKNOWN: {
    text: {
      ja: '入力「{path}」の書式「{format}」を解釈できません({problem})。',
      en: 'The format "{format}" of the input "{path}" cannot be understood ({problem}).',
    },
    fix: {
      ja: '書式の名前、Apache の LogFormat、nginx の log_format のいずれかを書くか、auto にしてください。',
      en: 'Write a format name, an Apache LogFormat or an nginx log_format string, or "auto".',
    },
    exit: 2,
    status: 400,
  },
  INPUT_MISSING: {
    text: { ja: '入力「{path}」が見つかりません。', en: 'The input "{path}" does not exist.' },
    fix: {
      ja: 'パスの綴りと、相対パスの起点を確認してください。',
      en: 'Check the spelling of the path and the folder it is relative to.',
    },
    exit: 4,
    status: 404,
  },
  INPUT_UNREADABLE: {
    text: { ja: '入力「{path}」を読めません({cause})。', en: 'The input "{path}" cannot be read ({cause}).' },
    fix: {
      ja: '読み取り権限を確認するか、コピーを指定してください。',
      en: 'Check its permissions, or name a copy of it.',
    },
    exit: 4,
    status: 422,
  },
  INPUT_DIRECTORY: {
    text: { ja: '入力「{path}」はフォルダです。', en: 'The input "{path}" is a folder.' },
    fix: {
      ja: 'ログファイルを指定するか、「{path}/*.log*」のように書いてください。',
      en: 'Name log files, or write "{path}/*.log*".',
    },
    exit: 4,
    status: 422,
  },
  CONFIG_MISSING: {
    text: {
      ja: 'ファイル「{file}」が見つかりません。',
      en: 'The file "{file}" does not exist.',
    },
    fix: {
      ja: 'パスを確認してください。設定ファイルの下書きは「hinomi init」で作成できます。',
      en: 'Check the path. A configuration is drafted by "hinomi init".',
    },
    exit: 2,
    status: 422,
  },
  CONFIG_UNREADABLE: {
    text: {
      ja: 'ファイル「{file}」を読めません({cause})。',
      en: 'The file "{file}" cannot be read ({cause}).',
    },
    fix: {
      ja: '読み取り権限と、通常のファイルであることを確認してください。',
      en: 'Check that it is a plain file and that its permissions allow reading.',
    },
    exit: 2,
    status: 422,
  },
  CONFIG_SYNTAX: {
    text: {
      ja: '{file}:{line}:{column}: JSON・YAMLとして読めません({cause})。',
      en: '{file}:{line}:{column}: This is not valid JSON or YAML ({cause}).',
    },
    fix: {
      ja: 'この行の前後の括弧、引用符、コロン、字下げを確認してください。',
      en: 'Check brackets, quotes, colons and indentation around that line.',
    },
    exit: 2,
    status: 422,
  },
  CONFIG_UNKNOWN_KEY: {
    text: {
      ja: '{file}:{line}:{column}: 「{key}」というキーはありません。',
      en: '{file}:{line}:{column}: There is no key "{key}".',
    },
    fix: {
      ja: '最も近いキーは「{nearest}」です(ここで使えるキー: {known})。',
      en: 'The nearest key is "{nearest}" (keys that exist here: {known}).',
    },
    exit: 2,
    status: 422,
  },
  CONFIG_KEY_MISSING: {
    text: {
      ja: '{file}:{line}:{column}: 必須のキー「{key}」がありません。',
      en: '{file}:{line}:{column}: The key "{key}" is required and missing.',
    },
    fix: { ja: '例のように書き足してください: {example}', en: 'Add it, for example: {example}' },
    exit: 2,
    status: 422,
  },
  CONFIG_SHAPE: {
    text: {
      ja: '{file}:{line}:{column}: キーと値の組が書かれていません。',
      en: '{file}:{line}:{column}: This file holds no keys with values.',
    },
    fix: {
      ja: '1行に1つ、「キー: 値」の形で書いてください(JSONなら { "キー": 値, … })。',
      en: 'Write "key: value", one a line (in JSON: { "key": value, … }).',
    },
    exit: 2,
    status: 422,
  },
  CONFIG_VALUE: {
    text: {
      ja: '{file}:{line}:{column}: 「{key}」の値 {value} は使えません。',
      en: '{file}:{line}:{column}: {value} is not a value for "{key}".',
    },
    fix: { ja: '例: {example}', en: 'For example: {example}' },
    exit: 2,
    status: 422,
  },
  CONFIG_CHOICE: {
    text: {
      ja: '{file}:{line}:{column}: 「{key}」の値 {value} は使えません。',
      en: '{file}:{line}:{column}: {value} is not a value for "{key}".',
    },
    fix: {
      ja: '最も近いのは「{nearest}」です(使える値: {known})。',
      en: 'The nearest is "{nearest}" (values that exist: {known}).',
    },
    exit: 2,
    status: 422,
  },
  CONFIG_ZONE: {
    text: {
      ja: '{file}:{line}:{column}: タイムゾーン {value} は存在しません。',
      en: '{file}:{line}:{column}: There is no time zone {value}.',
    },
    fix: {
      ja: '「{nearest}」のようなIANAの名前で書いてください。',
      en: 'Write an IANA name such as "{nearest}".',
    },
    exit: 2,
    status: 422,
  },
  CONFIG_ADDRESS: {
    text: {
      ja: '{file}:{line}:{column}: 「{key}」の値 {value} はIPアドレスでもCIDRの範囲でもありません。',
      en: '{file}:{line}:{column}: {value} ("{key}") is neither an IP address nor a CIDR range.',
    },
    fix: {
      ja: '「192.0.2.66」「203.0.113.0/28」「2001:db8::/32」のように書いてください。',
      en: 'Write it like "192.0.2.66", "203.0.113.0/28" or "2001:db8::/32".',
    },
    exit: 2,
    status: 422,
  },
  CONFIG_TIME: {
    text: {
      ja: '{file}:{line}:{column}: 「{key}」の値 {value} は日時として読めません。',
      en: '{file}:{line}:{column}: {value} ("{key}") is not a time.',
    },
    fix: {
      ja: '「2026-09-01」または「2026-09-01T10:00:00+09:00」のように書いてください。',
      en: 'Write it like "2026-09-01" or "2026-09-01T10:00:00+09:00".',
    },
    exit: 2,
    status: 422,
  },
  CONFIG_PERIOD: {
    text: {
      ja: '{file}:{line}:{column}: 終わり {value} が始まりより前です。',
      en: '{file}:{line}:{column}: The end, {value}, lies before the beginning.',
    },
    fix: { ja: '「from」と「to」を確認してください。', en: 'Check "from" and "to".' },
    exit: 2,
    status: 422,
  },
  CONFIG_DUPLICATE: {
    text: {
      ja: '{file}:{line}:{column}: 「{key}」の値 {value} が重複しています。',
      en: '{file}:{line}:{column}: {value} ("{key}") is given twice.',
    },
    fix: {
      ja: '店舗のidとホスト名は、それぞれ1か所だけに書いてください。',
      en: 'Give each tenant id and each host name in one place only.',
    },
    exit: 2,
    status: 422,
  },
  PROFILE_MISSING: {
    text: {
      ja: '{file}:{line}:{column}: プロファイル「{name}」が見つかりません。',
      en: '{file}:{line}:{column}: There is no profile "{name}".',
    },
    fix: {
      ja: 'ファイルなら設定ファイルからの相対パスで、同梱のものなら名前で書いてください(同梱: {known})。',
      en: 'Write a path relative to the configuration, or the name of a shipped one ({known}).',
    },
    exit: 2,
    status: 422,
  },
  PROFILE_PATH: {
    text: {
      ja: '{file}:{line}:{column}: パスの書式 {value} は使えません。',
      en: '{file}:{line}:{column}: {value} is not a path pattern.',
    },
    fix: {
      ja: '「/」で始め、「/admin/orders/:id」や末尾の「/admin/**」のように書いてください。クエリ文字列の条件は「query: { page: orders }」のように分けて書きます。',
      en: 'Begin with "/" and write it like "/admin/orders/:id" or, at the end, "/admin/**". Conditions on the query go apart: query: { page: orders }.',
    },
    exit: 2,
    status: 422,
  },
  PROFILE_JOIN: {
    text: {
      ja: '{file}:{line}:{column}: 「{column_name}」の「.」の前の名前は、joinsに書かれていません。',
      en: '{file}:{line}:{column}: "{column_name}" names a join that "joins" does not have.',
    },
    fix: {
      ja: '「joins: { billing: { table: addresses, on: { id: billing_id } } }」のように結合を書いてから、「billing.name」と書いてください。',
      en: 'Add the join, like "joins: { billing: { table: addresses, on: { id: billing_id } } }", then write "billing.name".',
    },
    exit: 2,
    status: 422,
  },
  PROFILE_POINTER: {
    text: {
      ja: '{file}:{line}:{column}: {value} が指す部分は、パス「{path}」にありません。',
      en: '{file}:{line}:{column}: The path "{path}" has no part that {value} could mean.',
    },
    fix: {
      ja: 'パスに「:id」のような可変部を書いて「path.id」で指すか、クエリ文字列の値なら「query.id」と書いてください。',
      en: 'Give the path a part like ":id" and point to it with "path.id"; write "query.id" for a value of the query.',
    },
    exit: 2,
    status: 422,
  },
  PROFILE_PLACED_AT: {
    text: {
      ja: '{file}:{line}:{column}: データ「{set}」にはplaced_atがないため、期間では選べません。',
      en: '{file}:{line}:{column}: The data set "{set}" has no placed_at, so that no period can select its rows.',
    },
    fix: {
      ja: '「data」の「{set}」に、行ができた日時の列を「placed_at: created_at」のように書き足してください。',
      en: 'Name the column that says when a row came to be in data, {set}: "placed_at: created_at".',
    },
    exit: 2,
    status: 422,
  },
  RULES_MISSING: {
    text: { ja: 'ルールのパス「{path}」が見つかりません。', en: 'The rules "{path}" do not exist.' },
    fix: {
      ja: 'ルールファイル、またはルールの入ったフォルダを指定してください。',
      en: 'Name rule files, or a folder of them.',
    },
    exit: 2,
    status: 404,
  },
  RULES_NONE: {
    text: {
      ja: 'フォルダ「{path}」にルール(.yml、.yaml)がありません。',
      en: 'The folder "{path}" holds no rules (.yml, .yaml).',
    },
    fix: {
      ja: 'ルールファイル、またはルールの入ったフォルダを指定してください。',
      en: 'Name rule files, or a folder of them.',
    },
    exit: 2,
    status: 422,
  },
  RULES_UNREADABLE: {
    text: {
      ja: 'ルールファイル「{path}」を読めません({cause})。',
      en: 'The rule file "{path}" cannot be read ({cause}).',
    },
    fix: {
      ja: '読み取り権限を確認してください。ほかのルールはそのまま実行します。',
      en: 'Check its permissions. The other rules run all the same.',
    },
    exit: 5,
    status: 422,
  },
  AFFECTED_RECIPIENT: {
    text: {
      ja: '--affected-recipient の「{value}」は、age の公開鍵ではありません。',
      en: '"{value}" (--affected-recipient) is not a public key of age.',
    },
    fix: {
      ja: '「age-keygen」が表示する「age1」で始まる公開鍵を指定してください(「AGE-SECRET-KEY-」で始まる秘密鍵は渡さないでください)。',
      en: 'Give the public key that "age-keygen" prints, beginning with "age1"; never the private key (AGE-SECRET-KEY-…).',
    },
    exit: 2,
    status: 400,
  },
  REPORT_MISSING: {
    text: {
      ja: 'フォルダ「{path}」に report.json がありません。',
      en: 'There is no report.json in "{path}".',
    },
    fix: {
      ja: '「hinomi investigate」が報告書を書き出したフォルダを指定してください。',
      en: 'Name the folder that "hinomi investigate" wrote its report into.',
    },
    exit: 2,
    status: 404,
  },
  REPORT_UNREADABLE: {
    text: {
      ja: '報告書のファイル「{path}」を読めません({cause})。',
      en: 'The file "{path}" of the report cannot be read ({cause}).',
    },
    fix: {
      ja: '「hinomi investigate」で報告書を作り直してください。',
      en: 'Make the report anew with "hinomi investigate".',
    },
    exit: 2,
    status: 422,
  },
  EXPOSURE_UNKNOWN: {
    text: {
      ja: 'この報告書に、IDが「{id}」で始まる経路(exposure)はありません。',
      en: 'No exposure of this report has an id that begins with "{id}".',
    },
    fix: { ja: 'この報告書にあるのは {known} です。', en: 'The report holds {known}.' },
    exit: 2,
    status: 404,
  },
  EXPOSURE_AMBIGUOUS: {
    text: {
      ja: 'IDが「{id}」で始まる経路(exposure)が複数あります。',
      en: 'Several exposures of this report have an id that begins with "{id}".',
    },
    fix: {
      ja: '{known} のどれかが分かる長さで指定してください。',
      en: 'Write enough to tell {known} apart.',
    },
    exit: 2,
    status: 422,
  },
  EVENTS_MISSING: {
    text: {
      ja: 'イベントのファイル「{path}」が見つかりません。',
      en: 'The file of events "{path}" does not exist.',
    },
    fix: {
      ja: '1行に1つのJSONを書いたファイルを --events で指定してください。',
      en: 'Name a file that holds one JSON object a line with --events.',
    },
    exit: 2,
    status: 404,
  },
  EVENTS_UNREADABLE: {
    text: {
      ja: 'イベントのファイル「{path}」を読めません({cause})。',
      en: 'The file of events "{path}" cannot be read ({cause}).',
    },
    fix: {
      ja: 'フォルダではなくファイルであることと、読み取り権限を確認してください。',
      en: 'Check that it is a file and not a folder, and its permissions.',
    },
    exit: 2,
    status: 422,
  },
  CASE_MISSING: {
    text: {
      ja: 'フォルダ「{path}」に案件の記録(journal.ndjson)がありません。',
      en: 'There is no case (journal.ndjson) in "{path}".',
    },
    fix: {
      ja: '案件のフォルダを指定してください。新しい案件は「hinomi case open」で始めます。',
      en: 'Name the folder of a case; "hinomi case open" begins one.',
    },
    exit: 2,
    status: 404,
  },
  CASE_EXISTS: {
    text: {
      ja: 'フォルダ「{path}」には、すでに案件があります。',
      en: 'There is a case in "{path}" already.',
    },
    fix: {
      ja: '別のフォルダを指定するか、「hinomi case status」でその案件を確認してください。',
      en: 'Name another folder, or see that case with "hinomi case status".',
    },
    exit: 2,
    status: 422,
  },
  OUTBOX_BROKEN: {
    text: {
      ja: '送信簿「{path}」の {line} 行目を読み取れません。',
      en: 'Line {line} of the outbox "{path}" cannot be read.',
    },
    fix: {
      ja: 'だれに送ったかが分からなくなるため、送信しません。ファイルを直さずに保全し、控え(バックアップ)から戻してください。',
      en: 'Nothing is sent, since it may hide who was written to already; keep the file as it is, and restore it from a copy.',
    },
    exit: 2,
    status: 422,
  },
  OUTBOX_UNWRITABLE: {
    text: {
      ja: '送信簿「{path}」に書き込めません({cause})。',
      en: 'The outbox "{path}" cannot be written ({cause}).',
    },
    fix: {
      ja: '記録できない間は送信しません。空き容量と権限を確かめ、同じコマンドで続きから送ってください。',
      en: 'Nothing is sent that cannot be recorded; check free space and permissions, then go on with the same command.',
    },
    exit: 2,
    status: 500,
  },
  OUTBOX_NONE: {
    text: {
      ja: '「{mailing}」という名前では、まだ何も送っていません。',
      en: 'Nothing was sent yet under the name "{mailing}".',
    },
    fix: {
      ja: '「hinomi send status」で送信の名前を確かめ、--mailing で指定してください。',
      en: 'See the names of mailings with "hinomi send status", and give one with --mailing.',
    },
    exit: 2,
    status: 404,
  },
  OUTBOX_LOST: {
    text: {
      ja: '「{mailing}」の送信簿が、案件の記録にあるものと一致しません。',
      en: 'The outbox of "{mailing}" is not the one that the case\'s journal tells of.',
    },
    fix: {
      ja: 'だれに送ったかが分からなくなるため、送信しません。案件のフォルダの outbox を、控え(バックアップ)から戻してください。',
      en: 'Nothing is sent, since nobody could tell who was written to already; restore the folder "outbox" of the case from a copy.',
    },
    exit: 2,
    status: 422,
  },
  AFFECTED_IDENTITY: {
    text: {
      ja: '暗号化された一覧「{path}」を開けません({cause})。',
      en: 'The encrypted list "{path}" cannot be opened ({cause}).',
    },
    fix: {
      ja: 'age の秘密鍵(AGE-SECRET-KEY-1…)のファイルを --identity で指定してください。',
      en: 'Name a file with the private key of age (AGE-SECRET-KEY-1…) with --identity.',
    },
    exit: 2,
    status: 422,
  },
  AFFECTED_MASKED: {
    text: {
      ja: '一覧「{path}」のメールアドレスは伏せられています。',
      en: 'The e-mail addresses in the list "{path}" are masked.',
    },
    fix: {
      ja: '「hinomi investigate … --unmask --affected-recipient age1…」で、伏せない一覧を暗号化して作ってください。',
      en: 'Make one that is not, encrypted, with "hinomi investigate … --unmask --affected-recipient age1…".',
    },
    exit: 2,
    status: 422,
  },
  AFFECTED_NONE: {
    text: {
      ja: '一覧「{path}」に、読み取れる方がいません。',
      en: 'The list "{path}" names nobody that can be read.',
    },
    fix: {
      ja: '「hinomi investigate」が書いた affected.ndjson を指定してください。',
      en: 'Name the affected.ndjson that "hinomi investigate" wrote.',
    },
    exit: 2,
    status: 422,
  },
  SEND_NOT_APPROVED: {
    text: {
      ja: 'この文面(SHA-256 {sha256})を {total} 通送ることは、まだ承認されていません。',
      en: 'To send this text (SHA-256 {sha256}) to {total} is not approved.',
    },
    fix: {
      ja: '--draft で文面を書き出し、「hinomi case approve フォルダ mass-mail --document … --total {total}」で起案して、別の方が --sign で承認してください。文面や件数が変わると、承認もやり直しです。',
      en: 'Write the text out with --draft, propose it with "hinomi case approve DIR mass-mail --document … --total {total}", and let another person --sign; a changed text or number needs a new approval.',
    },
    exit: 2,
    status: 422,
  },
  SEND_TEST_FIRST: {
    text: {
      ja: '単独承認「{id}」では、先にご自分へ試し送りをする必要があります。',
      en: 'A sole owner ("{id}") sends the text to themselves first.',
    },
    fix: {
      ja: '--test-to にご自分のアドレスを指定して、届いた文面を確かめてください。',
      en: 'Send it to your own address with --test-to, and read what arrives.',
    },
    exit: 2,
    status: 422,
  },
  SEND_UNKNOWN_MESSAGE: {
    text: {
      ja: 'メール「{message}」は、「{mailing}」の送信簿にありません。',
      en: 'No message "{message}" stands in the outbox of "{mailing}".',
    },
    fix: {
      ja: '「hinomi send status」で、確かめる必要のあるメールの番号を確認してください。',
      en: 'See with "hinomi send status" which messages are to be settled.',
    },
    exit: 2,
    status: 422,
  },
  SEND_SETTLED: {
    text: {
      ja: 'メール「{message}」は「{fate}」で、決めることがありません。',
      en: 'Message "{message}" stands as "{fate}"; there is nothing to settle.',
    },
    fix: {
      ja: '決められるのは、送られたか分からないものと、断られたものです。',
      en: 'What can be settled is a message whose fate is not known, or one that was refused.',
    },
    exit: 2,
    status: 422,
  },
  SMTP_PASSWORD_SHOWN: {
    text: {
      ja: '--smtp の URL に、ユーザー名またはパスワードが書かれています。',
      en: 'The URL of --smtp holds a user name or a password.',
    },
    fix: {
      ja: 'コマンドの引数は、ほかの利用者からも見えます。環境変数 HINOMI_SMTP_USER と HINOMI_SMTP_PASSWORD、または設定ファイルに書いてください。',
      en: 'Others on this machine can read arguments; use HINOMI_SMTP_USER and HINOMI_SMTP_PASSWORD, or a file.',
    },
    exit: 2,
    status: 400,
  },
  SMTP_NO_SENDER: {
    text: {
      ja: '差出人のメールアドレスがありません。',
      en: 'There is no sender address.',
    },
    fix: {
      ja: '--from に指定するか、事実 contact.email を記録してください。',
      en: 'Name one with --from, or record the fact contact.email.',
    },
    exit: 2,
    status: 422,
  },
  SMTP_UNREACHABLE: {
    text: {
      ja: 'メールサーバー「{server}」に接続できません({cause})。',
      en: 'The mail server "{server}" cannot be reached ({cause}).',
    },
    fix: {
      ja: 'ホスト名とポート番号、通信の制限を確かめ、同じコマンドで続きから送ってください。送信済みの方に二重に送ることはありません。',
      en: 'Check host, port and firewalls, then go on with the same command; nobody is written to twice.',
    },
    exit: 4,
    status: 422,
  },
  SMTP_TLS: {
    text: {
      ja: 'メールサーバー「{server}」と暗号化した通信ができません({cause})。',
      en: 'The mail server "{server}" offers no encryption that can be trusted ({cause}).',
    },
    fix: {
      ja: 'security(tls は465番、starttls は587番)とホスト名を確かめてください。社内の認証局の証明書は ca に指定します。',
      en: 'Check "security" (tls for port 465, starttls for 587) and the host name; name the certificate of an authority of your own under "ca".',
    },
    exit: 4,
    status: 422,
  },
  SMTP_LOGIN: {
    text: {
      ja: 'メールサーバー「{server}」にログインできません({cause})。',
      en: 'The mail server "{server}" refuses the login ({cause}).',
    },
    fix: {
      ja: '環境変数 HINOMI_SMTP_USER と HINOMI_SMTP_PASSWORD、または設定ファイルの user と password を確かめてください。',
      en: 'Check the environment variables HINOMI_SMTP_USER and HINOMI_SMTP_PASSWORD, or user and password in the configuration.',
    },
    exit: 4,
    status: 422,
  },
  SMTP_SENDER: {
    text: {
      ja: 'メールサーバーが差出人を受け付けません({cause})。',
      en: 'The mail server refuses the sender ({cause}).',
    },
    fix: {
      ja: '差出人(from、returnPath)が、このサーバーから送ってよいものかを確かめてください。宛先には何も送られていません。',
      en: 'Check that this server may send for the sender (from, returnPath); nothing went to the recipient.',
    },
    exit: 4,
    status: 422,
  },
  SMTP_REFUSING: {
    text: {
      ja: 'メールサーバーが続けて {n} 通を、宛先の不明以外の理由で断りました({cause})。',
      en: 'The mail server refused {n} messages in a row for other reasons than an unknown recipient ({cause}).',
    },
    fix: {
      ja: '送信を止めました。迷惑メールの判定や送信数の制限の可能性があります。サーバーの管理者に確かめてから、「hinomi send settle」で断られた分を戻し、続きを送ってください。',
      en: 'Sending was stopped; it may take this for spam, or limit the number. Ask its operator, put back what was refused with "hinomi send settle", then go on.',
    },
    exit: 4,
    status: 422,
  },
  CASE_LOCKED: {
    text: {
      ja: 'ほかの書き込みが終わりません(「{file}」、プロセス {pid}、{host})。',
      en: 'Another writer does not end ("{file}", process {pid} on {host}).',
    },
    fix: {
      ja: 'しばらくしてやり直してください。その計算機で動いていないと確かめられたときだけ、このファイルを削除してください。',
      en: 'Try again in a while; remove that file only when you made sure that nothing runs there.',
    },
    exit: 2,
    status: 422,
  },
  CASE_BROKEN: {
    text: {
      ja: '案件の記録「{path}」は、{line} 行目で連鎖が合いません。',
      en: 'The journal "{path}" does not hold together at line {line}.',
    },
    fix: {
      ja: '「hinomi case verify」で箇所を確認し、控えから戻してください。改ざんのおそれがあるときは、このフォルダを保全してください。',
      en: 'See the places with "hinomi case verify" and restore a copy; preserve this folder if it may have been tampered with.',
    },
    exit: 2,
    status: 422,
  },
  CASE_UNREADABLE: {
    text: {
      ja: '案件の記録「{path}」を読めません({cause})。',
      en: 'The journal "{path}" cannot be read ({cause}).',
    },
    fix: { ja: '読み取り権限を確認してください。', en: 'Check its permissions.' },
    exit: 2,
    status: 422,
  },
  CASE_UNWRITABLE: {
    text: {
      ja: '案件のフォルダ「{path}」に書き込めません({cause})。',
      en: 'The case\'s folder "{path}" cannot be written to ({cause}).',
    },
    fix: {
      ja: '書き込み権限と空き容量を確認し、同じコマンドをやり直してください。',
      en: 'Check permissions and free space, and give the command again.',
    },
    exit: 2,
    status: 500,
  },
  CASE_WHY: {
    text: { ja: '理由がありません。', en: 'The reason is missing.' },
    fix: {
      ja: '--why に、判断の理由と根拠を書いてください。',
      en: 'Write the reason and what it rests on with --why.',
    },
    exit: 2,
    status: 400,
  },
  CASE_UNKNOWN: {
    text: { ja: 'この案件に「{id}」はありません。', en: 'This case has no "{id}".' },
    fix: { ja: 'あるのは {known} です。', en: 'It has {known}.' },
    exit: 2,
    status: 404,
  },
  CASE_FACT_NAME: {
    text: { ja: '「{name}」という事実は決められていません。', en: 'There is no fact "{name}".' },
    fix: {
      ja: '近いのは「{nearest}」です。そのほかの事実は「contact.phone」のように点を含む名前で書いてください。',
      en: 'The nearest is "{nearest}"; give other facts a name with a dot, such as "contact.phone".',
    },
    exit: 2,
    status: 400,
  },
  CASE_FACT_VALUE: {
    text: {
      ja: '事実「{name}」に「{value}」は指定できません。',
      en: 'The fact "{name}" cannot be "{value}".',
    },
    fix: { ja: '例: {example}', en: 'For example: {example}' },
    exit: 2,
    status: 400,
  },
  CASE_FACT_FILE: {
    text: { ja: '{place}: {ja}', en: '{place}: {en}' },
    fix: {
      ja: '何も記録していません。ファイルを直して、もう一度実行してください。',
      en: 'Nothing was recorded: mend the file and run again.',
    },
    exit: 2,
    status: 400,
  },
  CASE_CONTRADICTION: {
    text: {
      ja: '事実が食い違います({first} と {second})。',
      en: 'Facts contradict each other ({first} and {second}).',
    },
    fix: {
      ja: 'どちらが正しいかを確かめ、誤っているほうを先に改めてください。',
      en: 'Find out which is right, and mend the wrong one first.',
    },
    exit: 2,
    status: 422,
  },
  FACTS_CONTRADICTION: {
    text: {
      ja: '{file}:{line}:{column}: 「{key}」の値 {value} は、「{other}」と食い違います。',
      en: '{file}:{line}:{column}: {value} ("{key}") contradicts "{other}".',
    },
    fix: {
      ja: 'どちらが正しいかを確かめて直してください(データセットには、それぞれ別の名前が要ります)。',
      en: 'Find out which is right and mend the other (each data set needs a name of its own).',
    },
    exit: 2,
    status: 422,
  },
  CASE_CLOSED: {
    text: { ja: 'この案件は終結しています。', en: 'This case is closed.' },
    fix: {
      ja: '続けるときは「hinomi case close フォルダ --reopen --why 理由」で再開してください。',
      en: 'To go on, reopen it with "hinomi case close DIR --reopen --why REASON".',
    },
    exit: 2,
    status: 422,
  },
  CASE_TASK_WAITS: {
    text: { ja: '「{task}」は、{waits} が終わるまで進められません。', en: '"{task}" waits for {waits}.' },
    fix: {
      ja: '先にそちらを終えるか、行わない理由を「--skip --why 理由」で記録してください。',
      en: 'Finish that first, or record why it is not done with "--skip --why REASON".',
    },
    exit: 2,
    status: 422,
  },
  CASE_GATE: {
    text: {
      ja: '「{task}」は再開の条件なので、省略できません。',
      en: '"{task}" is a condition of resumption and cannot be skipped.',
    },
    fix: {
      ja: '示せたときに「--done --why 何で示したか」と記録してください。',
      en: 'When it can be shown, record "--done --why WHAT SHOWS IT".',
    },
    exit: 2,
    status: 422,
  },
  CASE_LOOK_BACK: {
    text: {
      ja: '過去にさかのぼる調査が済んでいません({missing})。',
      en: 'The look back is not complete ({missing}).',
    },
    fix: {
      ja: 'すべての店舗について、ログが残る全期間を「hinomi investigate」で調べ、報告書を「hinomi case report」で取り込み、「hinomi case task フォルダ look-back --done --tenants 店舗,店舗 --why 理由」と記録してください。失敗した攻撃の陰で、別の店舗への侵入が成功していることがあります。',
      en: 'Investigate all tenants over the whole period that logs cover, attach the report with "hinomi case report", and record "hinomi case task DIR look-back --done --tenants A,B --why REASON". Behind an attack that failed, another tenant may have been entered.',
    },
    exit: 2,
    status: 422,
  },
  CASE_DUTIES_OPEN: {
    text: { ja: '果たされていない義務があります({duties})。', en: 'Duties are still open ({duties}).' },
    fix: {
      ja: '果たしたときは「hinomi case decide フォルダ duty:… --choice done --why 理由」、義務がないと判断したときは「--choice not-owed」または「not-reportable」と、理由とともに記録してください。',
      en: 'Record "hinomi case decide DIR duty:… --choice done --why REASON" when it is met; "--choice not-owed", or "not-reportable", with a reason when it is not owed.',
    },
    exit: 2,
    status: 422,
  },
  CASE_COUNTERSIGN_OPEN: {
    text: {
      ja: 'もう1人の確認を待つ封じ込めがあります({ids})。',
      en: 'A containment still waits for a second person ({ids}).',
    },
    fix: {
      ja: '別の方が「hinomi case approve フォルダ {ids} --countersign」と記録してください。',
      en: 'Another person records "hinomi case approve DIR {ids} --countersign".',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_SAME_PERSON: {
    text: {
      ja: '「{id}」には、{who} さんとは別の方の承認が必要です。',
      en: '"{id}" needs another person than {who}.',
    },
    fix: {
      ja: '別の方が --by に自分の名前を書いて承認してください。お1人だけで運営しているときは、--alone を使います。',
      en: 'Another person signs with their own name in --by; a sole owner uses --alone.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_KEY: {
    text: {
      ja: '「{id}」には、{who} さん本人の鍵による署名が必要です。',
      en: '"{id}" needs a signature with {who}\'s own key.',
    },
    fix: {
      ja: '「hinomi case key make」で鍵を作り、「hinomi case key add」で案件に登録してから、--key に鍵のファイルを指定してください。',
      en: 'Make a key with "hinomi case key make", enter it into the case with "hinomi case key add", and name its file with --key.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_KEY_LATE: {
    text: {
      ja: '{who} さんの鍵は、「{id}」の起案より後に登録されています。',
      en: 'The key of {who} was entered after "{id}" was proposed.',
    },
    fix: {
      ja: '起案の後に作られた鍵による承認を防ぐため、同じ文書で新しく起案してください。',
      en: 'Propose the same document anew: keys that were made for the occasion do not count.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_KEY_TAKEN: {
    text: {
      ja: 'この鍵は、{who} さんのものとして登録されています。',
      en: 'This key is already entered as that of {who}.',
    },
    fix: { ja: '1人ずつ、別の鍵を作ってください。', en: 'Let each person make a key of their own.' },
    exit: 2,
    status: 422,
  },
  KEY_UNREADABLE: {
    text: {
      ja: '鍵「{path}」を読み取れません({cause})。',
      en: 'The key "{path}" cannot be read ({cause}).',
    },
    fix: {
      ja: '「hinomi case key make」で作ったファイルを指定してください。合言葉(パスフレーズ)を付けた鍵では、環境変数 HINOMI_KEY_PASSPHRASE に設定します。',
      en: 'Name a file that "hinomi case key make" made; the passphrase of a locked key goes into the environment variable HINOMI_KEY_PASSPHRASE.',
    },
    exit: 2,
    status: 422,
  },
  KEY_EXISTS: {
    text: {
      ja: '鍵のファイル「{path}」は、すでにあります。',
      en: 'The key file "{path}" exists already.',
    },
    fix: {
      ja: '上書きすると以前の署名ができなくなります。別の名前を指定してください。',
      en: 'Name another file: nothing could be signed with the old key any more.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_DEPUTY: {
    text: {
      ja: '「{id}」の2人目は、あらかじめ指名された方({names})に限られます。',
      en: 'The second person for "{id}" is one who was named in advance ({names}).',
    },
    fix: { ja: '指名された方が承認してください。', en: 'Let a person who was named sign.' },
    exit: 2,
    status: 422,
  },
  APPROVAL_EARLY: {
    text: {
      ja: '単独承認は、{until} より前にはできません。',
      en: 'A sole owner cannot sign before {until}.',
    },
    fix: {
      ja: '起案から1時間を置いて、内容を読み直してから承認してください。',
      en: 'Wait an hour from the proposal, read it again, then sign.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_TOTAL: {
    text: {
      ja: '入力された件数「{typed}」が、起案の件数と一致しません。',
      en: 'The total that was typed, "{typed}", is not that of the proposal.',
    },
    fix: {
      ja: '宛先の件数を確かめ、--total にその数を入力してください。',
      en: 'Check how many it goes to, and type that number with --total.',
    },
    exit: 2,
    status: 422,
  },
  APPROVAL_DOCUMENT: {
    text: {
      ja: '「{id}」は、起案されたあとに文書が変わっています。',
      en: 'The document of "{id}" changed after it was proposed.',
    },
    fix: { ja: '変わった文書で、新しく起案してください。', en: 'Propose the changed document anew.' },
    exit: 2,
    status: 422,
  },
  APPROVAL_STEP: {
    text: {
      ja: '「{id}」({act})に、この手続きは当てはまりません。',
      en: 'This step does not fit "{id}" ({act}).',
    },
    fix: {
      ja: '「hinomi case status」で、次に必要なことを確認してください。',
      en: 'See with "hinomi case status" what it needs next.',
    },
    exit: 2,
    status: 422,
  },
  NOTICE_TEMPLATE_MISSING: {
    text: {
      ja: '「{kind}」の{lang}のひな形がありません({file})。',
      en: 'There is no template of "{kind}" in {lang} ({file}).',
    },
    fix: {
      ja: '--kind と --lang を確認するか、そのファイルを作ってください。',
      en: 'Check --kind and --lang, or write that file.',
    },
    exit: 2,
    status: 404,
  },
  NOTICE_TEMPLATE: {
    text: { ja: '{place}: {problem}。', en: '{place}: {problem}.' },
    fix: { ja: '{mend}。', en: '{mend}.' },
    exit: 2,
    status: 422,
  },
  NOTICE_FACTS: {
    text: { ja: '{problem}({place})。', en: '{problem} ({place}).' },
    fix: { ja: '{mend}。', en: '{mend}.' },
    exit: 2,
    status: 422,
  },
  NOTICE_LINT: {
    text: { ja: '{problem}', en: '{problem}' },
    fix: { ja: '(点検の規則: {rule})', en: '(rule: {rule})' },
    exit: 2,
    status: 422,
  },
  NOTICE_OUT: {
    text: { ja: '{format} は画面に出せません。', en: '{format} cannot go to standard output.' },
    fix: { ja: '--out で書き出すファイルを指定してください。', en: 'Name a file with --out.' },
    exit: 2,
    status: 400,
  },
  PLAYBOOK_ORDER: {
    text: {
      ja: '{file}:{line}:{column}: 「{key}」の {value} は、先に行う段階の作業ではありません。',
      en: '{file}:{line}:{column}: {value} ("{key}") is no task of this or an earlier phase.',
    },
    fix: {
      ja: '保全、封じ込め、調査、報告、通知、再開の順で、同じか前の段階の作業を書いてください。',
      en: 'Name a task of the same or an earlier phase: preserve, contain, scope, report, notify, resume.',
    },
    exit: 2,
    status: 422,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;
