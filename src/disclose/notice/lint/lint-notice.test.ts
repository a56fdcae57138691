import { describe, expect, it } from 'vitest';
import type { Language } from '../../../model/language.ts';
import type { NoticeFacts } from '../../../model/notice/notice-facts.ts';
import type { NoticeKind } from '../../../model/notice/notice-kind.ts';
import { group } from '../facts/make-values.ts';
import { inventedFacts, inventedFigure } from '../testing/invented-facts.ts';
import { lintNotice } from './lint-notice.ts';
import { lintedText } from './linted-text.ts';

interface Given extends Partial<NoticeFacts> {
  readonly kind?: NoticeKind;
}

/** The rules by which a text is refused, the rule on numbers left out where the test is not about it. */
function found(language: Language, text: string, { kind, ...facts }: Given = {}): string[] {
  const notice = lintedText(text, { kind: kind ?? null, language, facts: inventedFacts(language, facts) });
  return [...new Set(lintNotice(notice, 'rendered').map(({ rule }) => rule))];
}

const persons = inventedFigure({ id: 'p', from: 'figure:p', n: 491, unit: 'persons' });
const at = (day: string) => Date.parse(`${day}T00:00:00+09:00`);
const figures = (certainty: 'taken' | 'viewed' | 'likely' | 'possible' | 'no-trace' | 'cannot-tell') => ({
  figures: [inventedFigure({ certainty })],
});
const late = { knownAt: at('2022-07-28'), publishedAt: at('2023-01-10'), kind: 'public-final' } as const;
const task = { promised: [{ text: 'ご本人への通知メールの送付', from: 'task:notify' }] };

/** Rule, language, text, facts: one that is refused. */
const REFUSED: [string, Language, string, Given?][] = [
  ['partitions', 'ja', '| 内訳 | 数 |\n|---|---|\n| 甲 | 7件 |\n| 乙 | 384件 |\n| 合計 | 392件 |'],
  ['partitions', 'en', '| Part | n |\n|---|---|\n| a | 4 |\n| b | 1,902 |\n| Total | 1,907 |'],
  ['units', 'ja', '漏えいした可能性があるのは491件です。', { figures: [persons] }],
  ['units', 'ja', 'カード情報491件が対象です。\n対象のお客様は491名です。'],
  ['units', 'en', 'It concerns 491 cards and nobody else.', { figures: [persons] }],
  ['certainty', 'ja', 'カード情報2,259件が漏えいしました。', figures('possible')],
  ['certainty', 'ja', '個人情報が流出したことを確認しました。', figures('viewed')],
  ['certainty', 'ja', '登録情報が閲覧されました。', figures('likely')],
  ['certainty', 'en', 'Card data of 2,259 cards was stolen.', figures('possible')],
  ['certainty', 'en', 'Member data has been viewed.', figures('possible')],
  ['certainty', 'ja', '漏えいに関するお知らせです。原因は調査中です。', figures('possible')],
  ['certainty', 'ja', '漏えいに関するお知らせです。可能性があります。', figures('cannot-tell')],
  ['certainty', 'ja', '個人情報が外部に送信されたことを確認いたしました。', figures('possible')],
  ['certainty', 'ja', '情報が盗まれました。可能性があります。', figures('possible')],
  ['certainty', 'ja', '可能性があります。なお、情報の漏えいは一切ございません。', figures('possible')],
  ['certainty', 'en', 'It is possible. No data was leaked whatsoever.', figures('possible')],
  ['delay', 'ja', '2023年1月10日に公表します。', late],
  ['delay', 'en', 'Published on 10 January 2023. We apologise for the delay.', late],
  ['required-items', 'ja', '個人情報が漏えいした可能性があります。', { kind: 'public-first' }],
  ['required-items', 'ja', '概要\n原因\n再発防止', { kind: 'ppc-final' }],
  ['required-items', 'en', 'Your name may have been taken. Please contact us.', { kind: 'person-mail' }],
  ['promises', 'ja', '対象のお客様には、後日書面をお送りします。'],
  ['promises', 'ja', '不正ログイン対策を強化してまいります。'],
  ['promises', 'ja', '二度と起こさないことをお約束します。'],
  ['promises', 'en', 'We will replace every card.'],
  ['personal-data', 'ja', '被害に遭われた taro@mihon.example 様へ'],
  ['personal-data', 'ja', 'お客様(090-0000-0000)より連絡がありました。'],
  ['personal-data', 'en', `The card 4111${'1111'.repeat(3)} was used.`],
  ['nationality', 'ja', '中国語を理解できる者からの攻撃と考えます。'],
  ['nationality', 'ja', '攻撃元のIPアドレスはロシアのものでした。'],
  ['nationality', 'ja', '北朝鮮系のグループの関与が疑われます。'],
  ['nationality', 'en', 'The attackers were probably Russian.'],
  ['nationality', 'en', 'A Russian-speaking gang is behind this.'],
  ['same-person', 'ja', '両方のアクセスは同一人物によるものです。'],
  ['same-person', 'en', 'Both were done by the same person.'],
  ['consent', 'ja', 'VISA及びJCBのカードが対象です。'],
  ['consent', 'ja', '調査機関の報告書によれば「サーバーに不正な改ざんの痕跡が認められた」とのことです。'],
  ['consent', 'en', 'Cards of Mastercard are concerned.'],
  ['links', 'ja', '詳しくは https://shop.example/ をご覧ください。', { kind: 'all-customers' }],
  ['links', 'en', 'See [our page](https://shop.example/).', { kind: 'person-mail' }],
  [
    'exceptions',
    'ja',
    '## 影響範囲\n外部への不正な接続がないことを確認しています。\n## 経緯\nC社以外からの不正な接続がないことを確認しています。',
  ],
  [
    'exceptions',
    'en',
    '## Impact\nThere was no outside connection found.\n## Chronology\nThere was no outside connection other than from shop C.',
  ],
  [
    'left-out',
    'ja',
    '## 影響範囲\n1社のサイトから注文情報がダウンロードされました。\n## 発生経緯\n4月18日 B社の管理画面にログイン。注文情報が閲覧されました。\n4月19日 C社の管理画面にログイン。\n注文情報が閲覧されました。',
  ],
  [
    'left-out',
    'en',
    '## Impact\nOrder data of 1 shop was downloaded.\n## Chronology\n18 April Shop B was entered. Order data was downloaded.\n19 April Shop C was entered. Order data was viewed.',
  ],
  [
    'same-items',
    'ja',
    '## 影響範囲\n注文情報15,581件がダウンロードされました。\n氏名、住所、電話番号、備考、金額等\n約98万件の会員データが閲覧された可能性があります。\n氏名、住所、電話番号、備考、金額等',
  ],
];

