import type { MarkProof } from '../../model/case/approval.ts';
import type { ChainProblem } from '../../model/case/case-journal.ts';
import type { Language } from '../../model/language.ts';

/** What the pages of a case say. Times come as text. */
export interface CaseTexts {
  readonly state: (isOpen: boolean) => string;
  readonly opened: (at: string, who: string) => string;
  readonly closed: (at: string, who: string, outcome: string, why: string) => string;
  readonly left: (ids: string) => string;
  readonly headings: Readonly<Record<Heading, string>>;
  readonly none: string;
  readonly knownBy: string;
  readonly reportShown: string;
  readonly drives: string;
  readonly settled: (who: string, why: string) => string;
  readonly notSaid: string;
  readonly noDate: string;
  readonly leftTime: (hours: number) => string;
  readonly overdue: (hours: number) => string;
  readonly standing: Readonly<Record<'open' | 'done' | 'not-owed' | 'to-be-decided', string>>;
  readonly guideFrom: (at: string) => string;
  readonly candidate: (knownAt: string, dueAt: string) => string;
  readonly settledBy: (at: string, who: string, why: string) => string;
  readonly notInForce: string;
  /** Above the questions that decide open duties; a number behind each says how many. */
  readonly deciding: string;
  /** That duties of data sets stand beside those of the incident, and how to say that they are all. */
  readonly besideRest: (sets: string) => string;
  readonly clocksRun: string;
  readonly waitsFor: (ids: string) => string;
  readonly notOwedNow: string;
  readonly finished: (done: number, skipped: number) => string;
  readonly gateOpen: (shown: number, all: number) => string;
  readonly waiting: (days: number) => string;
  readonly answered: (at: string, text: string) => string;
  readonly toAsk: (parties: string) => string;
  readonly version: (n: number) => string;
  readonly unanswered: string;
  readonly fromReport: string;
  readonly partialReport: string;
  readonly evidence: (pieces: number, period: string) => string;
  readonly journal: (entries: number) => string;
  readonly anchored: (at: string, seq: number, to: string) => string;
  readonly neverAnchored: string;
  readonly recorded: (seq: number) => string;
  readonly keyMade: (path: string, fingerprint: string) => string;
  readonly keyOf: (who: string, fingerprint: string) => string;
  readonly proof: Readonly<Record<MarkProof, string>>;
  readonly signatures: (signed: number) => string;
  readonly brokenSignature: (seq: number, id: string, who: string) => string;
  readonly recordedAs: (id: string) => string;
  readonly sound: (entries: number) => string;
  readonly broken: (problems: number) => string;
  readonly problem: Readonly<Record<ChainProblem['problem'], (line: number) => string>>;
  readonly torn: (line: number, bytes: number, isNoted: boolean) => string;
  readonly headFound: (seq: number, later: number) => string;
  readonly headNow: (seq: number, hash: string, at: string) => string;
  readonly anchor: (caseId: string, title: string, seq: number, hash: string, at: string) => string;
  readonly request: (path: string) => string;
}

type Heading =
  | 'knowing'
  | 'duties'
  | 'figures'
  | 'tasks'
  | 'questions'
  | 'facts'
  | 'decisions'
  | 'evidence'
  | 'approvals'
  | 'journal';

