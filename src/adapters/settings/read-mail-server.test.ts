import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readMailServer } from './read-mail-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-mail-server-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(text: string): string {
  const path = join(folder, 'mail.yaml');
  writeFileSync(path, text);
  return path;
}

describe('a mail server', () => {
  it.each([
    ['smtps://smtp.shop.example', { host: 'smtp.shop.example', security: 'tls' }],
    ['smtp://smtp.shop.example:587', { host: 'smtp.shop.example', security: 'starttls', port: 587 }],
    ['smtp://localhost:2525/', { host: 'localhost', security: 'none', port: 2525 }],
    ['smtp://[::1]:25', { host: '::1', security: 'none', port: 25 }],
    ['smtp://127.0.0.1.shop.example', { security: 'starttls' }],
  ])('%s is read with encryption, except on this machine', async (url, expected) => {
    expect(await readMailServer(url, {})).toMatchObject({ ok: true, server: expected });
  });

  it('takes user and password from the surroundings before the file', async () => {
    writeFileSync(join(folder, 'ca.pem'), 'PEM');
    const path = file('host: smtp.shop.example\nca: ca.pem\nuser: a\npassword: b\nrate: 30\n');
    const env = { HINOMI_SMTP_USER: 'shop', HINOMI_SMTP_PASSWORD: 'word' };
    const server = { user: 'shop', password: 'word', rate: 30, connections: 4, security: 'starttls' };
    expect(await readMailServer(path, env)).toMatchObject({ ok: true, ca: 'PEM', server });
  });

  it.each([
    ['from: shop@shop.example', { name: '', address: 'shop@shop.example' }],
    [
      'from: { name: みほん本店, address: shop@shop.example }',
      { name: 'みほん本店', address: 'shop@shop.example' },
    ],
  ])('takes %s as the sender', async (written, from) => {
    const reading = await readMailServer(file(`host: x\n${written}\n`), {});
    expect(reading).toMatchObject({ ok: true, server: { from } });
  });

  it.each([
    ['host: x\nfrom: "a@b.example\\r\\nBcc: c@d.example"\n', 'CONFIG_VALUE', '2'],
    ['host: x\nfrom: 5\n', 'CONFIG_VALUE', '2'],
    ['host: x\nport: 99999\n', 'CONFIG_VALUE', '2'],
    ['host: x\nsecurity: ssl\n', 'CONFIG_CHOICE', '2'],
    ['host: x\nfrom:\n  address: "a@b.example\\r\\nBcc: c@d.example"\n', 'CONFIG_VALUE', '3'],
    ['port: 25\n', 'CONFIG_KEY_MISSING', '1'],
    ['host: x\nusr: a\n', 'CONFIG_NO_SUCH_KEY', '2'],
  ])('%j is refused with its place', async (text, code, line) => {
    const reading = await readMailServer(file(text), {});
    expect(reading.ok).toBe(false);
    const problems = reading.ok ? [] : reading.problems;
    expect(problems.map((one) => [one.code, one.params.line])).toEqual([[code, line]]);
  });

  it.each(['smtp://user@mail.example', 'smtp://u:p@mail.example'])(
    '%s shows what nobody should see',
    async (url) => {
      expect(await readMailServer(url, {})).toMatchObject({ problems: [{ code: 'SMTP_PASSWORD_SHOWN' }] });
    },
  );
});
