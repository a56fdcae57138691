import type { PersonKey } from '../../../model/data-set.ts';
import type { Item } from '../../../model/item.ts';

/** What a column usually holds, told by its name. */
export interface UsualColumn {
  readonly item: Item | null;
  /** The identifier that it is, or a part of. */
  readonly key: PersonKey | null;
}

const NOTHING: UsualColumn = { item: null, key: null };

/** First that fits. Names are without blanks, signs and case; full-width forms are folded. */
const RULES: readonly (readonly [RegExp, Item | null, PersonKey | null])[] = [
  [
    /^ip|ip(?:アドレス|address|addr)$|^(?:mac|url)|メルマガ|mailmag|newsletter|mail(?:flag|status|count)|商品|品名|item|product|sku|shop(?:name|id)|店舗|file|host|country|^国$/,
    null,
    null,
  ],
  [/伝票|送り状|追跡|問い?合わ?せ番号|tracking|waybill/, 'tracking_number', null],
  [/セキュリティコード|cvv|cvc|securitycode/, 'card_cvv', null],
  [/カード名義|名義人|card(?:holder|name)|nameoncard|holdername|ccname/, 'card_holder', null],
  [
    /(?:カード|card|cc).*(?:有効期限|期限|exp)|^有効期限|^exp(?:iry|iration|date|month|year)/,
    'card_expiry',
    null,
  ],
  [/カード番号|card(?:no|num|number)$|^cc(?:no|num|number)$|creditcard$|^pan$/, 'card_number', 'card'],
  [/口座|銀行|bank|iban/, 'bank_account', null],
  [
    /(?:運営者|管理者|operator|admin(?:istrator)?|staff)(?:のログイン)?(?:id|login|loginid|name|名|account)$/,
    'operator_id',
    null,
  ],
  [
    /(?:運営者|管理者|operator|admin(?:istrator)?|staff).*(?:パスワード|password|passwd|pass|digest|hash|ダイジェスト)/,
    'operator_password_hash',
    null,
  ],
  [
    /(?:パスワード|password|passwd|pass|pw).*(?:ハッシュ|hash|digest|ダイジェスト|crypt)|hashedpass/,
    'password_hash',
    null,
  ],
  [/パスワード|passw(?:or)?d|^pass$|^pwd?$|暗証番号/, 'password', null],
  [/e?メール|e?mail/, 'email', 'email'],
  [/フリガナ|ふりがな|カナ|かな$|ヨミ|よみ|kana|furigana|セイ$|メイ$|phonetic/, 'name_kana', null],
  [/生年月日|誕生|birth|^dob$/, 'birth_date', null],
  [/性別|gender|^sex$/, 'sex', null],
  [/電話|tel\d*$|^tel|phone|mobile|携帯/, 'phone', 'phone'],
  [/郵便|^〒|zip|post(?:al)?(?:code|no|number)?$/, 'address', null],
  [
    /住所|都道府県|市区|市町村|町名|番地|建物|マンション|address|^addr|addr\d*$|pref(?!ix)|^state$|province|^city$|street/,
    'address',
    'address',
  ],
  [/会社|法人|企業|団体|company|organi[sz]ation|corporat/, 'company', null],
  [/(?:会員|顧客|お?客様|customer|member|client)(?:番号|コード|no|number|code|num)$/, null, 'customer'],
  [/(?:会員|顧客|customer|member|client)id$/, 'login_id', 'customer'],
  [
    /ログインid|login(?:id|name)?$|ユーザ[ー]?(?:id|名)|user(?:id|name)$|^account(?:id|name)?$|アカウント/,
    'login_id',
    null,
  ],
  [/(?:注文|受注|購入|order|purchase)(?:番号|コード|id|no|number|num|code)$|^order$/, 'order', null],
  [
    /氏名|名前|姓名|^姓|姓$|^名$|氏$|(?:顧客|会員|購入者|注文者|申込者|依頼主|お?客様|ご?本人)名$|full_?name|(?:first|last|family|given|middle)name|^name\d*$|(?:customer|member|buyer|billing|contact|user|person)name$|^sei$|^mei$/,
    'name',
    'name',
  ],
  [
    /合計|総額|請求|支払(?:い)?(?:金額|額|総)|決済金額|^total|total$|amount|grandtotal|subtotal/,
    'amount',
    null,
  ],
  [
    /(?:管理|ショップ|店舗|社内|admin|shop|internal|staff).*(?:備考|メモ|コメント|comment|note|memo)/,
    'admin_comment',
    null,
  ],
  [/備考|コメント|要望|メッセージ|問い?合わ?せ|comment|message|notes?$|memo|remark/, 'order_comment', null],
];

const DELIVERY =
  /^(?:ご?配送先|お?届け?先|送付先|送り先|発送先|納品先|shipping|shipto|ship|delivery|deliver|recipient|destination)/;
const NOT_A_PERSON =
  /^(?:shipping|delivery|ship)(?:fee|method|cost|charge|date|time|status|id|type|price|tax|no|note|memo|ed|ment)/;
const AS_DELIVERY: Readonly<Partial<Record<Item, Item>>> = {
  name: 'delivery_name',
  name_kana: 'delivery_name',
  address: 'delivery_address',
  phone: 'delivery_phone',
};

/** What a column holds by its name, in Japanese or English; nothing when its name does not tell. */
export function usualColumn(header: string): UsualColumn {
  const name = header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-・:*"'()[\]【】「」/.]/g, '');
  if (name === '' || name.length > 64 || NOT_A_PERSON.test(name)) return NOTHING;
  const delivered = deliveredPart(name);
  if (delivered !== '') {
    const { item } = byRule(delivered);
    return { item: item === null ? null : (AS_DELIVERY[item] ?? null), key: null };
  }
  const bare = name
    .replace(/^(?:注文者|購入者|依頼主|お?客様|ご?請求先|billing|bill|buyer|orderer)(?=.)/, '')
    .replace(/(?<=.)(?:billing|請求先|注文者)$/, '');
  return byRule(bare, name);
}

/** What a column of the delivery's address is without the word for it; '' for any other. */
function deliveredPart(name: string): string {
  const before = DELIVERY.exec(name)?.[0];
  if (before !== undefined) return name.slice(before.length);
  return /(?:shipping|delivery|配送先|お?届け?先)$/.test(name)
    ? name.replace(/(?:shipping|delivery|配送先|お?届け?先)$/, '')
    : '';
}

function byRule(name: string, whole = name): UsualColumn {
  for (const text of name === whole ? [name] : [whole, name]) {
    const rule = RULES.find(([pattern]) => pattern.test(text));
    if (rule !== undefined) return { item: rule[1], key: rule[2] };
  }
  return NOTHING;
}