/** Rule, language, text, facts: one that the rule lets pass. */
const PASSED: [string, Language, string, Given?][] = [
  ['partitions', 'ja', '| 内訳 | 数 |\n|---|---|\n| 甲 | 7件 |\n| 乙 | 384件 |\n| 合計 | 391件 |'],
  ['partitions', 'ja', '| 日時 | できごと |\n|---|---|\n| 9月1日 | 3件を検知 |\n| 9月2日 | 4件を検知 |'],
  ['units', 'ja', '対象のお客様は491名です。', { figures: [persons] }],
  ['units', 'ja', 'カード491件、お客様491名が対象です。', { figures: [persons, inventedFigure({ n: 491 })] }],
  ['certainty', 'ja', 'カード情報2,259件が漏えいした可能性があります。', figures('possible')],
  ['certainty', 'ja', '個人情報が漏えいしました。', figures('taken')],
  ['certainty', 'ja', '登録情報が閲覧されました。', figures('viewed')],
  ['certainty', 'ja', '漏えいしたかどうかを確認できていません。', figures('cannot-tell')],
  ['certainty', 'ja', '可能性があります。カード情報の漏えいは一切ございません。', figures('possible')],
  ['certainty', 'ja', '可能性があります。上記以外の情報の漏えいはありません。', figures('possible')],
  ['certainty', 'ja', '情報の漏えいはありません。', figures('no-trace')],
  ['certainty', 'en', 'Card data may have been taken.', figures('possible')],
  ['delay', 'ja', '公表まで時間を要しました。\n2022年7月28日 連絡を受ける\n2022年8月1日 委員会へ報告', late],
  [
    'delay',
    'en',
    'It took until publication, since data was counted: 28 July 2022 told, 1 August 2022 reported.',
    late,
  ],
  ['delay', 'ja', '本日公表します。', { ...late, publishedAt: at('2022-07-30') }],
  ['promises', 'ja', '対象のお客様には、通知のメールをお送りします。', task],
  ['promises', 'en', 'If it is established that data was leaked, we will tell you.'],
  ['promises', 'ja', '下記のとおりお知らせいたします。深くお詫び申し上げます。ご注意をお願いいたします。'],
  [
    'personal-data',
    'ja',
    'お問い合わせ: help@shop.example 0120-000-000',
    {
      values: new Map([
        [
          'contact',
          group([
            ['email', { type: 'bound', text: 'help@shop.example', from: 'fact:contact.email', raw: '' }],
            ['phone', { type: 'bound', text: '0120-000-000', from: 'fact:contact.phone', raw: '' }],
          ]),
        ],
      ]),
    },
  ],
  ['nationality', 'ja', '海外からの不正アクセスがありました。当社は中国にも店舗があります。'],
  ['nationality', 'ja', 'アメリカン・エキスプレスの担当者から連絡を受け、中国銀行の担当者に知らせました。'],
  ['same-person', 'ja', '結び付いたアドレスは、同一人物であることを意味しません。'],
  ['same-person', 'ja', '同一人物の犯行によるものなのかはわかっておりません。'],
  ['personal-data', 'ja', 'ログインパスワード等の組み合わせ:2,934名様分'],
  ['consent', 'ja', 'VISAのカードが対象です。', { consents: new Map([['card_brands', true]]) }],
  ['consent', 'ja', 'JCBのカードが対象です。', { kind: 'card-brands' }],
  ['consent', 'ja', '第三者調査機関の調査により、「カード番号」は対象外と確認しました。'],
  ['links', 'ja', '詳しくは https://shop.example/ をご覧ください。', { kind: 'public-first' }],
  [
    'left-out',
    'ja',
    '## 影響範囲\n2社のサイトの注文情報が閲覧されました。\n## 経緯\n4月18日 B社。注文情報が閲覧されました。\n4月19日 C社。注文情報が閲覧されました。',
  ],
  [
    'exceptions',
    'ja',
    '## 影響範囲\nC社以外からの不正な接続がないことを確認しています。\n## 経緯\nC社以外からの不正な接続がないことを確認しています。',
  ],
];

