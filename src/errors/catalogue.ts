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
      ja: '設定ファイル「{file}」が見つかりません。',
      en: 'The configuration file "{file}" does not exist.',
    },
    fix: {
      ja: 'パスを確認してください。下書きは「hinomi init」で作成できます。',
      en: 'Check the path; "hinomi init" drafts one.',
    },
    exit: 2,
    status: 422,
  },
  CONFIG_UNREADABLE: {
    text: {
      ja: '設定ファイル「{file}」を読めません({cause})。',
      en: 'The configuration file "{file}" cannot be read ({cause}).',
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
      ja: '{file}:{line}:{column}: YAMLとして読めません({cause})。',
      en: '{file}:{line}:{column}: This is not valid YAML ({cause}).',
    },
    fix: {
      ja: 'この行の前後の字下げ、引用符、コロンを確認してください。',
      en: 'Check indentation, quotes and colons around that line.',
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
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;
