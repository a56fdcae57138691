import type { CountingNote, DatabaseTrouble } from '../../model/counting-note.ts';
import type { Text } from '../../model/language.ts';
import { count } from '../count.ts';

const TROUBLE: Readonly<Record<DatabaseTrouble, Text>> = {
  address: { ja: '接続先の書き方が正しくありません', en: 'its address is not written right' },
  unreachable: { ja: '接続できません', en: 'it cannot be reached' },
  login: { ja: 'ログインを拒否されました', en: 'the login was refused' },
  tls: { ja: '暗号化通信(TLS)で接続できません', en: 'no encrypted connection (TLS) could be made' },
  'no-database': { ja: 'その名前のデータベースがありません', en: 'there is no database of that name' },
  denied: { ja: '読み取る権限がありません', en: 'reading is not permitted' },
  timeout: { ja: '応答がありません', en: 'it did not answer in time' },
  other: { ja: '読み取れません', en: 'it cannot be read' },
};

/** What people call the encodings of dumps. */
const ENCODING: Readonly<Record<string, string>> = {
  shift_jis: 'Shift_JIS (CP932)',
  'euc-jp': 'EUC-JP',
  'windows-1252': 'Windows-1252',
};

/** What drivers say of files, in words for people. */
const FILE_TROUBLE: readonly (Text & { readonly sign: RegExp })[] = [
  { sign: /^E(?:ACCES|PERM)\b/, ja: '読み取る権限がありません', en: 'reading is not permitted' },
  { sign: /^EISDIR\b/, ja: 'ファイルではなくフォルダーです', en: 'it is a folder' },
  {
    sign: /magic bytes|footer|too small to be a Parquet/i,
    ja: 'Parquet形式ではないか、途中で切れています',
    en: 'it is no Parquet file, or cut off',
  },
];

function reason(text: string): string {
  return text === '' ? '' : ` (${text})`;
}

type Say<Code extends CountingNote['code']> = (
  note: Extract<CountingNote, { readonly code: Code }>,
  day: (at: number) => string,
) => Text;

