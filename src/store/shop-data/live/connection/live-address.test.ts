import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LiveTrouble } from '../live-trouble.ts';
import { liveAddress } from './live-address.ts';

describe('liveAddress', () => {
  it('reads host, port, account and database, and shows the place without the account', () => {
    expect(liveAddress('postgres://reader:p%40ss%2Fw@db.shop.example:5433/shop%20one', 5432)).toEqual({
      host: 'db.shop.example',
      port: 5433,
      user: 'reader',
      password: 'p@ss/w',
      database: 'shop one',
      tls: 'prefer',
      authority: '',
      place: 'db.shop.example:5433/shop one',
    });
  });

  it.each([
    ['postgres://r@127.0.0.1/s', 'disable'],
    ['postgresql://r@[::1]/s', 'disable'],
    ['mysql://r@localhost/s', 'disable'],
    ['mysql://r@192.0.2.1/s', 'prefer'],
    ['mariadb://r@192.0.2.1/s?ssl-mode=REQUIRED', 'require'],
    ['mysql://r@192.0.2.1/s?ssl-mode=VERIFY_IDENTITY', 'verify-full'],
    ['postgres://r@192.0.2.1/s?sslmode=verify-ca', 'verify-ca'],
    ['postgres://r@192.0.2.1/s?sslmode=disable', 'disable'],
  ])('asks %s for TLS as it says: %s', (url, tls) => {
    expect(liveAddress(url, 1).tls).toBe(tls);
  });

  it('takes the usual port, and writes an IPv6 host so that the port can be told', () => {
    expect(liveAddress('mysql://r@[2001:db8::1]/s', 3306)).toMatchObject({
      host: '2001:db8::1',
      port: 3306,
      place: '[2001:db8::1]:3306/s',
    });
  });

  it('reads the certificate authority that it names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hinomi-test-'));
    try {
      writeFileSync(join(folder, 'ca.pem'), 'PEM');
      const url = `mysql://r@192.0.2.1/s?ssl-mode=verify_ca&ssl-ca=${folder}/ca.pem`;
      expect(liveAddress(url, 1).authority).toBe('PEM');
      expect(() => liveAddress(url.replace('ca.pem', 'none.pem'), 1)).toThrow(LiveTrouble);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    '',
    'secret-word',
    'http://u:secret-word@h/d',
    'postgres://u:secret-word@h/d?sslmode=maybe',
    'mysql://u:%E0secret-word@h/d',
    'mysql://u:secret-word@/d',
  ])('refuses %j and repeats nothing of it', (url) => {
    const failure = (() => {
      try {
        return liveAddress(url, 1);
      } catch (cause) {
        return cause;
      }
    })();
    expect(failure).toBeInstanceOf(LiveTrouble);
    expect(String((failure as Error).stack)).not.toContain('secret-word');
  });
});

describe('LiveTrouble', () => {
  it('keeps secrets and control characters out of what is said', () => {
    const { message } = new LiveTrouble('other', 'for p@ss at\u001b[31m\nhost p%40ss', ['p@ss', '']);
    expect(message).toBe('for *** at [31m host ***');
  });
});
