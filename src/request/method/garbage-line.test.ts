import { expect, test } from 'vitest';
import { garbageLine } from './garbage-line.ts';

test.each([
  ['\\x16\\x03\\x01\\x02\\x00\\x01\\xfc..\\x5c../', 'tls-on-plain-port'],
  ['\x16\x03\x01', 'tls-on-plain-port'],
  ['\\x03\\x00\\x00/*\\xe0\\x00\\x00\\x00\\x00\\x00Cookie: mstshash=Administr', 'rdp-on-web-port'],
  ['SSH-2.0-Go', 'ssh-on-web-port'],
  ['hello', 'no-http'],
])('%s is %s, and nothing else', (line, why) => {
  expect(garbageLine('', line)?.map((sign) => [sign.attack, sign.why])).toEqual([['protocol', why]]);
});

test.each([
  ['', '-'],
  ['', ''],
  ['', '/'],
  ['', '*'],
  ['', 'http://shop.example/'],
  ['GET', 'no slash'],
])('method "%s" with "%s" may be HTTP', (method, target) => {
  expect(garbageLine(method, target)).toBeNull();
});
