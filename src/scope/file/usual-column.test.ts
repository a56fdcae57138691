import { describe, expect, it } from 'vitest';
import { usualColumn } from './usual-column.ts';

describe('usualColumn', () => {
  it.each([
    ['氏名', 'name', 'name'],
    ['お名前(姓)', 'name', 'name'],
    ['名', 'name', 'name'],
    ['注文者氏名', 'name', 'name'],
    ['customer_name', 'name', 'name'],
    ['フリガナ', 'name_kana', null],
    ['お名前(フリガナ)', 'name_kana', null],
    ['セイ', 'name_kana', null],
    ['メールアドレス', 'email', 'email'],
    ['E-mail', 'email', 'email'],
    ['EMAIL ADDRESS', 'email', 'email'],
    ['電話番号', 'phone', 'phone'],
    ['tel01', 'phone', 'phone'],
    ['住所', 'address', 'address'],
    ['都道府県', 'address', 'address'],
    ['addr_1', 'address', 'address'],
    ['郵便番号', 'address', null],
    ['生年月日', 'birth_date', null],
    ['性別', 'sex', null],
    ['会員番号', null, 'customer'],
    ['会員ID', 'login_id', 'customer'],
    ['ログインID', 'login_id', null],
    ['パスワード', 'password', null],
    ['password_hash', 'password_hash', null],
    ['カード番号', 'card_number', 'card'],
    ['有効期限', 'card_expiry', null],
    ['カード名義', 'card_holder', null],
    ['CVV', 'card_cvv', null],
    ['お届け先住所', 'delivery_address', null],
    ['shipping_name', 'delivery_name', null],
    ['配送先電話番号', 'delivery_phone', null],
    ['注文番号', 'order', null],
    ['order_no', 'order', null],
    ['お支払い合計', 'amount', null],
    ['備考', 'order_comment', null],
    ['ショップメモ', 'admin_comment', null],
    ['会社名', 'company', null],
    ['送り状番号', 'tracking_number', null],
    ['billing_email', 'email', 'email'],
  ] as const)('knows %s', (header, item, key) => {
    expect(usualColumn(header)).toEqual({ item, key });
  });

  it.each([
    '商品名',
    'product_name',
    'IPアドレス',
    'ip_address',
    'メルマガ',
    'status',
    'shipping_fee',
    '配送先',
    '',
    '数量',
    'id',
  ])('takes %s for none of a person', (header) => {
    expect(usualColumn(header)).toEqual({ item: null, key: null });
  });
});
