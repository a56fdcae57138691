import { expect, test } from 'vitest';
import { isPersonal, SESSION_LITERALS, sessionInAddress } from './session-in-address.ts';

test.each([
  ['/mypage.php?PHPSESSID=k3j4h5k3j4h5k3j4h5aabb', 'k3j4h5k3j4h5k3j4h5aabb'],
  ['/a?x=1&ECSESSID=0123456789abcdef0123#top', '0123456789abcdef0123'],
  [
    '/order;jsessionid=0A1B2C3D4E5F60718293A4B5C6D7E8F9.node1?step=2',
    '0A1B2C3D4E5F60718293A4B5C6D7E8F9.node1',
  ],
  ['/index.php?osCsid=0123456789abcdef0123', '0123456789abcdef0123'],
  // What is counted of visitors, and what is no id.
  ['/collect?session_id=0123456789abcdef0123', ''],
  ['/a?sid=0123456789abcdef0123', ''],
  ['/a?PHPSESSID=1', ''],
  ["/a?PHPSESSID=0123456789abcdef0123' or 1", ''],
  ['/PHPSESSID/0123456789abcdef0123', ''],
])('%s holds the session %j', (target, session) => {
  expect(sessionInAddress(target)).toBe(session);
  const has = SESSION_LITERALS.some((literal) => target.toLowerCase().includes(literal));
  expect(session === '' || has).toBe(true);
});

test.each([
  ['/mypage.php', true],
  ['/my-account/edit', true],
  ['/shop/mypage_change.php', true],
  ['/order/history', true],
  ['/products/list.php', false],
  ['/orderform-help/a', false],
  ['/pointless', false],
])('%s shows somebody’s own data: %s', (path, is) => {
  expect(isPersonal(path)).toBe(is);
});
