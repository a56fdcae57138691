import { expect, test } from 'vitest';
import type { ShopEvent } from '../../model/shop-event.ts';
import { InventEvent } from '../invent-event.ts';
import { TwiceToldLogins } from './twice-told-logins.ts';

const SERVER: Partial<ShopEvent> = { kind: 'auth', action: 'ftp.login', result: 'failure', account: 'shop' };
const PAM: Partial<ShopEvent> = { ...SERVER, object: 'pam_unix(vsftpd:auth)' };
const SSSD: Partial<ShopEvent> = { ...SERVER, object: 'pam_sss(vsftpd:auth)' };

/** How many of these lines, given with their seconds, are told on as failed logins. */
function counted(lines: readonly (readonly [seconds: number, line: Partial<ShopEvent>])[]): number {
  const invent = new InventEvent();
  const logins = new TwiceToldLogins();
  const read = lines.map(([seconds, line]) => logins.read(invent.event(seconds * 1_000, 'x', line)));
  return read.filter(({ action, result }) => action === 'ftp.login' && result === 'failure').length;
}

test.each([
  ['PAM, then the server', [0, 2], [PAM, SERVER], 1],
  ['the server first, within the same second', [0, 0], [SERVER, PAM], 1],
  ['two at once, line by line', [0, 0, 2, 2], [PAM, PAM, SERVER, SERVER], 2],
  ['an address of which PAM logs the name', [0, 2], [{ ...PAM, address: 'pc.example.net' }, SERVER], 1],
  ['two modules of PAM', [0, 0], [PAM, SSSD], 1],
  ['two modules of PAM, then the server', [0, 0, 2], [PAM, SSSD, SERVER], 1],
  ['two such tries', [0, 0, 2, 3, 3, 5], [PAM, SSSD, SERVER, PAM, SSSD, SERVER], 2],
  ['an account that old PAM does not name', [0, 2], [{ ...PAM, account: '' }, SERVER], 1],
])('one try is one, whoever tells of it: %s', (_, seconds, lines, tries) => {
  expect(counted(lines.map((line, place) => [seconds[place]!, line]))).toBe(tries);
});

test.each([
  ['PAM', PAM],
  ['the server', SERVER],
])('where only %s tells, each line counts', (_, line) => {
  expect(counted(Array.from({ length: 300 }, (_, n) => [n % 2 === 0 ? n : n - 1, line]))).toBe(300);
});

test.each([
  ['another account', 2, { ...SERVER, account: 'other' }],
  ['another address at the same account', 2, { ...SERVER, address: '192.0.2.199' }],
  ['another shop', 2, { ...SERVER, tenant: 'b' }],
  ['a try much later', 11, SERVER],
])('%s is another try', (_, seconds, other) => {
  expect(
    counted([
      [0, PAM],
      [seconds, other],
    ]),
  ).toBe(2);
});

test('of sshd, PAM is heard once, and what the server itself says stays', () => {
  const invent = new InventEvent();
  const logins = new TwiceToldLogins();
  const line = { kind: 'auth', action: 'ssh.login', account: 'shop' } as const;
  const told = [
    { ...line, object: 'pam_unix(sshd:auth)' },
    { ...line, object: 'pam_sss(sshd:auth)' },
    { ...line, result: 'failure' as const },
  ].map((more) => logins.read(invent.event(0, 'x', more)));
  expect(told.map(({ action, result }) => [action, result])).toEqual([
    ['ssh.login', ''],
    ['', ''],
    ['ssh.login', 'failure'],
  ]);
});

test('a login that succeeds stays, and so do failures of other services', () => {
  const invent = new InventEvent();
  const logins = new TwiceToldLogins();
  logins.read(invent.event(0, 'x', PAM));
  for (const more of [
    { ...SERVER, result: 'success' as const },
    { ...SERVER, action: 'ssh.login' as const },
  ]) {
    const event = invent.event(1_000, 'x', more);
    expect(logins.read(event)).toBe(event);
  }
});
