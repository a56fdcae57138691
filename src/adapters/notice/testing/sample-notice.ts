import type { Block, NoticeDocument, Run } from '../../../model/notice/notice-document.ts';

const text = (value: string): Run => ({ type: 'text', text: value });
const bound = (value: string): Run => ({ type: 'bound', text: value, from: 'fact:sample' });
const strong = (value: string): Run => ({ type: 'strong', runs: [text(value)] });
const p = (...runs: Run[]): Block => ({ type: 'paragraph', align: 'start', runs });
const end = (...runs: Run[]): Block => ({ type: 'paragraph', align: 'end', runs });
const h2 = (value: string): Block => ({ type: 'heading', level: 2, runs: [text(value)] });
const h3 = (value: string): Block => ({ type: 'heading', level: 3, runs: [text(value)] });
const ul = (...items: Run[][]): Block => ({
  type: 'list',
  isOrdered: false,
  items: items.map((runs) => [p(...runs)]),
});
const ol = (...items: Run[][]): Block => ({
  type: 'list',
  isOrdered: true,
  items: items.map((runs) => [p(...runs)]),
});

const EVENTS: readonly [string, string][] = [
  [
    '2026年9月12日 10時4分',
    '決済代行会社より、当サイトを利用したお客様のクレジットカード情報について漏えいの懸念があるとの連絡を受けました。',
  ],
  ['2026年9月12日 13時30分', '当サイトにおけるクレジットカード決済を停止しました。'],
  ['2026年9月13日', '第三者調査機関による調査を依頼し、個人情報保護委員会へ速報を提出しました。'],
  ['2026年9月15日', '所轄警察署へ相談し、サーバーの記録一式を保全したうえで提出しました。'],
  [
    '2026年10月9日',
    '調査機関による調査が完了し、2025年11月20日から2026年9月12日までの期間に当サイトで購入されたお客様のクレジットカード情報が漏えいした可能性が高いことを確認しました。',
  ],
  ['2026年11月2日', 'カード会社によるモニタリングの開始を確認しました。'],
  ['2026年11月22日', '以上の事実が確認できたことにより、本日の発表に至りました。'],
];

