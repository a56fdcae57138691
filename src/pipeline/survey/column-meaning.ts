import type { Item } from '../../model/item.ts';

/** What a column of a shop's table most probably holds. */
export type ColumnMeaning =
  | {
      readonly kind:
        | 'order-id'
        | 'customer-id'
        | 'row-id'
        | 'ordered-at'
        | 'created-at'
        | 'payment'
        | 'status';
    }
  /** `part` orders the columns that make up one value. */
  | { readonly kind: 'item'; readonly item: Item; readonly part: number };

const NUMBER = '(?:id|no|number|num|nr|code|key|番号|コード|ナンバー)';
const MOMENT = '(?:at|on|date|time|datetime|timestamp|gmt|utc|日時|日付|年月日|時刻|日)';

const ROLES: readonly (readonly [RegExp, Exclude<ColumnMeaning['kind'], 'item'>])[] = [
  [/^(?:id|no|番号|entityid|rowid)$/, 'row-id'],
  [new RegExp(`^(?:受注|ご?注文|order)${NUMBER}$`), 'order-id'],
  [
    new RegExp(`^(?:会員|顧客|お?客様?|ユーザー?|購入者|customer|member|user|client|buyer)${NUMBER}$`),
    'customer-id',
  ],
  [
    new RegExp(`^(?:受注|ご?注文|購入|申込|order(?:ed)?|orderplaced|purchased?|placed|sold)${MOMENT}+$`),
    'ordered-at',
  ],
  [
    new RegExp(
      `^(?:会員|user)?(?:登録|入会|作成|regist(?:er(?:ed)?|ration)?|created?|signup|joined|inserted?)${MOMENT}*$`,
    ),
    'created-at',
  ],
  [new RegExp(`^date(?:created|registered|added|ordered)${MOMENT}*$`), 'created-at'],
  [/^お?(?:支払い?|決済|payment|pay)(?:方法|種別|区分|手段|method|type|kind|way|name|id)*$/, 'payment'],
  [/^(?:対応|受注|ご?注文|会員|order|post|customer)?(?:状況|状態|ステータス|status)(?:id|name)?$/, 'status'],
];

const RECIPIENT: readonly RegExp[] = [
  /^(?:お?届け?先|配送先|お?送り先|送付先|発送先|delivery|deliv|shipping|shipto|ship|recipient|receiver|consignee)の?(?=.)/,
  /^(?:delivery|shipping)address(?=.)/,
];
const BUYER: readonly RegExp[] = [
  /^(?:ご?注文者|購入者|ご?依頼主|請求先|申込者|会員|お?客様|顧客|billing|billto|bill|customer|buyer|orderer|member|user|purchaser)の?(?=.)/,
  /^(?:billing|customer)address(?=.)/,
];

