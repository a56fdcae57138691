import { expect, it } from 'vitest';
import { maskIdentifier, withoutCardNumbers } from './mask-identifier.ts';

it.each([
  ['email', 'taro.mihon@mail.shop.example', 't***@m***.example'],
  ['email', 'nobody', 'n***'],
  ['phone', '090-1234-5678', '*******5678'],
  ['phone', '110', '***'],
  ['name', '見本 太郎', '見**'],
  ['address', '東京都見本区1-2-3', '東京都***'],
  ['customer', 'M0012345', 'M***45'],
  ['customer', '12', '***'],
] as const)('%s %s is shown as %s', (key, text, masked) => {
  expect(maskIdentifier(key, text)).toBe(masked);
});

it('takes a card number out of what is shown in full, and nothing else', () => {
  expect(withoutCardNumbers('4111 1111 1111 1111 / 090-1234-5678')).toBe(
    '******************* / 090-1234-5678',
  );
  expect(withoutCardNumbers('4111111111111112')).toBe('4111111111111112');
});
