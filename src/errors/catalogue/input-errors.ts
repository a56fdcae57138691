import type { ErrorEntry } from '../error-entry.ts';

/** What is wrong with files that are read or written. */
export const INPUT_ERRORS = {
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
      ja: '指定したファイルがログであるかを確認し、独自の書式であれば設定の format に LogFormat や log_format の文字列を書いてください。JSONは1行に1件の形(jq -c で直せます)に、CSVは1行目に列名(日時・アドレス・URL・メソッドまたはステータス)がある形にするか、format: "csv:time,client_ip,method,url,status" のように列名を設定に書いてください。行ごとの理由は、hinomi investigate が unparsed.ndjson に書き出します。',
      en: 'Check that these are logs; if their format is your own, put its LogFormat or log_format string under "format" in the configuration. JSON must hold one entry a line (jq -c makes it so); the first line of CSV must name its columns (time, address, URL, method or status), or the configuration must (format: "csv:time,client_ip,method,url,status"). hinomi investigate writes the reason for each line to unparsed.ndjson.',
    },
    exit: 3,
    status: 422,
  },
  INPUT_EMPTY: {
    text: {
      ja: '入力は空でした(入力: {paths})。',
      en: 'The input is empty (input: {paths}).',
    },
    fix: {
      ja: 'コピーが途中で切れていないか、ローテーションされた古いログ(access.log.1 など)がないかを確認してください。',
      en: 'Check that it was copied whole, and name the older logs that rotation left (access.log.1 and so on).',
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
  SYSTEM_REFUSED: {
    text: {
      ja: 'ファイルの読み書きをシステムが受け付けませんでした({cause})。',
      en: 'The system refused to read or write a file ({cause}).',
    },
    fix: {
      ja: 'ディスクの空き容量と権限を確認して、もう一度実行してください。一時ファイルは {temporary} に置かれます(環境変数 TMPDIR で変えられます)。',
      en: 'Check the room on the disk and the permissions, and run again. Temporary files lie in {temporary} (the environment variable TMPDIR names another folder).',
    },
    exit: 2,
    status: 500,
  },
  FORMAT_UNKNOWN: {
    text: {
      ja: '入力「{path}」の書式「{format}」を解釈できません({problem}: {part})。',
      en: 'The format "{format}" of the input "{path}" cannot be understood ({problem}: {part}).',
    },
    fix: {
      ja: '書式の名前、Apache の LogFormat、nginx の log_format のいずれかを書くか、auto にしてください。',
      en: 'Write a format name, an Apache LogFormat or an nginx log_format string, or "auto".',
    },
    exit: 2,
    status: 400,
  },
  FIELDS_INCOMPLETE: {
    text: {
      ja: '入力「{path}」の fields に {missing} がありません。このままでは1行も読み取れません。',
      en: 'The "fields" of the input "{path}" do not name {missing}: not one line of it could be read.',
    },
    fix: {
      ja: '時刻の列を at に、操作の列を action に書いてください。列の名前が一般的なものであれば、fields を省くこともできます。',
      en: 'Write the column of the time as "at" and that of what was done as "action". Where the columns have usual names, "fields" can be left out.',
    },
    exit: 2,
    status: 400,
  },
  FORMAT_WITHOUT_REQUEST: {
    text: {
      ja: '入力「{path}」の書式「{format}」には、リクエスト(%r、$request、またはパス)の項目がありません。このままでは攻撃を1件も検出できません。',
      en: 'The format "{format}" of the input "{path}" has no column for the request (%r, $request or the path): no attack could be found in it.',
    },
    fix: {
      ja: '項目名の綴りを確認してください(%r と %R は別の項目です)。独自の変数にリクエストを記録している場合は、その位置に標準の名前($request_uri など)を書いてください。リクエストを記録していないログであれば、入力から外してください。',
      en: 'Check the spelling of its names (%r and %R are different things). Where a variable of your own holds the request, write the standard name in its place ($request_uri, for example). If the log does not record requests, leave it out of the inputs.',
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
  INPUT_PACKED: {
    text: {
      ja: '入力「{path}」は {kind} でまとめられており、そのままでは読めません。',
      en: 'The input "{path}" is packed with {kind}, which is not read as it is.',
    },
    fix: {
      ja: '先に展開し({command})、中のログを指定してください。gzip と zstd はそのまま読めます。',
      en: 'Unpack it first ({command}), then name the logs in it. gzip and zstd are read as they are.',
    },
    exit: 4,
    status: 422,
  },
  INPUT_OFFICE: {
    text: {
      ja: '入力「{path}」は Excel などの文書で、そのままでは読めません。',
      en: 'The input "{path}" is a document of Excel or another office program, which is not read.',
    },
    fix: {
      ja: '表であれば「CSV UTF-8」形式で保存し(1行目は列名)、そのファイルを指定してください。元のログが残っていれば、元のログを指定するほうが確実です。',
      en: 'Save a table as "CSV UTF-8" (its first line names the columns) and name that file. The log that it was made of, where there is one, is the better evidence.',
    },
    exit: 4,
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
