import type { Language } from '../../model/language.ts';

/** Counts are written out already: `25,905`. */
export interface ExplainText {
  /** Headings, in their order. */
  readonly heading: {
    /** Whether the rows were sent or shown, or could have been. */
    readonly requests: (isReached: boolean) => string;
    readonly overlap: string;
    readonly persons: string;
    readonly partition: (tenant: string, certainty: string) => string;
    readonly basis: string;
    readonly incomplete: string;
    readonly sample: string;
    readonly evidence: string;
  };
  readonly label: {
    readonly tenant: string;
    readonly channel: string;
    readonly actor: string;
    readonly period: string;
    readonly items: string;
    readonly altered: string;
    readonly beside: string;
  };
  readonly colon: string;
  readonly comma: string;
  readonly unknownActor: string;
  readonly noItems: string;
  readonly nothing: string;
  readonly figure: (n: string, what: string) => string;
  readonly period: (from: string, to: string) => string;
  readonly unknownPersons: string;
  readonly servedSet: (set: string, requests: string, rows: string) => string;
  readonly servedUnknown: (requests: string) => string;
  readonly rows: (n: string) => string;
  readonly rowsUnknown: string;
  readonly between: (n: string) => string;
  readonly told: string;
  readonly noServed: string;
  readonly overlapNone: (rows: string) => string;
  readonly overlap: (served: string, distinct: string, twice: string) => string;
  /** Where nothing says which of the candidates it were. */
  readonly overlapOpen: (candidates: string, most: string) => string;
  readonly personsOpen: (persons: string) => string;
  readonly sum: (served: string, twice: string, distinct: string, what: string) => string;
  readonly fewer: (rows: string, persons: string, difference: string) => string;
  readonly asMany: (persons: string) => string;
  readonly identity: string;
  readonly spread: (rows: string, persons: string, orMore: boolean) => string;
  readonly spreadLead: string;
  readonly mismatch: (listed: string, counted: string) => string;
  /** The list holds candidates, of which only some were reached. */
  readonly listedOpen: (listed: string, most: string) => string;
  /** The list lacks those whom no readable row names. */
  readonly listedInPart: (listed: string, rest: string) => string;
  readonly encrypted: string;
  readonly noAffected: string;
  readonly emptyAffected: string;
  readonly partitionNote: string;
  readonly partitionTotal: (figure: string) => string;
  readonly rowsOf: (what: string, n: string) => string;
  readonly whole: string;
  /** Said where some of the evidence was not examined, or is not there. */
  readonly notWhole: string;
  /** The list has nobody of an exposure whose persons could not be counted. */
  readonly uncountedAffected: string;
  readonly references: (n: string) => string;
  readonly broken: (n: string) => string;
}