describe('lintNotice', () => {
  it.each<[string, Language, string, Given?]>(REFUSED)(
    '%s refuses (%s): %s',
    (rule, language, text, given) => {
      expect(found(language, text, given)).toContain(rule);
    },
  );

  it.each<[string, Language, string, Given?]>(PASSED)(
    '%s lets pass (%s): %s',
    (rule, language, text, given) => {
      expect(found(language, text, given)).not.toContain(rule);
    },
  );

  it('holds the numbers of a text written by hand against the facts', () => {
    const values = new Map([
      ['figures', group([['n', { type: 'bound', text: '2,259件', from: 'figure:n', raw: 2259 }]])],
      ['events', group([['at', { type: 'bound', text: '2022年7月28日', from: 'fact:e', raw: '' }]])],
    ]);
    const numbers = (text: string) => {
      const notice = lintedText(text, { kind: null, language: 'ja', facts: inventedFacts('ja', { values }) });
      return lintNotice(notice, 'by-hand').filter(({ rule }) => rule === 'numbers');
    };
    expect(numbers('## 1. 経緯\n1. 2022年7月28日、2259件と２，２５９件。')).toEqual([]);
    expect(numbers('約二千二百五十九件、二二五九件です。第三者が一人ひとりの一部の情報を見ました。')).toEqual(
      [],
    );
    expect(numbers('約五百名が対象です。')).toHaveLength(1);
    expect(numbers('2022年7月29日、2,260件。').map(({ text }) => text)).toEqual([
      expect.stringContaining('「29」'),
      expect.stringContaining('「2,260」'),
    ]);
  });

  it('finds what a published notice of a platform contradicts itself in, in its general form', () => {
    const text = [
      '2.影響範囲',
      ' (1) 外部からの不正アクセスにより、1社のサイトから個人情報 20件を含む注文情報 30件がダウンロードされました。',
      '注文者氏名、注文者住所、注文者電話番号、配送先氏名、注文金額等',
      ' (3) 約4万件の会員データのうちの一部が閲覧された可能性があります。',
      '注文者氏名、注文者住所、注文者電話番号、配送先氏名、注文金額等',
      ' (4) 決済代行サービス会社に弊社システムからの不正な接続がないことを確認しています。',
      '5.発生経緯',
      '4/18 15:31 B社の管理画面にログインに成功しました。',
      '注文データのダウンロードに2回成功しています。',
      '4/18 17:47 C社の管理画面にログインに成功しました。',
      '注文情報が閲覧されました。',
      '決済代行会社の調査により現在までC社以外からの不正な接続がないことを確認しています。',
    ].join('\n');
    expect(found('ja', text)).toEqual(['exceptions', 'left-out', 'same-items']);
  });
});
