import type { Language } from '../../model/language.ts';

/** What is wrong and how it is mended, a sentence each. */
export interface Refusal {
  readonly text: string;
  readonly mend: string;
}

interface Refusals {
  notACount(value: string): Refusal;
  unknownWord(value: string, words: string): Refusal;
  missingFact(name: string): Refusal;
  unboundDigit(written: string): Refusal;
  unboundOutput(written: string): Refusal;
  unknownName(written: string, nearest: string): Refusal;
  liquid(cause: string): Refusal;
  unsupported(what: string): Refusal;
  literalMark(mark: string): Refusal;
  missingSection(section: string): Refusal;
  notAPeriod(from: string, to: string): Refusal;
  unmailable(address: string): Refusal;
  noReport(): Refusal;
  unknownSource(address: string, known: string, n: number): Refusal;
  sharedSource(address: string): Refusal;
  unknownExposure(id: string, known: string): Refusal;
}

const ja: Refusals = {
  notACount: (value) => ({
    text: `「${value}」は数ではありません`,
    mend: '0以上の整数を、区切りの記号や単位を付けずに記録してください',
  }),
  unknownWord: (value, words) => ({
    text: `「${value}」は使えません`,
    mend: `次のいずれかで記録してください: ${words}`,
  }),
  missingFact: (name) => ({
    text: `この文書に必要な「${name}」が記録されていません`,
    mend: name.startsWith('shop.')
      ? '--shop で対象のお店を指定してください'
      : name.startsWith('person.')
        ? `「hinomi send」では一人ずつの内容が入ります。見本を作るときは「hinomi case fact 案件フォルダ ${name}=…」で記録してください`
        : `「hinomi case fact 案件フォルダ ${name}=…」で記録してください`,
  }),
  unboundDigit: (written) => ({
    text: `数「${written}」が、事実に結び付いていません`,
    mend: '数は {{ figures.… }} や {{ laws.… }} のように、事実やデータの名前で書いてください',
  }),
  unboundOutput: (written) => ({
    text: `「${written}」は、事実に結び付いた値ではありません`,
    mend: '文字はそのまま書き、値は事実の名前で書いてください',
  }),
  unknownName: (written, nearest) => ({
    text: `「${written}」という名前はありません`,
    mend:
      nearest === ''
        ? 'docs/notices.md の一覧にある名前を使ってください'
        : `「${nearest}」のことであれば、そう書いてください`,
  }),
  liquid: (cause) => ({ text: `タグを読めません(${cause})`, mend: 'タグの綴りと対応を確認してください' }),
  unsupported: (what) => ({
    text: `「${what}」は文書に使えません`,
    mend: '見出し、段落、箇条書き、表、引用、強調、リンクで書いてください',
  }),
  missingSection: (section) => ({
    text: `必要な項目「${section}」の見出しがありません`,
    mend: 'ひな形に見出しを加えるか、その項目に要る事実を記録してください',
  }),
  notAPeriod: (from, to) => ({
    text: `「${from}」から「${to}」までは、期間になりません`,
    mend: '日付又は日時を、始まりが終わりより前になるように記録してください',
  }),
  literalMark: (mark) => ({
    text: `強調の記号「${mark}」が、文字のまま残ります`,
    mend: '記号の前後に空白を置くか、強調をやめてください',
  }),
  unmailable: (address) => ({
    text: `「${address}」は、メールを送れるアドレスではありません`,
    mend: 'info@shop.example のように、1つのアドレスだけを記録してください',
  }),
  noReport: () => ({
    text: '案件に報告書がありません',
    mend: '「hinomi case report 案件フォルダ 報告書のフォルダ」で付けてください',
  }),
  unknownSource: (address, known, n) => ({
    text: `「${address}」は、付けられた報告書の攻撃元にありません`,
    mend: n === 0 ? '報告書に攻撃元はありません' : `攻撃元は ${n} 件です(例: ${known})`,
  }),
  sharedSource: (address) => ({
    text: `「${address}」だけが行ったことを、報告書から取り出せません`,
    mend: `「hinomi who ${address} ログ…」で確かめ、source.address、source.first、source.last などを「hinomi case fact」で記録してください`,
  }),
  unknownExposure: (id, known) => ({
    text: `「${id}」は、付けられた報告書の不正ログインの対象にありません`,
    mend:
      known === ''
        ? '報告書に、アカウントへの不正ログインはありません'
        : `次のいずれかを指定してください: ${known}`,
  }),
};

const en: Refusals = {
  notACount: (value) => ({
    text: `"${value}" is no count`,
    mend: 'Record a whole number from 0 up, without separators or unit',
  }),
  unknownWord: (value, words) => ({
    text: `"${value}" cannot be used here`,
    mend: `Record one of: ${words}`,
  }),
  missingFact: (name) => ({
    text: `This document needs "${name}", which nobody recorded`,
    mend: name.startsWith('shop.')
      ? 'Name the shop with --shop'
      : name.startsWith('person.')
        ? `"hinomi send" fills in each person's own; for a sample record it with "hinomi case fact DIR ${name}=…"`
        : `Record it with "hinomi case fact DIR ${name}=…"`,
  }),
  unboundDigit: (written) => ({
    text: `The number "${written}" is bound to no fact`,
    mend: 'Write numbers by name, as {{ figures.… }} or {{ laws.… }}',
  }),
  unboundOutput: (written) => ({
    text: `"${written}" is no value that is bound to a fact`,
    mend: 'Write words as they are, and values by the names of facts',
  }),
  unknownName: (written, nearest) => ({
    text: `There is no name "${written}"`,
    mend:
      nearest === '' ? 'Use a name of the list in docs/notices.md' : `If you mean "${nearest}", write that`,
  }),
  liquid: (cause) => ({ text: `A tag cannot be read (${cause})`, mend: 'Check how it is spelt and closed' }),
  unsupported: (what) => ({
    text: `A notice cannot hold "${what}"`,
    mend: 'Write headings, paragraphs, lists, tables, quotes, emphasis and links',
  }),
  missingSection: (section) => ({
    text: `The section "${section}" is missing`,
    mend: 'Give the template its heading, or record the facts that it needs',
  }),
  notAPeriod: (from, to) => ({
    text: `"${from}" to "${to}" is no period`,
    mend: 'Record days or moments, the first before the last',
  }),
  literalMark: (mark) => ({
    text: `The mark "${mark}" would stand as it is`,
    mend: 'Put a space around it, or do without emphasis',
  }),
  unmailable: (address) => ({
    text: `"${address}" is no address that mail can go to`,
    mend: 'Record one address alone, as in info@shop.example',
  }),
  noReport: () => ({
    text: 'The case has no report',
    mend: 'Attach one with "hinomi case report CASE REPORT"',
  }),
  unknownSource: (address, known, n) => ({
    text: `"${address}" is none of the attacking addresses in the report`,
    mend: n === 0 ? 'The report has no attacking address' : `It has ${n} (for example ${known})`,
  }),
  sharedSource: (address) => ({
    text: `The report does not tell apart what "${address}" did by itself`,
    mend: `Look with "hinomi who ${address} LOG…" and record source.address, source.first, source.last and so on with "hinomi case fact"`,
  }),
  unknownExposure: (id, known) => ({
    text: `"${id}" is no account takeover in the report`,
    mend: known === '' ? 'The report has none' : `Name one of these: ${known}`,
  }),
};

export const REFUSALS: Readonly<Record<Language, Refusals>> = { ja, en };