const ja: CaseTexts = {
  state: (isOpen) => (isOpen ? '対応中' : '終結'),
  opened: (at, who) => `${at} ${who} が開始`,
  closed: (at, who, outcome, why) => `${at} ${who} が終結(${outcome}): ${why}`,
  left: (ids) => `終結の時点で残っていたもの: ${ids}`,
  headings: {
    knowing: 'いつ知ったか',
    duties: '義務と期限',
    figures: '数字(最新の報告書)',
    tasks: '作業(期限順)',
    questions: '問い合わせ',
    facts: '事実',
    decisions: '判断',
    evidence: '証拠',
    approvals: '承認',
    journal: '記録',
  },
  none: 'ありません',
  knownBy: '知った可能性のある時点',
  reportShown: '報告書が初めて表示された時点',
  drives: '期限の起点',
  settled: (who, why) => `${who} が判断: ${why}`,
  notSaid:
    '知った時点が記録されていません。「hinomi case fact フォルダ knownAt=… --why …」で記録してください。',
  noDate: '日付の定めなし(速やかに)',
  leftTime: (hours) => (hours < 48 ? `残り ${hours} 時間` : `残り ${Math.floor(hours / 24)} 日`),
  overdue: (hours) => (hours < 48 ? `${hours} 時間超過` : `${Math.floor(hours / 24)} 日超過`),
  standing: { open: '未了', done: '済', 'not-owed': '義務なしと判断', 'to-be-decided': '要判断' },
  guideFrom: (at) => `目安は ${at} から`,
  candidate: (knownAt, dueAt) => `${knownAt} に知ったとすると ${dueAt}`,
  settledBy: (at, who, why) => `${at} ${who}: ${why}`,
  notInForce: '当時は施行前の版',
  deciding: '要判断を決める問い(かっこ内は関わる義務の数):',
  besideRest: (sets) =>
    `データの種類(${sets})のほかに対象がないと確かめるまで、案件全体の義務も示します。確かめたら「hinomi case decide 案件 data-sets --choice all --why 理由」。`,
  clocksRun: '公表の日程をカード会社などと調整していても、これらの期限は止まりません。',
  waitsFor: (ids) => `${ids} を待つ`,
  notOwedNow: 'いまの事実では義務なし',
  finished: (done, skipped) => `完了 ${done} 件、行わないもの ${skipped} 件`,
  gateOpen: (shown, all) => `再開の条件: ${all} 件のうち ${shown} 件を示した`,
  waiting: (days) => `回答待ち ${days} 日`,
  answered: (at, text) => `回答 ${at}: ${text}`,
  toAsk: (parties) => `まだ尋ねていない相手: ${parties}`,
  version: (n) => `第${n}版`,
  unanswered: '未確認',
  fromReport: '報告書から',
  partialReport: '途中までの報告書',
  evidence: (pieces, period) => `${pieces} 点 ${period}`,
  journal: (entries) => `${entries} 件。「hinomi case verify」で連鎖を確かめられます。`,
  anchored: (at, seq, to) => `${at} に #${seq} までを外部に預けました${to === '' ? '' : `(${to})`}`,
  neverAnchored:
    '連鎖の先頭を外部に預けていません。「hinomi case anchor」の出力を弁護士などへ送ってください。',
  keyMade: (path, fingerprint) =>
    `鍵を ${path} に作りました。本人だけが持ち、控えを安全な場所に置いてください。指紋: ${fingerprint}`,
  keyOf: (who, fingerprint) => `${who} さんの鍵: ${fingerprint}`,
  proof: { signed: '署名あり', name: '名前のみ', broken: '無効な署名' },
  signatures: (signed) => `承認の署名 ${signed} 件は、すべて本人の鍵と合っています。`,
  brokenSignature: (seq, id, who) => `#${seq}: 「${id}」の ${who} さんの署名が、登録された鍵と合いません。`,
  recorded: (seq) => `記録しました(#${seq})。`,
  recordedAs: (id) => `番号は ${id} です。`,
  sound: (entries) => `${entries} 件の記録は、すべて連鎖しています。`,
  broken: (problems) => `記録の連鎖に ${problems} か所の異常があります。このフォルダを保全してください。`,
  problem: {
    unreadable: (line) => `${line} 行目: 記録として読めません。`,
    changed: (line) => `${line} 行目: 内容が書き換えられています(ハッシュ値が合いません)。`,
    removed: (line) => `${line} 行目の前: 記録が削除されています。`,
    moved: (line) => `${line} 行目: 順序が入れ替えられています。`,
    inserted: (line) =>
      `${line} 行目: 直前の記録に続くものではありません(後から加えられたか、直前が書き換えられています)。`,
    rewritten: (line) =>
      `${line} 行目: 外部に預けたときのハッシュ値と、いまの記録のハッシュ値が違います(預けたあとに、書き直されています)。`,
    'head-missing': (line) =>
      `${line} 行目より後: 外部に預けたハッシュ値の記録がありません(末尾が削除されたか、書き直されています)。`,
  },
  torn: (line, bytes, isNoted) =>
    `${line} 行目: 書き込みの途中で切れた断片(${bytes} バイト)を、そのまま残しています${isNoted ? '(後の記録で確認済み)' : '(次の記録のときに登録します)'}。`,
  headFound: (seq, later) => `預けたハッシュ値は #${seq} にあります。その後の記録は ${later} 件です。`,
  headNow: (seq, hash, at) => `いまの先頭: #${seq} ${hash} ${at}`,
  anchor: (caseId, title, seq, hash, at) =>
    [
      `案件 ${caseId}「${title}」の記録の先頭`,
      '',
      `  番号:   #${seq}`,
      `  時刻:   ${at}`,
      `  SHA-256: ${hash}`,
      '',
      'このハッシュ値を保管してください。後日、次のコマンドで、この時点までの記録が書き換えられていないことを確かめられます。',
      '',
      `  hinomi case verify フォルダ --head ${hash}`,
      '',
    ].join('\n'),
  request: (path) =>
    `タイムスタンプの要求(RFC 3161)を ${path} に書きました。タイムスタンプ局へ送り、応答を案件のフォルダに保管してください。`,
};