const ja: ExplainText = {
  heading: {
    requests: (isReached) =>
      isReached ? '行が渡った、または表示されたリクエスト' : '対象となり得る行と、その根拠',
    overlap: '重なりを除く',
    persons: '件数から人数へ',
    partition: (tenant, certainty) => `項目の組み合わせ別の内訳(${tenant}、${certainty})`,
    basis: '確かさの根拠と数え方',
    incomplete: '数の性質と、数え切れない部分',
    sample: '影響を受けた方の例',
    evidence: '根拠となるログの行',
  },
  label: {
    tenant: 'サイト',
    channel: '経路',
    actor: 'アクター',
    period: '期間',
    items: '項目',
    altered: '変更された項目',
    beside: '別に数えたもの',
  },
  colon: ': ',
  comma: '、',
  unknownActor: '特定できていません',
  noItems: '(いずれの項目も空、または項目が不明)',
  nothing: '記録からは分かりません',
  figure: (n, what) => `${what}${n}件`,
  period: (from, to) => `${from} 〜 ${to}`,
  unknownPersons: '人数は確認できません(0名という意味ではありません)',
  servedSet: (set, requests, rows) =>
    `${set}: ${requests}件で延べ${rows}行(同じ行も、その都度数えています)。`,
  servedUnknown: (requests) => `${requests}件は、何行であったか分かりません。`,
  rows: (n) => `${n}行`,
  rowsUnknown: '行数不明',
  between: (n) => `(間の${n}件は served.ndjson にあります)`,
  told: '(ログの行ではなく、申告による)',
  noServed: '渡された行の記録(served.ndjson)がこのフォルダにありません。根拠となるログの行だけを示します。',
  overlapNone: (rows) =>
    rows === '1'
      ? '1行だけのため、重なりはありません。'
      : `重なる行はありません。延べ${rows}行は、すべて異なる行です。`,
  overlap: (served, distinct, twice) =>
    `同じ行は一度だけ数えます。延べ${served}行のうち${twice}行はほかのリクエストにもある行で、異なる行は${distinct}行です。`,
  overlapOpen: (candidates, most) =>
    `候補は延べ${candidates}行です。重なる行と、応答の大きさなどから含まれ得ない分を除き、最大${most}行としています。`,
  personsOpen: (persons) => `候補の行に関わる方は、最大${persons}名です。`,
  sum: (served, twice, distinct, what) => `${served} - ${twice} = ${distinct}(${what})`,
  fewer: (rows, persons, difference) =>
    `${rows}件は${persons}名に関するものです。同じ方が複数の件に現れるため、人数は件数より${difference}少なくなります。`,
  asMany: (persons) =>
    persons === '1' ? '1件のため、人数も1名です。' : `どの方も1件ずつのため、人数も${persons}名です。`,
  identity:
    'プロファイルの person に書かれた順に、最初に空でない識別子(会員番号、正規化したメールアドレス、電話番号、氏名と住所)が同じ行を、同じ方とみなしています。',
  spread: (rows, persons, orMore) => `${rows}件${orMore ? '以上' : ''}: ${persons}名`,
  spreadLead: '1名あたりの件数(affected.ndjson による)',
  mismatch: (listed, counted) =>
    `affected.ndjson にあるのは${listed}名で、この経路の${counted}名と一致しません。どなたか分からない方を含む数であるか、ファイルが途中で切れているか、書き換えられています。`,
  listedOpen: (listed, most) =>
    `affected.ndjson には、候補となる${listed}名をすべて挙げています。実際に対象となったのは、このうち最大${most}名です。`,
  listedInPart: (listed, rest) =>
    `affected.ndjson に挙げているのは、データから読み取れた${listed}名です。残る${rest}名は、読み取れない行など、どなたのものか分からない分です。`,
  encrypted:
    '影響を受けた方の一覧は暗号化されています(affected.ndjson.age)。対応する秘密鍵を持つ方が「age --decrypt」で読めます。',
  noAffected: '影響を受けた方の一覧(affected.ndjson)がこのフォルダにありません。',
  emptyAffected: 'この経路について、個人を特定できる行はありません。',
  partitionNote:
    'この表は、同じサイトと確かさの経路をすべて合わせたものです。各方は一度だけ数え、内訳の合計は全体と一致します。',
  partitionTotal: (figure) => `計 ${figure}`,
  rowsOf: (what, n) => `${what}${n}件`,
  whole: '欠けている部分は知られていません。',
  notWhole:
    '証拠に、記録のない部分、または調べきれていない部分があります(報告書の「分かっていないこと」をご覧ください)。その部分で渡ったものは、この数に含まれません。',
  uncountedAffected:
    '対象の方を数えられないため、一覧にどなたも載っていません(0名という意味ではありません)。',
  references: (n) =>
    n === '0'
      ? 'ログの行はありません(申告によるものです)。'
      : `根拠は全部で${n}行あり、すべて evidence.parquet にあります。`,
  broken: (n) => `報告書のファイルに読めない行が${n}行あり、上の数に含まれていません。`,
};

