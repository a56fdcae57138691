import { describe, expect, it } from 'vitest';
import { columnMeaning } from './column-meaning.ts';

function said(heading: string): string {
  const meaning = columnMeaning(heading);
  if (meaning === null) return '';
  return meaning.kind === 'item' ? `${meaning.item} ${meaning.part}` : meaning.kind;
}

describe('columnMeaning', () => {
  it.each([
    ['受注番号', 'order-id'],
    ['ご注文番号', 'order-id'],
    ['order_no', 'order-id'],
    ['orderId', 'order-id'],
    ['id', 'row-id'],
    ['会員ID', 'customer-id'],
    ['お客様番号', 'customer-id'],
    ['customer_id', 'customer-id'],
    ['member_no', 'customer-id'],
    ['注文日時', 'ordered-at'],
    ['受注日', 'ordered-at'],
    ['ordered_at', 'ordered-at'],
    ['order_date', 'ordered-at'],
    ['登録日', 'created-at'],
    ['created_at', 'created-at'],
    ['date_created_gmt', 'created-at'],
    ['お支払い方法', 'payment'],
    ['payment_method', 'payment'],
    ['対応状況', 'status'],
    ['order_status_id', 'status'],
    ['お名前(姓)', 'name 1'],
    ['お名前(名)', 'name 2'],
    ['name01', 'name 1'],
    ['billing_last_name', 'name 1'],
    ['注文者氏名', 'name 0'],
    ['お名前(フリガナ)(姓)', 'name_kana 1'],
    ['セイ', 'name_kana 1'],
    ['kana02', 'name_kana 2'],
    ['郵便番号', 'address 1'],
    ['zip', 'address 1'],
    ['都道府県', 'address 2'],
    ['city', 'address 3'],
    ['addr01', 'address 4'],
    ['address_2', 'address 5'],
    ['電話番号', 'phone 0'],
    ['tel', 'phone 0'],
    ['phone_number', 'phone 0'],
    ['メールアドレス', 'email 0'],
    ['Ｅ－ＭＡＩＬ', 'email 0'],
    ['billing_email', 'email 0'],
    ['生年月日', 'birth_date 0'],
    ['性別', 'sex 0'],
    ['会社名', 'company 0'],
    ['password', 'password_hash 0'],
    ['login_id', 'login_id 0'],
    ['お届け先氏名', 'delivery_name 0'],
    ['配送先電話番号', 'delivery_phone 0'],
    ['shipping_address_1', 'delivery_address 4'],
    ['shipping_name', 'delivery_name 0'],
    ['送り状番号', 'tracking_number 0'],
    ['合計金額', 'amount 0'],
    ['payment_total', 'amount 0'],
    ['grand_total', 'amount 0'],
    ['備考', 'order_comment 0'],
    ['ショップメモ', 'admin_comment 0'],
    ['カード番号', 'card_number 0'],
    ['card_exp', 'card_expiry 0'],
    ['セキュリティコード', 'card_cvv 0'],
  ])('%s is %s', (heading, meaning) => {
    expect(said(heading)).toBe(meaning);
  });

  it.each([
    '送料',
    'shipping_fee',
    'メルマガ',
    'mailmaga_flg',
    'fax01',
    '商品名',
    'product_name',
    'quantity',
    '',
  ])('makes nothing of %s', (heading) => {
    expect(said(heading)).toBe('');
  });
});
