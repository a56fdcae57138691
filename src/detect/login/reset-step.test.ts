import { expect, test } from 'vitest';
import { InventEvent } from '../invent-event.ts';
import { resetStep } from './reset-step.ts';

const SHOP = 'https://shop.example';
const step = (says: string, referer = '-') => resetStep(new InventEvent().event(0, says, { referer }), SHOP);

test.each([
  '/forgot/reset/4kX0c2mRz81QfLw9',
  '/reset-password/9f2c41d07ab3?email=taro%40shop.example',
  '/customer/account/createPassword/?token=c6rWm0u2Q8vQmJzWq1',
  '/my-account/lost-password/?key=Zk3vQ0pL8sYt2NqXw7Rb&login=taro',
  '/index.php?route=account/reset&code=8b1a9953c4611296a827abf8c47804d7',
  '/users/password/edit?reset_password_token=sx9Zy-abQ2LmN3',
])('a mailed link is opened from no page of the shop: %s', (target) => {
  expect(step(`GET ${target} 200`)).toBe('link');
  expect(step(`GET ${target} 200`, 'https://mail.example.net/inbox')).toBe('link');
  expect(step(`GET ${target} 200`, `${SHOP}/login`)).toBe('');
  expect(step(`GET ${target} 404`)).toBe('');
});

test.each([
  '/forgot',
  '/password/reset/confirmation-sent',
  '/products/detail/1234567890123',
  '/index.php?route=account/forgotten',
])('what holds no token, or is no such page, is no mailed link: %s', (target) => {
  expect(step(`GET ${target} 200`)).toBe('');
});

test.each(['/forgot', '/password/reset/9f2c41d07ab3', '/index.php?route=account/forgotten'])(
  'a form for a lost password is sent: %s',
  (target) => {
    expect(step(`POST ${target} 302`)).toBe('sent');
    expect(step(`POST ${target} 500`)).toBe('');
  },
);

test('a password changed within is no lost one', () => {
  expect(step('POST /mypage/password 302')).toBe('');
});
