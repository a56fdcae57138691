import type { Item } from '../../model/item.ts';
import type { Text } from '../../model/language.ts';
import { count } from '../count.ts';
import { stamp } from './stamp.ts';
import { ITEM_WORDS } from './words.ts';

/** One account, for the walk from a figure to its lines. Of its name the beginning is shown. */
export function enteredAccount(account: string, at: number, timezone: string): Text {
  const when = stamp(at, timezone);
  const masked = account.replace(/[^@]+/g, (part) => `${[...part].slice(0, 1).join('')}***`);
  return { ja: `${when} にログインされた会員(${masked})`, en: `member ${masked}, entered at ${when}` };
}

interface TakeoverFigures {
  readonly entered: number;
  readonly unnamed: number;
  readonly changed: number;
  /** Changed in words that say nothing of items. */
  readonly changedOther: number;
  readonly purchased: number;
  /** Bought without a change. */
  readonly purchasedOnly: number;
  readonly orders: number;
  readonly altered: readonly Item[];
}

/** What was counted as entered, and what was done in the accounts. */
export function takeoverBasis(figures: TakeoverFigures): Text {
  const { entered, unnamed, changed, changedOther, purchased, purchasedOnly, orders, altered } = figures;
  const words = (language: 'ja' | 'en') => altered.map((item) => ITEM_WORDS[language][item]);
  const ja = [
    `攻撃に使われたアドレスから成功したログインを数えています(それ以前から同じアドレスで使われていたアカウントと、そのアドレスから登録されたアカウントを除く)。ログインされた会員は${entered}件、うち登録情報の変更${changed}件、購入${purchased}件(注文${orders}件)です。`,
  ];
  const en = [
    `Logins that succeeded from addresses of the attack are counted, without accounts that were used from the same address before or were registered from it. Entered: ${entered}; data changed: ${changed}; bought: ${purchased} (${orders} orders).`,
  ];
  if (purchasedOnly > 0) {
    ja.push(`購入のうち${purchasedOnly}件は、登録情報の変更を伴っていません。`);
    en.push(`${purchasedOnly} of those that bought changed no data.`);
  }
  if (altered.length > 0) {
    ja.push(`変更された項目: ${words('ja').join('、')}。`);
    en.push(`Changed: ${words('en').join(', ')}.`);
  }
  if (changedOther > 0) {
    ja.push(`${changedOther}件は、どの項目が変更されたかが記録からは分かりません。`);
    en.push(`For ${changedOther}, no record says which items were changed.`);
  }
  if (unnamed > 0) {
    ja.push(
      `${unnamed}件は会員のIDが記録されていないログインで、1回を1件として数えています。同じ会員に2回以上ログインされた場合、実際の人数はこれより少なくなります。`,
    );
    en.push(
      `${unnamed} are logins of which no log names the member; each counts as one. Where one member was entered twice, there are fewer.`,
    );
  }
  return { ja: ja.join(''), en: en.join(' ') };
}

/** Why there may be fewer than are counted, or more. */
export const TAKEOVER_INCOMPLETE = {
  unnamed: {
    ja: '会員のIDが記録されていないログインを含むため、実際はこれより少ない可能性があります。',
    en: 'Logins are among it of which no log names the member, so there may be fewer.',
  },
  shared: {
    ja: '多くの人が使う回線のアドレスを含むため、本人のログインが混じっている場合、実際はこれより少なくなります。',
    en: 'A line that many people share is among the addresses, so owners may be counted too, and there may be fewer.',
  },
  others: {
    ja: '攻撃のあったアドレスから、ほかにもログインがあります。本人のものと見分けられないため数えておらず、実際はこれより多い可能性があります。',
    en: 'There were further logins from addresses of the attack. They cannot be told from the owners’ own and are not counted, so there may be more.',
  },
  more: {
    ja: '複数のアドレスから失敗なくログインされており、見分けられなかったログインがほかにある場合、実際はこれより多くなります。',
    en: 'The accounts were entered from several addresses without failures; further logins may look like their owners’ own, so there may be more.',
  },
  before: {
    ja: '攻撃が始まる前の1日のうちに、同じアドレスからのログインがあります。本人のものとして数えていませんが、攻撃によるものだった場合、実際はこれより多くなります。',
    en: 'Within the day before the attack began there was a login from the same address. It is taken for an owner’s and not counted, but may have been the attacker’s already, so there may be more.',
  },
  spread: {
    ja: '多数のアドレスから少しずつログインが試みられています。1回目で成功したログインは本人のものと見分けられず、数に含まれていないため、実際はこれより多い可能性があります。',
    en: 'Logins were tried from many addresses, a few from each. Those that got in at the first try look like the owners’ own and are not counted, so there may be more.',
  },
  full: {
    ja: 'ログインされたアカウントが非常に多く、一部は数えていません。実際はこれより多くなります。',
    en: 'So many accounts were entered that some are not counted: there are more.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Said where answers do not tell whether a login succeeded. */
export function openLogins(n: number): Text {
  return {
    ja: `攻撃によるログイン試行のうち${count(n)}件は、成否が記録から分かりません。成功していた場合、実際はこれより多くなります。`,
    en: `Of ${count(n)} of the attack’s logins nothing tells whether they succeeded; if some did, there are more.`,
  };
}

export const TAKEOVER_QUESTION: Text = {
  ja: '攻撃のあったアドレスから、ほかの会員のアカウントにもログインされたか',
  en: 'Were further members’ accounts entered from addresses that attacked?',
};

/** Said where logins were tried from many addresses, a few from each. */
export function spreadLogins(open: number): Text {
  const { ja, en } = open > 0 ? openLogins(open) : { ja: '', en: '' };
  return {
    ja: `多数のアドレスから少しずつログインが試みられました。1回目で成功したログインは、本人によるものと見分けられません。この時間帯に初めてのアドレスからログインのあった会員を、ショップのデータで確かめてください。${ja}`,
    en: `Logins were tried from many addresses, a few from each. One that got in at the first try cannot be told from its owner’s: look up in the shop which members logged in from addresses new to them in these hours.${en === '' ? '' : ` ${en}`}`,
  };
}

/** Said of logins that may be the actor's or honest people's behind the same address. */
export function doubtfulLogins(n: number): Text {
  return {
    ja: `攻撃のあったアドレスからのログインのうち${n}件は数に含めていません。多くの人が使う回線とも、攻撃ではなかったとも考えられ、攻撃者によるものか本人によるものかは、これらの記録からは分かりません。`,
    en: `Not counted: ${n} of the logins from addresses that attacked. Many people may share these lines, or the few requests may have been no attack: the records do not tell whether the attacker or the owners logged in.`,
  };
}
