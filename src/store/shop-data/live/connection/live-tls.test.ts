import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dataSet, LIVE_KINDS, useLiveShop, withLive } from '../../testing/live-shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = join(folder, 'key.pem');
const certificate = join(folder, 'certificate.pem');
const made = spawnSync('openssl', [
  ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate],
  ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'],
]);
const missingTool = made.status === 0 ? '' : 'openssl is not installed';
if (missingTool === '') {
  chmodSync(folder, 0o755);
  chmodSync(key, 0o600);
  if (process.getuid?.() === 0) chownSync(key, 65_534, 65_534);
}

const SETTINGS = {
  postgres: ['ssl=on', `ssl_cert_file=${certificate}`, `ssl_key_file=${key}`],
  mysql: [`--ssl-cert=${certificate}`, `--ssl-key=${key}`, '--require-secure-transport=ON'],
};

describe.each(LIVE_KINDS)('a shop in $kind that speaks TLS', ({ kind, missing }) => {
  const reason = missing || missingTool;
  if (reason !== '') {
    it.skip(`is not tried: ${reason}`, () => undefined);
    return;
  }
  const shop = useLiveShop(kind, SETTINGS[kind]);
  const read = async (query: string, host = '127.0.0.1') => {
    const { told, rows } = await withLive(
      shop(),
      shop().url({ query }).replace('127.0.0.1', host),
      (staging) => staging(dataSet('t', 'id'), ['id']),
    );
    return told.problems[0] ?? rows;
  };

  it('is read encrypted, and its certificate looked at where that is asked for', async () => {
    await shop().exec('CREATE TABLE t (id INT); INSERT INTO t VALUES (1)');
    await shop().grant('t');
    for (const query of [
      '?sslmode=prefer',
      '?sslmode=require',
      `?sslmode=verify-ca&sslrootcert=${certificate}`,
    ]) {
      expect(await read(query), query).toEqual([['1']]);
    }
    expect(await read(`?sslmode=verify-full&sslrootcert=${certificate}`, 'localhost')).toEqual([['1']]);
    const byAddress = await read(`?sslmode=verify-full&sslrootcert=${certificate}`);
    if (kind === 'postgres') expect(byAddress).toEqual([['1']]);
    else expect(byAddress).toMatchObject({ trouble: 'tls' });
    for (const mode of ['verify-full', 'verify-ca']) {
      expect(await read(`?sslmode=${mode}`), mode).toMatchObject({ code: 'database', trouble: 'tls' });
    }
  });

  it('is not read in plain text when it demands TLS', async () => {
    if (kind === 'postgres') {
      // Only PostgreSQL keeps its demand in a file.
      const [row] = await shop().exec('SHOW hba_file');
      writeFileSync(
        String(row!.hba_file),
        'hostssl all reader 127.0.0.1/32 scram-sha-256\nhost all owner 127.0.0.1/32 scram-sha-256\n',
      );
      await shop().exec('SELECT pg_reload_conf()');
      await expect.poll(() => read('?sslmode=disable')).toMatchObject({ trouble: 'tls' });
    } else {
      // MariaDB itself does not tell these apart.
      expect(await read('?ssl-mode=DISABLED')).toMatchObject({ trouble: 'login' });
    }
    expect(await read('?sslmode=require')).toEqual([['1']]);
  });
});
