import type { ErrorEntry } from '../error-entry.ts';

/** What is wrong with configurations, profiles and playbooks. */
export const CONFIG_ERRORS = {
  CONFIG_MISSING: {
    text: {
      ja: 'ファイル「{file}」が見つかりません。',
      en: 'The file "{file}" does not exist.',
    },
    fix: {
      ja: 'パスを確認してください。設定ファイルであれば、「hinomi init」で下書きを作成できます。',
      en: 'Check the path. If it is to be the configuration, "hinomi init" drafts one.',
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
  CONFIG_NO_SUCH_KEY: {
    text: {
      ja: '{file}:{line}:{column}: 「{key}」というキーはありません。',
      en: '{file}:{line}:{column}: There is no key "{key}".',
    },
    fix: {
      ja: 'ここで使えるキーは次のとおりです: {known}。',
      en: 'Keys that exist here: {known}.',
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
