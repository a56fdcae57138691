import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../adapters/read-config.ts';
import { init } from './init.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hinomi-init-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function run(logs: readonly string[], language: 'ja' | 'en' = 'en') {
  let said = '';
  const sink = () =>
    new Writable({
      write(chunk, _, done) {
        said += String(chunk);
        done();
      },
    });
  const io = { stdout: sink(), stderr: sink(), colour: false, width: 80 };
  return { exit: await init({ logs, language, folder }, io), said };
}

function line(address: string, request: string, status: number): string {
  return `b.shop.example:443 ${address} - - [12/Oct/2026:09:00:00 +0900] "${request} HTTP/1.1" ${status} 512 "-" "Browser"\n`;
}

const LOG = [
  ...Array.from({ length: 30 }, (_, n) => line(`198.51.100.${n}`, `GET /products/detail/${n}`, 200)),
  ...Array.from({ length: 30 }, (_, n) => line(`198.51.100.${n}`, `GET /html/upload/${n}.jpg`, 200)),
  ...Array.from({ length: 4 }, () => line('203.0.113.5', 'GET /admin/order', 200)),
  line('203.0.113.5', 'POST /admin/login', 302),
  line('203.0.113.9', 'POST /admin/login', 200),
  line('203.0.113.9', 'GET /x?q=%0Aknown:%20[]', 404),
].join('');

describe('init', () => {
  it.each(['ja', 'en'] as const)('drafts a configuration that can be read (%s)', async (language) => {
    const log = join(folder, 'access.log');
    await writeFile(log, LOG);
    const { exit, said } = await run([log], language);
    expect(exit).toBe(0);
    expect(said).toContain('hinomi.yaml');
    expect(said).toContain('ec-cube-4');
    expect(said).not.toMatch(/\{\w+\}/);
    const reading = await readConfig(join(folder, 'hinomi.yaml'));
    if (!reading.ok) throw new Error(reading.problems.map((problem) => problem.say('en')).join('\n'));
    const { tenants, known, evidence } = reading.config;
    expect(tenants[0]).toMatchObject({ id: 'b', hosts: ['b.shop.example'] });
    expect(known).toEqual([]);
    expect(evidence[0]?.path).toBe(log);
    expect(tenants[0]?.profile.routes[0]).toMatchObject({ action: 'admin.page', path: '/admin/**' });
    expect(tenants[0]?.profile.routes).toContainEqual({
      action: 'admin.login',
      method: 'POST',
      path: '/admin/login',
      success: { status: 302 },
      failure: { status: 200 },
    });
    expect(tenants[0]?.profile.content).toContainEqual({
      path: '/wp-content/uploads/**',
      executable: 'never',
    });
  });

  it('leaves guesses about known addresses to a person', async () => {
    const log = join(folder, 'access.log');
    await writeFile(log, LOG);
    await run([log]);
    const draft = await readFile(join(folder, 'hinomi.yaml'), 'utf8');
    expect(draft).toContain('#  - { address: "203.0.113.5", role: operator }');
  });

  it('drafts without a log', async () => {
    expect((await run([])).exit).toBe(0);
    expect(await readConfig(join(folder, 'hinomi.yaml'))).toMatchObject({ ok: true });
  });

  it('never overwrites', async () => {
    await writeFile(join(folder, 'hinomi.yaml'), 'mine');
    const { exit, said } = await run([]);
    expect(exit).toBe(0);
    expect(said).toContain('exists already');
    expect(await readFile(join(folder, 'hinomi.yaml'), 'utf8')).toBe('mine');
    expect((await run([])).exit).toBe(2);
  });

  it('names a log that does not exist, and drafts all the same', async () => {
    const { exit, said } = await run([join(folder, 'none.log')]);
    expect(exit).toBe(2);
    expect(said).toContain('INPUT_MISSING');
    expect(await readConfig(join(folder, 'hinomi.yaml'))).toMatchObject({ ok: true });
  });
});
