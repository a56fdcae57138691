import type { Language } from '../../model/language.ts';
import type { FigureCertainty } from '../../model/notice/notice-figure.ts';
import { count } from '../count.ts';
import { CERTAINTY_WORDS } from '../scope/words.ts';

interface LintTexts {
  /** The nine items of a report, in their order. */
  readonly items: readonly string[];
  partitions(sum: number, total: number): string;
  unit(written: string, counter: string): string;
  bothUnits(first: string, second: string): string;
  tooSure(sentence: string, certainty: FigureCertainty): string;
  /** A leak is denied of all data. */
  readonly deniesAll: string;
  readonly noPossible: string;
  readonly noCannotTell: string;
  delay(days: number): string;
  missingItem(item: string): string;
  readonly promise: string;
  personalData(written: string): string;
  readonly secret: string;
  readonly nationality: string;
  readonly samePerson: string;
  readonly brand: string;
  readonly forensicQuote: string;
  readonly link: string;
  number(written: string): string;
  exception(whole: string, excepted: string, except: string): string;
  leftOut(data: string, parties: string, counted: number): string;
  sameItems(first: string, second: string): string;
}

const ja: LintTexts = {
  items: [
    '概要',
    '漏えい等が発生し、又は発生したおそれがある個人データの項目',
    '本人の数',
    '原因',
    '二次被害又はそのおそれの有無及びその内容',
    '本人への対応の実施状況',
    '公表の実施状況',
    '再発防止のための措置',
    'その他参考となる事項(お問い合わせ先を含む)',
  ],
  partitions: (sum, total) =>
    `内訳の合計は${count(sum)}ですが、合計の欄は${count(total)}です。数え直してください。`,
  unit: (written, counter) =>
    `「${written}」は、「${counter}」で数えた数です。人は「名」、記録や注文は「件」で書いてください。`,
  bothUnits: (first, second) =>
    `同じ数が「${first}」とも「${second}」とも書かれています。人数か件数かを確かめ、一方にそろえてください。`,
  tooSure: (_, certainty) =>
    `断定していますが、確認できているのは「${CERTAINTY_WORDS.ja[certainty]}」までです。その確からしさに合わせて書いてください。`,
  deniesAll:
    '漏えいを全体について打ち消していますが、否定できないものがあります。何が対象ではないのかを限って書いてください。',
  noPossible: '漏えいは確認された事実ではありません。「可能性がある」ことが分かるように書いてください。',
  noCannotTell: '確認できないことがあります。何を確認できないのかを書いてください。',
  delay: (days) =>
    `判明から公表まで${days}日あります。その間に行ったことを日付とともに書き、時間を要した理由を説明してください(事実 events.1.at、events.1.what … と delay.why)。`,
  missingItem: (item) => `「${item}」が書かれていません。`,
  promise:
    '裏付けとなる作業も対策も、案件に記録されていない約束です。「hinomi case task」又は measures として記録するか、文を削ってください。',
  personalData: (written) => `公表する文に「${written}」があります。個人の連絡先であれば削ってください。`,
  secret: '公表する文に、カード番号とみられる値があります。削ってください。',
  nationality: '攻撃者の国籍や所在は、接続元や言語からは分かりません。国や言語に触れずに書いてください。',
  samePerson:
    '結び付いたアドレスは、同一の人物であることを意味しません。「一連のアクセス」のように書いてください。',
  brand:
    'カードブランド名を載せる同意が記録されていません(consent.card_brands)。同意を得て記録するか、ブランド名を削ってください。',
  forensicQuote:
    '調査会社の報告書を引用する同意が記録されていません(consent.forensic_quote)。同意を得て記録するか、自社の言葉で書いてください。',
  link: 'お客様へのメールにリンクは載せません。「当社サイトのトップページからご覧ください」のように案内してください。',
  number: (written) =>
    `数「${written}」は、案件のどの事実にもありません。事実を記録するか、数を直してください。`,
  exception: (whole, excepted, except) =>
    `「${whole}」と言い切っている一方で、「${excepted}」とあり、「${except}」については否定されていません。どちらが正しいかを確かめてください。`,
  leftOut: (data, parties, counted) =>
    `経緯では${parties}の${data}に及んだと書かれていますが、影響範囲には${counted}社分しかありません。抜けているものを加えてください。`,
  sameItems: (first, second) =>
    `「${first}」と「${second}」の項目が、一字一句同じです。一方が写しになっていないか確かめてください。`,
};

const en: LintTexts = {
  items: [
    'overview',
    'items of personal data that were leaked or may have been',
    'number of persons',
    'cause',
    'secondary damage, or the fear of it, and its content',
    'what was done towards the persons concerned',
    'publication',
    'measures to prevent recurrence',
    'other matters of reference (with whom to ask)',
  ],
  partitions: (sum, total) =>
    `The rows add up to ${count(sum)}, the total says ${count(total)}. Count again.`,
  unit: (written, counter) =>
    `"${written}" is a number of ${counter}. Persons and records are counted apart.`,
  bothUnits: (first, second) =>
    `One number stands as "${first}" and as "${second}". Find out whether persons or records were counted.`,
  tooSure: (_, certainty) =>
    `This is said as a fact, but the evidence goes as far as "${CERTAINTY_WORDS.en[certainty]}". Say no more than that.`,
  deniesAll: 'A leak is denied of all data, yet some cannot be ruled out. Say which data is not concerned.',
  noPossible: 'No leak is established. Say that it is possible.',
  noCannotTell: 'Something cannot be told. Say what.',
  delay: (days) =>
    `There are ${days} days between knowing and publishing. Tell with dates what was done in them, and why it took so long (facts events.1.at, events.1.what, … and delay.why).`,
  missingItem: (item) => `"${item}" is missing.`,
  promise:
    'No task and no measure of the case stands behind this promise. Record one ("hinomi case task", measures), or strike the sentence.',
  personalData: (written) =>
    `"${written}" stands in a text for the public. Strike it if it is somebody's own.`,
  secret: 'What looks like a card number stands in a text for the public. Strike it.',
  nationality:
    'Neither an address nor a language shows where an attacker comes from. Name no country and no language.',
  samePerson: 'Addresses that were joined are not one person. Say "a series of accesses".',
  brand:
    'Nobody recorded that card brands may be named (consent.card_brands). Record it, or leave their names out.',
  forensicQuote:
    "Nobody recorded that the forensic firm's report may be quoted (consent.forensic_quote). Record it, or use your own words.",
  link: 'A mail to customers carries no link. Say where on your site it can be read.',
  number: (written) =>
    `The number "${written}" is in no fact of the case. Record the fact, or correct the number.`,
  exception: (whole, excepted, except) =>
    `"${whole}" denies it altogether, "${excepted}" leaves ${except} out. Find out which is right.`,
  leftOut: (data, parties, counted) =>
    `The chronology tells that ${data} of ${parties} was reached; the impact knows ${counted} of them. Add what is left out.`,
  sameItems: (first, second) =>
    `The items of "${first}" and of "${second}" are the same to the letter. See whether one was copied.`,
};

/** What the linter of notices says. */
export const LINT_TEXTS: Readonly<Record<Language, LintTexts>> = { ja, en };