/** A public notice of a company that does not exist, as long as such notices are. */
export const SAMPLE_JA: NoticeDocument = {
  kind: 'public-final',
  language: 'ja',
  title: [
    text('弊社「'),
    bound('みほんオンラインストア'),
    text('」への不正アクセスによる個人情報漏えいに関するお詫びとお知らせ'),
  ],
  blocks: [
    end(bound('2026年11月22日')),
    p(text('お客様各位')),
    end(bound('株式会社みほん'), { type: 'break' }, bound('代表取締役社長 髙﨑 鷗子')),
    p(
      text('このたび、弊社が運営する「'),
      bound('みほんオンラインストア'),
      text(
        '」(以下「当サイト」といいます。)におきまして、第三者による不正アクセスを受け、お客様のクレジットカード情報(',
      ),
      bound('最大1,234件'),
      text(')および個人情報('),
      bound('9,430名様分'),
      text(')が漏えいした可能性が高いことが判明いたしました。'),
    ),
    p(
      text('お客様をはじめ、関係者の皆様に多大なるご迷惑およびご心配をおかけする事態となりましたこと、'),
      strong('深くお詫び申し上げます。'),
      text('なお、対象となるお客様には、本日より電子メールおよび書状にて個別にご連絡を差し上げております。'),
    ),
    { type: 'paragraph', align: 'center', runs: [text('記')] },
    h2('1. 経緯'),
    {
      type: 'table',
      head: [[text('日時')], [text('できごと')]],
      rows: EVENTS.map(([at, what]) => [[bound(at)], [bound(what)]]),
      align: ['start', 'start'],
    },
    h2('2. 漏えいした可能性がある情報'),
    h3('(1) 原因'),
    p(
      text(
        '当サイトのシステムの一部の脆弱性をついたことによる第三者の不正アクセスにより、ペイメントアプリケーションの改ざんが行われたためです。',
      ),
    ),
    h3('(2) 対象となるお客様と件数'),
    {
      type: 'table',
      head: [[text('対象')], [text('期間')], [text('項目')], [text('件数')]],
      rows: [
        [
          'クレジットカード情報',
          '2025年11月20日から2026年9月12日まで',
          'カード番号、有効期限、セキュリティコード',
          '最大1,234件',
        ],
        [
          '会員情報(氏名・住所あり)',
          '2019年4月1日以降に登録',
          '氏名、住所、電話番号、メールアドレス',
          '7,259名',
        ],
        ['会員情報(氏名のみ)', '2019年4月1日以降に登録', '氏名、メールアドレス', '337名'],
        ['配送先として登録された方', '2019年4月1日以降の注文', '氏名、住所、電話番号', '1,834名'],
        ['合計(会員情報・配送先)', '', '', '9,430名'],
      ].map((row) => row.map((cell) => [bound(cell)])),
      align: ['start', 'start', 'start', 'end'],
    },
    h3('(3) 対象ではない情報'),
    ul(
      [
        text('ログインパスワードは、復元できない形で保存しており、閲覧された痕跡は確認されていません('),
        bound('2025年11月1日から2026年9月30日まで'),
        text('のデータベースの記録による)。'),
      ],
      [text('実店舗でのお買い物に関する情報は、別のシステムで管理しており、対象ではありません。')],
    ),
    h2('3. お客様へのお願い'),
    p(
      text(
        '弊社では、カード会社と連携し、漏えいした可能性のあるクレジットカードによる取引のモニタリングを継続して実施し、不正利用の防止に努めております。お客様におかれましても、次の点をご確認くださいますようお願いいたします。',
      ),
    ),
    ol(
      [
        text(
          'クレジットカードのご利用明細書に身に覚えのない請求項目がないか、今一度ご確認をお願いいたします。',
        ),
      ],
      [
        text(
          '万が一、身に覚えのない請求項目の記載があった場合は、クレジットカードの裏面に記載のカード会社にお問い合わせください。',
        ),
      ],
      [
        text(
          'カードの差し替えをご希望の場合、再発行の手数料につきましてはお客様にご負担をお掛けしないよう、弊社よりカード会社に依頼しております。',
        ),
      ],
    ),
    h2('4. 公表が遅れた経緯について'),
    p(
      text(
        '2026年9月12日の漏えい懸念から今回の案内に至るまで、時間を要しましたことを深くお詫び申し上げます。本来であれば疑いがある時点でお客様にご連絡し、注意を喚起するとともにお詫び申し上げるところではございましたが、調査機関の調査結果、およびカード会社との連携を待ってから行うことにいたしました。',
      ),
    ),
    {
      type: 'quote',
      blocks: [
        p(
          text('調査の完了('),
          bound('10月9日'),
          text(')から公表までの'),
          bound('44日間'),
          text(
            'は、対象となるお客様の特定、問い合わせ窓口の設置、およびカード会社による監視の準備に充てました。',
          ),
        ),
      ],
    },
    h2('5. 再発防止策ならびに当サイトの再開について'),
    p(
      text(
        '弊社はこのたびの事態を厳粛に受け止め、調査結果を踏まえてシステムのセキュリティ対策および監視体制の強化を行い、再発防止を図ってまいります。改修後の当サイトの再開日につきましては、決定次第、改めてウェブサイト上にてお知らせいたします。',
      ),
    ),
    {
      type: 'list',
      isOrdered: false,
      items: [
        [
          p(text('実施済み')),
          ul([text('管理画面への接続元の制限(9月13日)')], [text('改ざん検知の導入(10月1日)')]),
        ],
        [p(text('実施予定')), ul([text('脆弱性診断の定期実施(12月から)')])],
      ],
    },
    p(
      text('また、個人情報保護委員会には'),
      bound('2026年9月13日'),
      text('に速報を、'),
      bound('2026年10月30日'),
      text('に確報を提出済みです。所轄警察署にも'),
      bound('2026年9月15日'),
      text('に被害を申告しており、今後の捜査にも全面的に協力してまいります。'),
    ),
    h2('6. お問い合わせ窓口'),
    {
      type: 'table',
      head: [[text('窓口')], [text('ご連絡先')]],
      rows: [
        [[text('お客様相談窓口')], [bound('0120-000-000')]],
        [[text('受付時間')], [bound('9:00〜18:00(土日祝日を除く)')]],
        [[text('メール')], [bound('otoiawase@mihon.example')]],
        [[text('所在地')], [bound('〒100-0000 東京都千代田区みほん町1-2-3 みほんビル9階')]],
      ],
      align: ['start', 'start'],
    },
    p(
      text('最新の情報は'),
      {
        type: 'link',
        url: 'https://www.mihon.example/oshirase/2026/11/22',
        runs: [text('お知らせのページ')],
      },
      text('に掲載いたします。'),
    ),
    end(text('以上')),
  ],
};

/** An English notice of the same company. */
export const SAMPLE_EN: NoticeDocument = {
  kind: 'public-final',
  language: 'en',
  title: [text('Notice and apology: unauthorised access to the '), bound('Mihon Online Store')],
  blocks: [
    end(bound('22 November 2026')),
    end(bound('Mihon K.K.'), { type: 'break' }, bound('Ōko Takasaki, President')),
    p(
      text('A third party gained unauthorised access to our online shop. Payment card data ('),
      bound('at most 1,234 cards'),
      text(') and personal data of '),
      bound('9,430 persons'),
      text(' were likely taken. '),
      strong('We apologise deeply'),
      text(
        ' to our customers and to everyone concerned. We are contacting each affected person by e-mail or letter as of today.',
      ),
    ),
    h2('1. What happened'),
    {
      type: 'table',
      head: [[text('When')], [text('What')]],
      rows: [
        [
          [bound('12 September 2026, 10:04')],
          [text('Our payment provider told us that cards used in our shop may have been exposed.')],
        ],
        [[bound('12 September 2026, 13:30')], [text('We stopped card payments.')]],
        [
          [bound('9 October 2026')],
          [text('The investigation ended. It covers orders from 20 November 2025 to 12 September 2026.')],
        ],
      ],
      align: ['start', 'start'],
    },
    h2('2. What we ask of you'),
    ol(
      [text('Check your card statements for charges that you do not recognise.')],
      [
        text(
          'Call the number on the back of your card if you find any. Reissuing the card costs you nothing.',
        ),
      ],
    ),
    h2('3. Contact'),
    p(text('Customer desk: '), bound('+81-3-0000-0000'), text(', weekdays 9:00 to 18:00; '), {
      type: 'link',
      url: 'mailto:desk@mihon.example',
      runs: [text('desk@mihon.example')],
    }),
  ],
};