const hoursEn = (hours: number) => (hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`);

const en: CaseTexts = {
  state: (isOpen) => (isOpen ? 'open' : 'closed'),
  opened: (at, who) => `opened ${at} by ${who}`,
  closed: (at, who, outcome, why) => `closed ${at} by ${who} (${outcome}): ${why}`,
  left: (ids) => `left open when it was closed: ${ids}`,
  headings: {
    knowing: 'When it was known',
    duties: 'Duties and dates',
    figures: 'Figures (latest report)',
    tasks: 'Tasks, by date',
    questions: 'Questions',
    facts: 'Facts',
    decisions: 'Decisions',
    evidence: 'Evidence',
    approvals: 'Approvals',
    journal: 'Journal',
  },
  none: 'none',
  knownBy: 'may count as knowing',
  reportShown: 'a report was first shown',
  drives: 'drives the dates',
  settled: (who, why) => `decided by ${who}: ${why}`,
  notSaid: 'Nobody said when it was known: record it with "hinomi case fact DIR knownAt=… --why …".',
  noDate: 'no date (without delay)',
  leftTime: (hours) => `${hoursEn(hours)} left`,
  overdue: (hours) => `${hoursEn(hours)} overdue`,
  standing: { open: 'open', done: 'done', 'not-owed': 'decided: not owed', 'to-be-decided': 'to be decided' },
  guideFrom: (at) => `guide: from ${at}`,
  candidate: (knownAt, dueAt) => `if known ${knownAt}: ${dueAt}`,
  settledBy: (at, who, why) => `${at} ${who}: ${why}`,
  notInForce: 'under a version that was not in force yet',
  deciding: 'Questions that decide them (with how many each):',
  besideRest: (sets) =>
    `Until it is decided that nothing but ${sets} is concerned, the duties of the whole incident stand too. Then: hinomi case decide CASE data-sets --choice all --why REASON`,
  clocksRun: 'A date of publication that is being agreed with acquirers stops none of these clocks.',
  waitsFor: (ids) => `waits for ${ids}`,
  notOwedNow: 'not owed as the facts stand',
  finished: (done, skipped) => `${done} done, ${skipped} skipped`,
  gateOpen: (shown, all) => `conditions of resumption: ${shown} of ${all} shown`,
  waiting: (days) => `waiting for ${days} ${days === 1 ? 'day' : 'days'}`,
  answered: (at, text) => `answered ${at}: ${text}`,
  toAsk: (parties) => `not asked yet: ${parties}`,
  version: (n) => `version ${n}`,
  unanswered: 'open',
  fromReport: 'from a report',
  partialReport: 'report of a part only',
  evidence: (pieces, period) => `${pieces} ${pieces === 1 ? 'piece' : 'pieces'} ${period}`,
  journal: (entries) =>
    `${entries} ${entries === 1 ? 'entry' : 'entries'}; "hinomi case verify" checks the chain.`,
  anchored: (at, seq, to) => `anchored ${at} up to #${seq}${to === '' ? '' : ` (${to})`}`,
  neverAnchored: 'The head was never handed outside: send what "hinomi case anchor" prints to counsel.',
  keyMade: (path, fingerprint) =>
    `The key is in ${path}: for its owner alone, with a copy in a safe place. Fingerprint: ${fingerprint}`,
  keyOf: (who, fingerprint) => `key of ${who}: ${fingerprint}`,
  proof: { signed: 'signed', name: 'by name', broken: 'signature does not fit' },
  signatures: (signed) =>
    signed === 1
      ? 'The one signature of an approval fits the key of its person.'
      : `All ${signed} signatures of approvals fit the keys of their persons.`,
  brokenSignature: (seq, id, who) =>
    `#${seq}: the signature of ${who} under "${id}" does not fit the key entered.`,
  recorded: (seq) => `Recorded as #${seq}.`,
  recordedAs: (id) => `Its id is ${id}.`,
  sound: (entries) => `All ${entries} entries are chained.`,
  broken: (problems) =>
    `The chain is broken in ${problems} ${problems === 1 ? 'place' : 'places'}. Preserve this folder.`,
  problem: {
    unreadable: (line) => `line ${line}: is no entry.`,
    changed: (line) => `line ${line}: was changed (its hash does not fit).`,
    removed: (line) => `before line ${line}: entries were removed.`,
    moved: (line) => `line ${line}: stands where another belongs.`,
    inserted: (line) =>
      `line ${line}: does not follow from the entry before it (it was inserted, or the one before was rewritten).`,
    rewritten: (line) =>
      `line ${line}: the entry that was anchored here had another hash then (the journal was written anew since).`,
    'head-missing': (line) =>
      `after line ${line}: the anchored entry is missing (the end was cut off, or the journal written anew).`,
  },
  torn: (line, bytes, isNoted) =>
    `line ${line}: a piece of ${bytes} bytes was torn while it was written; it is kept${isNoted ? ', and a later entry accounts for it' : '; the next entry will account for it'}.`,
  headFound: (seq, later) => `The anchored hash is that of #${seq}; ${later} entries came after it.`,
  headNow: (seq, hash, at) => `head: #${seq} ${hash} ${at}`,
  anchor: (caseId, title, seq, hash, at) =>
    [
      `Head of the journal of case ${caseId}, "${title}"`,
      '',
      `  number:  #${seq}`,
      `  time:    ${at}`,
      `  SHA-256: ${hash}`,
      '',
      'Keep this hash. It proves later that nothing up to this moment was changed:',
      '',
      `  hinomi case verify DIR --head ${hash}`,
      '',
    ].join('\n'),
  request: (path) =>
    `The request for a time stamp (RFC 3161) is in ${path}: send it to an authority, and keep the answer in the case's folder.`,
};

export const CASE_TEXTS: Readonly<Record<Language, CaseTexts>> = { ja, en };
