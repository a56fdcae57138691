import type { Sayer } from '../../model/exposure.ts';
import type { Text } from '../../model/language.ts';
import { stamp } from './stamp.ts';

/** Where the end of a window comes from. NaN for an end that nothing tells. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const SAYER: Readonly<Record<Exclude<Sayer, 'own-logs'>, Text>> = {
  'forensic-firm': { ja: '調査会社', en: 'the forensic firm' },
  vendor: { ja: '委託先または提供元', en: 'the vendor' },
  'card-company': { ja: 'カード会社', en: 'the card company' },
  customer: { ja: '利用者', en: 'a customer' },
};

/** The orders of one window, for the walk from a figure to its lines. */
export function windowOrders(
  span: Span,
  timezone: string,
  why: 'script' | 'file' | 'collector' | Exclude<Sayer, 'own-logs'>,
): Text {
  const when = spanText(span, timezone);
  if (why === 'script') {
    return {
      ja: `${when.ja}の注文(承認されていないスクリプトが決済ページで確認された期間)`,
      en: `orders placed ${when.en} (a script that nobody approved was seen on the payment page)`,
    };
  }
  if (why === 'file') {
    return {
      ja: `${when.ja}の注文(決済ページのファイルが変更された後の期間)`,
      en: `orders placed ${when.en} (after a file of the payment page was changed)`,
    };
  }
  if (why === 'collector') {
    return {
      ja: `${when.ja}の注文(決済ページから不審なプログラムへ内容が送信されていた期間)`,
      en: `orders placed ${when.en} (while browsers sent something from the payment page to a script that seems to collect it)`,
    };
  }
  return {
    ja: `${when.ja}の注文(${SAYER[why].ja}から示された期間)`,
    en: `orders placed ${when.en} (the period that ${SAYER[why].en} named)`,
  };
}

/** One window as a line of the timeline: what a page served, and between which good looks. */
export function scriptEpisode(
  window: Span & { readonly page: string; readonly firstBadAt: number; readonly lastBadAt: number },
  script: string,
  timezone: string,
): Text {
  const { page, firstBadAt, lastBadAt } = window;
  const when = spanText(window, timezone);
  const [first, last] = [stamp(firstBadAt, timezone), stamp(lastBadAt, timezone)];
  return {
    ja: `決済ページ(${page})で、承認されていない版のスクリプト(${script})が確認されました(最初の確認 ${first}、最後の確認 ${last})。影響のある期間は${when.ja}です。誰が置いたかは、この記録からは分かりません。`,
    en: `The payment page (${page}) served a version of a script (${script}) that nobody approved: first seen ${first}, last seen ${last}. It concerns orders ${when.en}. Who put it there, this record does not show.`,
  };
}

/** How the windows of a shop were found, and what is counted in them. */
export function skimmingBasis(
  windows: { readonly script: number; readonly file: number; readonly collector: number },
  sayers: readonly Exclude<Sayer, 'own-logs'>[],
): Text {
  const ja: string[] = [];
  const en: string[] = [];
  if (windows.script > 0) {
    ja.push(
      `決済ページのスクリプトの記録から、承認されていない版が確認された${windows.script}つの期間を、その前の正常な確認から次の正常な確認までとしました。`,
    );
    en.push(
      `From the history of scripts: ${windows.script} period(s) from the last good look at the payment page before a version that nobody approved to the next good look.`,
    );
  }
  if (windows.file > 0) {
    ja.push('決済ページのファイルが不正に変更された後の期間を含めました。');
    en.push('The time after a file of the payment page was changed by the intruder is included.');
  }
  if (windows.collector > 0) {
    ja.push(
      '利用者のブラウザーが決済ページから、画像などの置き場所にある不審なプログラムへ内容を送信していた期間(最初の送信から最後の送信まで)を含めました。送信した利用者は、その検知の証拠の行から分かります。',
    );
    en.push(
      'The time in which customers’ browsers sent something from the payment page to a script among content is included, from the first to the last that was sent. The lines of that finding show who sent it.',
    );
  }
  if (sayers.length > 0) {
    ja.push(`${sayers.map((sayer) => SAYER[sayer].ja).join('、')}から示された期間を含めました。`);
    en.push(`Periods named by ${sayers.map((sayer) => SAYER[sayer].en).join(', ')} are included.`);
  }
  ja.push(
    'この期間にカードで支払われた注文を数えています。カード情報が実際に送信されたかどうかは、これらの記録からは分かりません。',
  );
  en.push(
    'Orders paid by card in that time are counted. Whether the card was in fact sent away, these records do not show.',
  );
  return { ja: ja.join(''), en: en.join(' ') };
}

