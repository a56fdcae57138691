import { expect, test } from 'vitest';
import { createClientAddress } from './client-address.ts';

test.each([
  ['10.0.0.5', '203.0.113.9', '203.0.113.9', 'the proxy is trusted'],
  [
    '10.0.0.5',
    '198.51.100.1, 203.0.113.9',
    '203.0.113.9',
    'what a visitor wrote before the proxy is not believed',
  ],
  ['10.0.0.5', '203.0.113.9, 10.0.0.7', '203.0.113.9', 'two proxies in a row'],
  ['10.0.0.5', '10.1.1.1, 10.0.0.7', '10.1.1.1', 'all hops are our own: the first'],
  ['192.0.2.1', '203.0.113.9', '192.0.2.1', 'the header of an untrusted connection is not believed'],
  ['10.0.0.5', '', '', 'no header: the proxy is not the client'],
  ['192.0.2.1', '', '192.0.2.1', 'a visitor who came without a proxy'],
  ['10.0.0.9', '', '10.0.0.9', 'a known address in the proxies’ network may come without one'],
  ['10.0.0.5', 'unknown', '', 'no address in the header'],
  ['10.0.0.5', '203.0.113.9, evil<script>, 10.0.0.7', '', 'what stands behind no address is not believed'],
  ['', 'evil<script>', '', 'neither'],
  ['', '203.0.113.9', '203.0.113.9', 'a log without the connection'],
  ['10.0.0.5', '[2001:db8::1]:5000', '2001:db8::1', 'IPv6 with a port'],
  ['10.0.0.5', '203.0.113.9:5000', '203.0.113.9', 'IPv4 with a port'],
  ['::ffff:10.0.0.5', '203.0.113.9', '203.0.113.9', 'an IPv4-mapped proxy'],
])('connection %s, header "%s" -> %s: %s', (connection, forwarded, client) => {
  const header = { header: 'x-forwarded-for', trusted: ['10.0.0.0/8', '2001:db8:ffff::1'] };
  const clientAddress = createClientAddress(header, (address) => address === '10.0.0.9');
  expect(clientAddress(connection, forwarded)).toBe(client);
});
