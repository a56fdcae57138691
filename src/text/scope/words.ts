import type { Bound, Certainty, Channel, Unit } from '../../model/exposure.ts';
import type { Item } from '../../model/item.ts';
import type { Language } from '../../model/language.ts';

type Words<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** The ladder of certainty, as it stands in a table; the answers beside the ladder too. */
export const CERTAINTY_WORDS: Words<Certainty | 'no-trace' | 'cannot-tell' | 'ruled-out'> = {
  ja: {
    taken: '漏えいした',
    viewed: '閲覧された',
    likely: '漏えいした可能性が高い',
    possible: '漏えいした可能性がある',
    'no-trace': '痕跡は確認されていない',
    'cannot-tell': '確認できない',
    'ruled-out': '対象外と確認された',
  },
  en: {
    taken: 'taken',
    viewed: 'viewed',
    likely: 'likely',
    possible: 'possible',
    'no-trace': 'no trace found',
    'cannot-tell': 'cannot be told',
    'ruled-out': 'ruled out',
  },
};

const VIEWED_WORDS: Words<'likely' | 'possible'> = {
  ja: { likely: '閲覧された可能性が高い', possible: '閲覧された可能性がある' },
  en: { likely: 'likely viewed', possible: 'possibly viewed' },
};

/** The certainty of what was reached through these channels: what was shown at the most is not said to have left. */
export function certaintyWord(
  language: Language,
  certainty: Certainty,
  channels: readonly Channel[],
): string {
  const isUnsure = certainty === 'likely' || certainty === 'possible';
  return isUnsure && isViewedOnly(channels)
    ? VIEWED_WORDS[language][certainty]
    : CERTAINTY_WORDS[language][certainty];
}

/** Whether what was reached through these channels was shown to somebody, and nothing more. */
export function isViewedOnly(channels: readonly Channel[]): boolean {
  return channels.length > 0 && channels.every((one) => one === 'view' || one === 'account-takeover');
}

export const CHANNEL_WORDS: Words<Channel> = {
  ja: {
    export: 'データ出力',
    view: '画面の閲覧',
    'account-takeover': '会員アカウントへの不正ログイン',
    'sql-injection': 'SQLインジェクション',
    skimming: '決済画面での窃取(スキミング)',
    database: 'データベースへの接続',
    file: 'ファイルの持ち出し',
    insider: '内部者による利用',
    'exposed-service': '公開状態のサービス',
  },
  en: {
    export: 'export',
    view: 'pages viewed',
    'account-takeover': 'account takeover',
    'sql-injection': 'SQL injection',
    skimming: 'web skimming',
    database: 'database access',
    file: 'file taken',
    insider: 'insider',
    'exposed-service': 'exposed service',
  },
};

export const ITEM_WORDS: Words<Item> = {
  ja: {
    name: '氏名',
    name_kana: '氏名(フリガナ)',
    address: '住所',
    phone: '電話番号',
    email: 'メールアドレス',
    birth_date: '生年月日',
    sex: '性別',
    login_id: 'ログインID',
    password: 'パスワード',
    password_hash: 'パスワード(ハッシュ化)',
    company: '会社名',
    order: '注文情報',
    order_comment: '注文時の備考',
    admin_comment: '管理者メモ',
    delivery_name: '配送先氏名',
    delivery_address: '配送先住所',
    delivery_phone: '配送先電話番号',
    amount: '注文金額',
    tracking_number: '送り状番号',
    commerce_disclosure: '特定商取引法に基づく表示',
    card_number: 'クレジットカード番号',
    card_expiry: 'カード有効期限',
    card_holder: 'カード名義人',
    card_cvv: 'セキュリティコード',
    bank_account: '口座情報',
    operator_id: '管理者ID',
    operator_password_hash: '管理者パスワード(ハッシュ化)',
    payment_settings: '決済設定',
    integration_secret: '連携用の認証情報',
  },
  en: {
    name: 'name',
    name_kana: 'name in kana',
    address: 'address',
    phone: 'phone number',
    email: 'e-mail address',
    birth_date: 'date of birth',
    sex: 'sex',
    login_id: 'login ID',
    password: 'password',
    password_hash: 'hashed password',
    company: 'company',
    order: 'order',
    order_comment: 'order comment',
    admin_comment: 'staff comment',
    delivery_name: 'delivery name',
    delivery_address: 'delivery address',
    delivery_phone: 'delivery phone number',
    amount: 'amount',
    tracking_number: 'tracking number',
    commerce_disclosure: 'commercial disclosure',
    card_number: 'card number',
    card_expiry: 'card expiry date',
    card_holder: 'card holder',
    card_cvv: 'card security code',
    bank_account: 'bank account',
    operator_id: 'operator ID',
    operator_password_hash: 'hashed operator password',
    payment_settings: 'payment settings',
    integration_secret: 'integration secret',
  },
};

/** Persons are 名, things are 件: the two are never mixed. */
export const UNIT_WORDS: Words<Unit> = {
  ja: { persons: '個人', orders: '注文', cards: 'カード', accounts: 'アカウント', records: '記録' },
  en: { persons: 'persons', orders: 'orders', cards: 'cards', accounts: 'accounts', records: 'records' },
};

/** A figure with how it stands to the truth. That at least nobody was affected says nothing, so it is not said. */
export const BOUNDED: Readonly<Record<Language, Readonly<Record<Bound, (figure: string) => string>>>> = {
  ja: {
    exact: (figure) => figure,
    max: (figure) => beforeNumber('最大', figure),
    min: (figure) => unlessNone(figure, 'ja', beforeNumber('少なくとも', figure)),
    approx: (figure) => unlessNone(figure, 'ja', beforeNumber('約', figure)),
    'part-of': (figure) => unlessNone(figure, 'ja', `${figure}のうちの一部`),
  },
  en: {
    exact: (figure) => figure,
    max: (figure) => `at most ${figure}`,
    min: (figure) => unlessNone(figure, 'en', `at least ${figure}`),
    approx: (figure) => unlessNone(figure, 'en', `about ${figure}`),
    'part-of': (figure) => unlessNone(figure, 'en', `some of ${figure}`),
  },
};

/** What is said of a figure; of none at all, what it counts (`注文`) and that it is not known. */
function unlessNone(figure: string, language: Language, said: string): string {
  if (figure.replace(/\D/g, '') !== '0') return said;
  const [before = '', after = ''] = figure.split('0');
  if (language === 'en') return after === '' ? 'not known' : `number of${after} not known`;
  const what = before !== '' ? `${before}の件数は` : after === '名' ? '人数は' : '';
  return `${what}確認できていません`;
}

/** `注文20件` becomes `注文最大20件`: Japanese has the word before the number, not before what is counted. */
function beforeNumber(word: string, figure: string): string {
  return figure.replace(/(?=\d)/, word);
}

/** A count of a unit: 10,946名, 15,581件. */
export function counted(language: Language, unit: Unit, n: string): string {
  if (language === 'ja') return unit === 'persons' ? `${n}名` : `${UNIT_WORDS.ja[unit]}${n}件`;
  return `${n} ${n === '1' ? UNIT_WORDS.en[unit].replace(/s$/, '') : UNIT_WORDS.en[unit]}`;
}