const SAY: { readonly [Code in CountingNote['code']]: Say<Code> } = {
  'missing-file': (note) => ({
    ja: `ファイル「${note.file}」がありません。`,
    en: `The file "${note.file}" does not exist.`,
  }),
  'missing-table': (note) => ({
    ja: `「${note.table}」の表がないか、設定(data)で指定されていません。`,
    en: `There is no table "${note.table}", or the configuration (data) does not name it.`,
  }),
  'missing-column': (note) => ({
    ja: `表「${note.table}」に列「${note.column}」がありません。この列によらずに数えています(この列に関わる数は、最大の値です)。`,
    en: `The table "${note.table}" has no column "${note.column}"; it was counted without it (figures that need it are the most they can be).`,
  }),
  'empty-table': (note) => ({
    ja: `表「${note.table}」には行がありません。`,
    en: `The table "${note.table}" has no rows.`,
  }),
  'other-columns': (note) => ({
    ja: `ファイル「${note.file}」には、プロファイルにある列が1つもありません(圧縮や文字コード、ファイルの取り違えを確認してください)。件数と人数を数えられません。`,
    en: `The file "${note.file}" has none of the profile's columns (compressed, in another encoding, or another file?): nothing could be counted.`,
  }),
  unreadable: (note) => {
    const why = FILE_TROUBLE.find(({ sign }) => sign.test(note.reason));
    return {
      ja: `表「${note.table}」を読み取れません${reason(why?.ja ?? note.reason)}。`,
      en: `The table "${note.table}" cannot be read${reason(why?.en ?? note.reason)}.`,
    };
  },
  'broke-off': (note) => ({
    ja: `表「${note.table}」の読み取りが${count(note.rows)}行で途切れました${reason(note.reason)}。${note.unread === null ? '残りの行数は分かりません。' : `残り${count(note.unread)}行は対象に含まれるものとして、最大の数を示しています。`}`,
    en: `Reading the table "${note.table}" broke off after ${count(note.rows)} rows${reason(note.reason)}. ${note.unread === null ? 'How many were left is not known.' : `The ${count(note.unread)} rows left are taken to be among them: the figure is the most it can be.`}`,
  }),
  'broken-rows': (note) => ({
    ja: `表「${note.table}」の${count(note.n)}行は壊れていて読み取れません${lines(note.lines, 'ja')}。対象に含まれるものとして、最大の数を示しています。`,
    en: `${count(note.n)} rows of the table "${note.table}" are broken${lines(note.lines, 'en')}. They are taken to be among them: the figure is the most it can be.`,
  }),
  'mixed-encodings': (note) => ({
    ja: `表「${note.table}」には文字コードの異なる行が混在しています${note.n === 0 ? '' : `(${count(note.n)}行は${ENCODING[note.encoding] ?? note.encoding}、ほかはUTF-8として読み取りました)`}。${note.garbled === 0 ? '' : `${count(note.garbled)}行に読み取れない文字があります。`}人数は最大の数を示しています。`,
    en: `The table "${note.table}" mixes character encodings${note.n === 0 ? '' : `: ${count(note.n)} lines were read as ${ENCODING[note.encoding] ?? note.encoding}, the others as UTF-8`}.${note.garbled === 0 ? '' : ` ${count(note.garbled)} rows hold characters that could not be read.`} The number of persons is the most it can be.`,
  }),
  database: (note) => ({
    ja: `データベース(${note.place})${note.table === '' ? '' : `の表「${note.table}」`}: ${TROUBLE[note.trouble].ja}${reason(note.reason)}。`,
    en: `Database ${note.place}${note.table === '' ? '' : `, table "${note.table}"`}: ${TROUBLE[note.trouble].en}${reason(note.reason)}.`,
  }),
  'denied-columns': (note) => ({
    ja: `表「${note.table}」の列(${note.columns.join('、')})を読み取る権限がありません。`,
    en: `Columns of the table "${note.table}" may not be read: ${note.columns.join(', ')}.`,
  }),
  'broken-json': (note) => ({
    ja: `表「${note.table}」の列「${note.column}」の${count(note.n)}行はJSONとして読み取れません。`,
    en: `${count(note.n)} values of "${note.column}" in the table "${note.table}" are not JSON.`,
  }),
  'later-moment': (note) => ({
    ja: `接続が途切れたため、表「${note.table}」は他の表より後の時点のものです。`,
    en: `The connection was lost in between: the table "${note.table}" shows a later moment than the others.`,
  }),
  'unreadable-times': (note) => ({
    ja: `表「${note.table}」の列「${note.column}」の${count(note.n)}行は日時を読み取れません。どの期間にも含まれ得るものとして、最大の数を示しています。`,
    en: `${count(note.n)} times in "${note.column}" of the table "${note.table}" cannot be read. They may lie in any window: the figure is the most it can be.`,
  }),
  'shared-ids': (note) => ({
    ja: `表「${note.table}」の${count(note.n)}行は、「${note.column}」がほかの行と同じです。同じ値の行は、まとめて1件として数えています。`,
    en: `${count(note.n)} rows of the table "${note.table}" have a "${note.column}" that another row has too: they count as one record.`,
  }),
  'no-shop-data': () => ({
    ja: '店舗データが指定されていないため、件数と人数を数えられません。',
    en: "Without the shop's data, neither rows nor persons can be counted.",
  }),
  'unknown-set': (note) => ({
    ja: `プロファイルに「${note.set}」のデータの定義がありません。`,
    en: `The profile describes no data set "${note.set}".`,
  }),
  'unknown-column': (note) => ({
    ja: `絞り込みに使う列「${note.column}」が表「${note.table}」にありません。すべての行を最大の数として示しています。`,
    en: `The column "${note.column}" by which rows were chosen is not in the table "${note.table}": all rows count, as the most it can be.`,
  }),
  'ids-not-found': (note) => ({
    ja: `対象となった${count(note.n)}件は、現在のデータにありません(削除された可能性があります)。人数と件数は「少なくとも」の値です。`,
    en: `${count(note.n)} of the rows that were reached are not in the data any more (deleted since?): the figures are lower bounds.`,
  }),
  'snapshot-too-early': (note, day) => ({
    ja: `照合したデータは${day(note.asOf)}時点のもので、その後の行を含みません。人数と件数は「少なくとも」の値です。`,
    en: `The data used is as of ${day(note.asOf)} and lacks what came after: the figures are lower bounds.`,
  }),
  'nobody-named': (note) => ({
    ja: `「${note.set}」の${count(note.n)}行は、どなたのものかを示す値がありません。1行を1名として数えています。`,
    en:
      note.n === 1
        ? `1 row of "${note.set}" names nobody: it counts as one person.`
        : `${count(note.n)} rows of "${note.set}" name nobody: each counts as one person.`,
  }),
  'persons-unknown': (note) => ({
    ja: `${count(note.n)}件は、どなたのものかを確認できません。人数に含めていません。`,
    en: `Whose ${count(note.n)} of them are cannot be told: they are not among the persons.`,
  }),
  'reckoned-by-size': (note) => ({
    ja:
      note.rows === null
        ? `${count(note.answers)}件の応答は、どの行を含むか記録から分からず、1行の大きさも分かりません。条件に合うすべての行を最大の数として示しています。`
        : `${count(note.answers)}件の応答は、どの行を含むか記録から分かりません。応答の大きさと、行の分かる同じ画面の応答の大きさから、最大${count(note.rows)}行と見積もっています。`,
    en:
      note.rows === null
        ? `Which rows ${count(note.answers)} answers held is not in the logs, nor how large a row is: all rows that fit count, as the most it can be.`
        : `Which rows ${count(note.answers)} answers held is not in the logs. By their size, and that of answers of the same page whose rows are known, they held at most ${count(note.rows)}.`,
  }),
  'denied-table': (note) => ({
    ja: `表「${note.table}」を読み取る権限がないか、表がありません。`,
    en: `The table "${note.table}" may not be read, or does not exist.`,
  }),
};

/**
 * Says why shop data, or a figure counted in it, is not whole.
 *
 * @param day writes a moment as a day in the configuration's zone
 */
export function sayCountingNote(note: CountingNote, day: (at: number) => string): Text {
  return (SAY[note.code] as Say<CountingNote['code']>)(note as never, day);
}

function lines(numbers: readonly number[], language: 'ja' | 'en'): string {
  if (numbers.length === 0) return '';
  const shown = numbers.map(count).join(', ');
  return language === 'ja' ? `(${shown}行目など)` : ` (such as line ${shown})`;
}
