import { expect, it } from 'vitest';
import { sayDoubt } from './doubt-words.ts';

it.each([
  ['ja', '', '', [], 'お客様のアカウントへのログイン'],
  ['ja', '9月1日', '9月1日', [], '9月1日のお客様のアカウントへのログイン'],
  [
    'ja',
    '9月1日',
    '9月3日',
    ['住所', '電話番号'],
    '9月1日から9月3日までのお客様のアカウントへのログインと、登録情報(住所、電話番号)の変更',
  ],
  ['en', '', '', [], 'a login to your account'],
  ['en', '1 September', '1 September', [], 'a login to your account on 1 September'],
  [
    'en',
    '1 September',
    '3 September',
    ['address', 'phone'],
    'a login to your account between 1 September and 3 September, and the change of registered data (address, phone)',
  ],
] as const)('%s: from "%s" to "%s", changed %j', (language, from, to, items, said) => {
  expect(sayDoubt(language, from, to, items)).toBe(said);
});