/** Why a figure of skimming is not whole, or only the most that it can be. */
export const SKIMMING_INCOMPLETE = {
  openStart: {
    ja: '承認されていない版より前に正常な確認の記録がないため、期間の始まりを決められません。それ以前のすべての注文を含めた最大の数です。',
    en: 'No good look comes before the version that nobody approved, so nothing tells when it began: all earlier orders are in this maximum.',
  },
  openEnd: {
    ja: '承認されていない版より後に正常な確認の記録がないため、期間の終わりを決められません。それ以後のすべての注文を含めた最大の数です。',
    en: 'No good look comes after the version that nobody approved, so nothing tells when it ended: all later orders are in this maximum.',
  },
  toldOpen: {
    ja: '示された期間の始まりまたは終わりが分からないため、最大の数です。',
    en: 'One end of the period that was named is not known: this is the maximum.',
  },
  toldOfAll: {
    ja: 'どのサイトの期間かが示されていないため、すべてのサイトに当てはめた最大の数です。',
    en: 'Nobody said which shop the period is of, so it is applied to all: this is the maximum.',
  },
  cardUnknown: {
    ja: 'どの注文がカード払いかをプロファイルが示していないため、期間内のすべての注文を含めた最大の数です。',
    en: 'The profile does not say which orders were paid by card: this maximum holds all orders of the time.',
  },
  noTime: {
    ja: '注文日時の列をプロファイルが示していないため、期間で絞れず、すべての注文を含めた最大の数です。',
    en: 'The profile names no column for the time of an order, so this maximum holds all orders.',
  },
  historyCut: {
    ja: 'スクリプトの記録が多すぎるため、一部を読み切れていません。',
    en: 'The history of scripts is too large to be kept whole.',
  },
  pageUnknown: {
    ja: 'カード情報の入力画面がどのURLかを示すスクリプトの記録がないため、途中でやめた購入手続き(checkouts)は、注文の送信が成功しなかったものだけを数えています。入力画面を開いただけのものは含まれず、実際はこれより多い可能性があります。',
    en: 'No script history names the payment page, so that of the checkouts begun and not completed only those are counted that sent an order in vain: there may be more that only opened the page.',
  },
  checkoutsUnseen: {
    ja: '途中でやめた決済の件数は、決済完了の操作がプロファイルにないか、ログに記録がないため数えられません。',
    en: 'Checkouts that were begun and not completed cannot be counted: no route of the profile or no log shows them.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** The question behind what was checked. */
export const SKIMMING_QUESTION: Text = {
  ja: '決済ページで入力されたカード情報が、改ざんされたスクリプトによって読み取られたか',
  en: 'Did a changed script on the payment page read the cards that were typed there?',
};

export const SKIMMING_CHECKED = {
  cannotShow: {
    ja: '確認の合間の変更と、一部の閲覧者だけに配信された変更は、この記録に現れません',
    en: 'a change between two looks, or one that only some visitors were served',
  },
  noTrace: {
    ja: '記録のある期間について、確認されたすべての版が承認されています。',
    en: 'Every version that was seen in the time of the history is approved.',
  },
  notWatched: {
    ja: 'このサイトの決済ページのスクリプトの記録がないため、確認できません。',
    en: 'There is no history of the scripts on this shop’s payment page, so it cannot be told.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Said where a history approves nothing: what the page should serve, nobody knows. */
export function nothingApproved(changes: number): Text {
  return {
    ja: `どの版が正しいかの記録がないため、確認できません。記録のある期間に、配信されたスクリプトは${changes}回変わっています。変わった版を一つずつ確かめ、正しい版に approved: true を付けて再度調べてください。`,
    en: `Nothing says which versions are good, so it cannot be told. The scripts served changed ${changes} time(s): check each change, mark the good versions approved: true, and investigate again.`,
  };
}

function spanText({ from, to }: Span, timezone: string): Text {
  const [start, end] = [from, to].map((at) => (Number.isNaN(at) ? '' : stamp(at, timezone)));
  return {
    ja: `${start || '始まりが不明な時点'}から${end || '終わりが不明な時点'}まで`,
    en: `from ${start || 'a time not known'} to ${end || 'a time not known'}`,
  };
}
