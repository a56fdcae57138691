import type { ErrorEntry } from '../error-entry.ts';

/** What a case refuses. */
export const CASE_ERRORS = {
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
} as const satisfies Record<string, ErrorEntry>;
