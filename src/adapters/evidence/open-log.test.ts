import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { openLog } from './open-log.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hinomi-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const LINES = 'a line of a log\n'.repeat(100);
const TAR = Buffer.concat([Buffer.from(`${'access.log'.padEnd(257, '\0')}ustar\0`), Buffer.from(LINES)]);
const bytes = (head: string) => Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(LINES)]);

test.each([
  ['zip', bytes('PK\u0003\u0004\u0014\0')],
  ['bzip2', bytes('BZh91AY')],
  ['xz', bytes('\u00fd7zXZ\0')],
  ['lz4', bytes('\u0004"M\u0018')],
  ['7-Zip', bytes("7z\u00bc\u00af'\u001c")],
  ['RAR', bytes('Rar!\u001a\u0007\u0001')],
  ['tar', TAR],
  ['tar', gzipSync(TAR)],
])('refuses what is packed with %s, and says what unpacks it', async (kind, packed) => {
  const path = join(folder, 'a.log');
  await writeFile(path, packed);
  const error = await openLog(path, 'shown.log').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'INPUT_PACKED', params: { path: 'shown.log', kind } });
});

test('says of a table of an office that its rows are wanted as CSV', async () => {
  const path = join(folder, 'c.xlsx');
  await writeFile(path, bytes('PK\u0003\u0004\u0014\0[Content_Types].xml'));
  await expect(openLog(path)).rejects.toMatchObject({ code: 'INPUT_OFFICE', params: { path } });
});

test.each([
  ['a log', Buffer.from(LINES)],
  ['a log in gzip', gzipSync(LINES)],
  ['an empty file', Buffer.alloc(0)],
  ['a torn gzip', gzipSync(LINES).subarray(0, 12)],
])('opens %s', async (_, received) => {
  const path = join(folder, 'b.log');
  await writeFile(path, received);
  expect((await openLog(path)).path).toBe(path);
});

test('reads lines that end with carriage returns alone, and keeps the digest of what was received', async () => {
  const path = join(folder, 'returns.log');
  await writeFile(path, 'one\rtwo\rthree');
  const input = await openLog(path);
  const source = await input.open(true);
  const bytes = Buffer.alloc(32);
  expect(bytes.toString('latin1', 0, await source.read(bytes))).toBe('one\ntwo\nthree');
  expect(await source.digest()).toBe(createHash('sha256').update('one\rtwo\rthree').digest('hex'));
  await source.close();
  const anywhere = await input.openAnywhere?.();
  expect(bytes.toString('latin1', 0, await anywhere?.readAt(bytes, 3))).toMatch(/^\ntwo\nthree/);
  await anywhere?.close();
});

test('leaves a carriage return alone where line feeds end lines', async () => {
  const path = join(folder, 'feeds.log');
  await writeFile(path, 'o\rne\r\ntwo\n');
  const source = await (await openLog(path)).open(false);
  const bytes = Buffer.alloc(32);
  expect(bytes.toString('latin1', 0, await source.read(bytes))).toBe('o\rne\r\ntwo\n');
  await source.close();
});

test('reads a log of carriage returns behind one of line feeds, however its bytes are asked for', async () => {
  const path = join(folder, 'both.log');
  const returns = Array.from({ length: 20 }, (_, at) => `line ${at}\r`).join('');
  const long = 'a line of a log\r\n'.repeat(9000);
  for (const feeds of ['one\r\ntwo\n', long]) {
    await writeFile(path, feeds + returns);
    const wanted = feeds + returns.replaceAll('\r', '\n');
    const input = await openLog(path);
    for (const size of [1, 2, 7, 17, 300_000]) {
      const source = await input.open(false);
      const part = Buffer.alloc(size);
      let all = '';
      for (let got = await source.read(part); got > 0; got = await source.read(part))
        all += part.toString('latin1', 0, got);
      expect(all === wanted).toBe(true);
      await source.close();
    }
    const anywhere = await input.openAnywhere?.();
    const some = Buffer.alloc(4);
    for (const at of [0, 1, 2, 3, 4, wanted.length - 4, wanted.length - 3])
      expect(some.toString('latin1', 0, await anywhere?.readAt(some, at))).toBe(wanted.slice(at, at + 4));
    await anywhere?.close();
  }
});

test('leaves the few carriage returns that a client can send within a line', async () => {
  const path = join(folder, 'sent.log');
  const text = `one\n${'a\r'.repeat(15)}b\r\n${'x\r\r\n'.repeat(40)}`;
  await writeFile(path, text);
  const source = await (await openLog(path)).open(false);
  const bytes = Buffer.alloc(512);
  expect(bytes.toString('latin1', 0, await source.read(bytes))).toBe(text);
  await source.close();
});