const ITEM_WORDS: readonly (readonly [RegExp, Item, part?: number])[] = [
  [/cvv|cvc|cvn|セキュリティ(?:コード|番号)/, 'card_cvv'],
  [/(?:card|cc|カード)(?:exp|有効期限|valid)|^(?:exp|有効期限)/, 'card_expiry'],
  [/(?:card|cc|カード)(?:holder|owner|name|名義)/, 'card_holder'],
  [/(?:card|cc|カード)(?:no|number|num|番号)$/, 'card_number'],
  [/口座|bankaccount|accountn(?:o|umber)|iban/, 'bank_account'],
  [/password|passwd|pwd|パスワード|userpass$|^pass$/, 'password_hash'],
  [/^(?:login|ログイン)(?:id|name|mail|名|番号)?$|^username$|^userlogin$|^account(?:id|name)?$/, 'login_id'],
  [/^(?:セイ|sei(?:kana)|kana0?1)$|(?:カナ|フリガナ|かな|ふりがな|kana)姓$/, 'name_kana', 1],
  [/^(?:メイ|mei(?:kana)|kana0?2)$|(?:カナ|フリガナ|かな|ふりがな|kana)名$/, 'name_kana', 2],
  [/カナ|フリガナ|かな|ふりがな|よみ|kana|furigana|phonetic/, 'name_kana', 0],
  [/会社|法人|企業|屋号|company|corporat|organi[sz]ation/, 'company'],
  [/^(?:お?名前|氏名)?(?:姓|sei|(?:last|family)name|lname|surname|氏)$|^name0?1$/, 'name', 1],
  [/^(?:お?名前|氏名)?(?:名|mei|(?:first|given)name|fname|forename)$|^name0?2$/, 'name', 2],
  [/^(?:お?名前|氏名|姓名|name|fullname|displayname|shimei|宛名|様)$/, 'name', 0],
  [/(?:e?mail|メール)(?:addr(?:ess)?|アドレス|pc)?0?1?$/, 'email'],
  [/^(?:tel(?:no|ephone)?|phone|mobile|cell|電話|携帯|連絡先電話)(?!.*fax).*$/, 'phone', 0],
  [/^(?:zip|postal|postcode|郵便|〒)/, 'address', 1],
  [/^(?:pref|prefecture|province|region|都道府県|県)/, 'address', 2],
  [/^(?:city|town|municipality|市区|市町村)/, 'address', 3],
  [/^(?:addr(?:ess)?(?:line)?|住所|street(?:line)?|番地|丁目|line)0?1?$/, 'address', 4],
  [
    /^(?:addr(?:ess)?(?:line)?|住所|street(?:line)?|line)0?[2-4]$|^(?:建物|ビル|マンション|building)/,
    'address',
    5,
  ],
  [/birth|^dob$|生年月日|誕生日/, 'birth_date'],
  [/^(?:sex|gender|性別)(?:id|name)?$/, 'sex'],
  [/追跡|送り状|お?問い?合わ?せ伝票|配送伝票|tracking|waybill/, 'tracking_number'],
  [
    /^(?:ご?注文|受注|お?支払い?|payment|order|grand)?(?:合計|総額|total|amount|金額)(?:金額|amount|price|税込)?$/,
    'amount',
  ],
  [
    /社内|店舗?(?:用)?メモ|ショップメモ|管理(?:者)?(?:用)?メモ|shopmemo|adminmemo|adminnote|staffnote|^note$/,
    'admin_comment',
  ],
  [/備考|要望|お?問い?合わ?せ内容|メッセージ|comment|message|customernote/, 'order_comment'],
];

const OF_RECIPIENT: Readonly<Partial<Record<Item, Item>>> = {
  name: 'delivery_name',
  name_kana: 'delivery_name',
  address: 'delivery_address',
  phone: 'delivery_phone',
  company: 'delivery_name',
};

/** Says what a column holds, by its heading in Japanese or English; null when nothing tells. */
export function columnMeaning(heading: string): ColumnMeaning | null {
  const word = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-・.:()「」[\]/]/g, '');
  const role = ROLES.find(([pattern]) => pattern.test(word));
  if (role !== undefined) return { kind: role[1] };
  if (/magazine|マガジン|flg|flag|フラグ|fax|ファックス/.test(word)) return null;
  if (RECIPIENT.some((prefix) => prefix.test(word))) {
    const found = withoutPrefix(word, RECIPIENT);
    const item = found === null ? undefined : OF_RECIPIENT[found.item];
    if (found !== null && item !== undefined) return { ...found, item };
    return found?.item === 'tracking_number' ? found : null;
  }
  return itemOf(word) ?? withoutPrefix(word, BUYER);
}

type ItemMeaning = Extract<ColumnMeaning, { kind: 'item' }>;

function withoutPrefix(word: string, prefixes: readonly RegExp[]): ItemMeaning | null {
  for (const prefix of prefixes) {
    const found = prefix.test(word) ? itemOf(word.replace(prefix, '')) : null;
    if (found !== null) return found;
  }
  return null;
}

function itemOf(word: string): ItemMeaning | null {
  for (const [pattern, item, part = 0] of ITEM_WORDS) {
    if (pattern.test(word)) return { kind: 'item', item, part };
  }
  return null;
}