const en: ExplainText = {
  heading: {
    requests: (isReached) =>
      isReached ? 'Requests that were answered with rows' : 'Rows that come into question, and why',
    overlap: 'Without what overlaps',
    persons: 'From rows to persons',
    partition: (tenant, certainty) => `By combination of items (${tenant}, ${certainty})`,
    basis: 'Why this certainty, and how it was counted',
    incomplete: 'What the figure is, and what could not be counted',
    sample: 'Some of the persons',
    evidence: 'Lines of the logs that it rests on',
  },
  label: {
    tenant: 'site',
    channel: 'channel',
    actor: 'actor',
    period: 'period',
    items: 'items',
    altered: 'changed items',
    beside: 'counted apart',
  },
  colon: ': ',
  comma: ', ',
  unknownActor: 'nobody known',
  noItems: '(no item filled in, or the items are not known)',
  nothing: 'the records do not tell',
  figure: amount,
  period: (from, to) => `${from} to ${to}`,
  unknownPersons: 'how many persons cannot be told (which does not mean nobody)',
  servedSet: (set, requests, rows) =>
    `${set}: ${amount(rows, 'rows')} in ${amount(requests, 'requests')}, each row as often as it is in one.`,
  servedUnknown: (requests) => `Of ${requests} of them nobody knows how many rows.`,
  rows: (n) => amount(n, 'rows'),
  rowsUnknown: 'rows unknown',
  between: (n) => `(${n} more in between: served.ndjson)`,
  told: '(told by somebody, not by a line of a log)',
  noServed: 'There is no served.ndjson in this folder; only the lines that the figure rests on can be shown.',
  overlapNone: (rows) =>
    rows === '1' ? 'There is one row only.' : `Nothing overlaps: all ${rows} rows differ.`,
  overlap: (served, distinct, twice) =>
    `A row counts once. Of the ${served} rows, ${twice} are in an earlier request too; ${distinct} differ.`,
  overlapOpen: (candidates, most) =>
    `There are ${amount(candidates, 'candidates')} in all. Without those that overlap, and without what cannot have fitted into the answers, ${amount(most, 'rows')} at most remain.`,
  personsOpen: (persons) => `The candidates belong to ${amount(persons, 'persons')} at most.`,
  sum: (served, twice, distinct, what) => `${served} - ${twice} = ${distinct} ${what}`,
  fewer: (rows, persons, difference) =>
    `The ${rows} rows belong to ${amount(persons, 'persons')}. Some persons have several, so there are ${difference} fewer persons than rows.`,
  asMany: (persons) =>
    persons === '1'
      ? 'The one row is about one person.'
      : `Each person has one row, so there are ${persons} persons.`,
  identity:
    'Rows belong to one person when the first identifier that is not empty agrees, in the order of the profile\'s "person": customer number, normalised e-mail address, phone number, name with address.',
  spread: (rows, persons, orMore) => `${rows}${orMore ? ' or more' : ''}: ${amount(persons, 'persons')}`,
  spreadLead: 'Rows a person has (from affected.ndjson)',
  mismatch: (listed, counted) =>
    `affected.ndjson lists ${listed} persons, not the ${counted} of this exposure: some are known by number only, or the file is cut off or was changed.`,
  listedOpen: (listed, most) =>
    `affected.ndjson lists all ${listed} candidates; ${most} of them at most are affected.`,
  listedInPart: (listed, rest) =>
    `affected.ndjson lists the ${listed} that readable rows name. The other ${rest} stand for rows that cannot be read, or that name nobody.`,
  encrypted:
    'The list of persons is encrypted (affected.ndjson.age). Who holds the private key reads it with "age --decrypt".',
  noAffected: 'There is no list of persons (affected.ndjson) in this folder.',
  emptyAffected: 'No row of this exposure names a person.',
  partitionNote:
    'This table holds all exposures of this site and certainty. Each person counts once; the parts add up to the total.',
  partitionTotal: (figure) => `total ${figure}`,
  rowsOf: (what, n) => amount(n, what),
  whole: 'Nothing is known to be missing.',
  notWhole:
    'Some of the evidence is missing or was not examined in full (see what is not known in the report): what it may hold is not in this figure.',
  uncountedAffected:
    'Persons could not be counted, so the list has none of them; that does not mean that there are none.',
  references: (n) =>
    n === '0'
      ? 'It rests on no line of a log, but on what somebody told.'
      : `It rests on ${amount(n, 'lines')} in all; every one is in evidence.parquet.`,
  broken: (n) => `${n} line(s) of the report's files could not be read and are not in the figures above.`,
};

/** `1 order`, `2 orders`: of words that are known to take an s. */
function amount(n: string, what: string): string {
  return `${n} ${n === '1' ? what.replace(SINGULAR, '$1') : what}`;
}

const SINGULAR = /^(order|customer|card|account|row|checkout|purchase|request|person|candidate|line)s\b/;

/** What `hinomi explain` says. */
export const EXPLAIN_TEXT: Readonly<Record<Language, ExplainText>> = { ja, en };
