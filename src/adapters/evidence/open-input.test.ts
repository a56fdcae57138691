import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInput } from './open-input.ts';

const LINES = Array.from({ length: 60_000 }, (_, n) => `line ${n} of a log that is long enough\n`).join('');
const PLAIN = Buffer.from(LINES);
const GZIP = gzipSync(PLAIN);

// The last 40 bytes of a zstd frame that holds "hinomi\n" three times as a raw block: RFC 8878, 3.1.1.
const ZSTD = zstdFrame(Buffer.from('hinomi\nhinomi\nhinomi\n'));

// What the zstd command line (1.5) makes of two lines, with the checksum of their content.
const ZSTD_CLI = Buffer.from('28b52ffd0458b1000068696e6f6d69206f6e650a68696e6f6d692074776f0a28ab9662', 'hex');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hinomi-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A frame with one raw block: magic, descriptor (single segment), content size, block header. */
function zstdFrame(content: Buffer): Buffer {
  const blockHeader = (content.length << 3) | 1;
  return Buffer.concat([
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, content.length]),
    Buffer.from([blockHeader & 255, (blockHeader >> 8) & 255, blockHeader >> 16]),
    content,
  ]);
}

async function readAll(bytes: Buffer, partBytes = 100_000) {
  const path = join(folder, `${createHash('sha1').update(bytes).digest('hex')}.log`);
  await writeFile(path, bytes);
  const source = await (await openInput(path)).open(true);
  const parts: Buffer[] = [];
  for (;;) {
    const part = Buffer.alloc(partBytes);
    const got = await source.read(part);
    if (got === 0) break;
    parts.push(part.subarray(0, got));
  }
  const sha256 = await source.digest();
  await source.close();
  expect((await readFile(path)).equals(bytes)).toBe(true);
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  return { text: Buffer.concat(parts), trouble: source.trouble, receivedBytes: source.receivedBytes };
}

describe('an input comes out as it was written, with the digest of what was received', () => {
  test.each([
    ['plain', PLAIN, PLAIN],
    ['gzip', GZIP, PLAIN],
    [
      'two gzip members',
      Buffer.concat([GZIP, gzipSync('more\n')]),
      Buffer.concat([PLAIN, Buffer.from('more\n')]),
    ],
    ['zstd', ZSTD, Buffer.from('hinomi\nhinomi\nhinomi\n')],
    ['UTF-16', Buffer.from('\ufeff火の見\n𠮷\n', 'utf16le'), Buffer.from('火の見\n𠮷\n')],
    ['UTF-16 without a mark', Buffer.from(`${LINES}火の見\n`, 'utf16le'), Buffer.from(`${LINES}火の見\n`)],
    ['UTF-16 without a mark, big end first', Buffer.from(LINES, 'utf16le').swap16(), Buffer.from(LINES)],
    ['NUL bytes among the text', Buffer.from(`a\0b\0${LINES}`), Buffer.from(`a\0b\0${LINES}`)],
    ['UTF-16, big end first', Buffer.from('\ufeff火の見\n', 'utf16le').swap16(), Buffer.from('火の見\n')],
    [
      'two zstd frames',
      Buffer.concat([ZSTD, zstdFrame(Buffer.from('x\n'))]),
      Buffer.from('hinomi\nhinomi\nhinomi\nx\n'),
    ],
    ['empty', Buffer.alloc(0), Buffer.alloc(0)],
    ['shorter than a magic number', Buffer.from('a\n'), Buffer.from('a\n')],
  ])('%s', async (_, received, plain) => {
    const { text, trouble, receivedBytes } = await readAll(received);
    expect(trouble).toBeUndefined();
    expect(text.equals(plain)).toBe(true);
    expect(receivedBytes).toBe(received.length);
  });
});

describe('what was readable before the damage is kept', () => {
  test('a truncated gzip', async () => {
    const { text, trouble } = await readAll(GZIP.subarray(0, GZIP.length >> 1));
    expect(trouble?.kind).toBe('truncated');
    expect(text.length).toBeGreaterThan(PLAIN.length / 4);
    expect(PLAIN.subarray(0, text.length).equals(text)).toBe(true);
  });

  test('a gzip with a damaged place', async () => {
    const damaged = Buffer.from(GZIP);
    damaged.fill(0xff, GZIP.length >> 1, (GZIP.length >> 1) + 64);
    const { text, trouble, receivedBytes } = await readAll(damaged);
    expect(trouble?.kind).toMatch(/corrupt|truncated/);
    expect(receivedBytes).toBe(damaged.length);
    // How far it can be decoded: as much as the bytes before the damage tell when nothing follows them.
    const before = await readAll(GZIP.subarray(0, GZIP.length >> 1));
    expect(text.length).toBeGreaterThan(before.text.length - 1000);
    expect(
      text.subarray(0, before.text.length - 1000).equals(PLAIN.subarray(0, before.text.length - 1000)),
    ).toBe(true);
  });

  test('a damaged member of a gzip, and the ones behind it', async () => {
    const members = [1, 2, 3, 4].map((n) => gzipSync(LINES.replaceAll('line', `${n}`)));
    const damaged = Buffer.concat(members);
    const at = members[0]!.length + (members[1]!.length >> 1);
    damaged.fill(0xff, at, at + 64);
    const { text, trouble } = await readAll(damaged);
    expect(trouble?.kind).toBe('corrupt');
    const before = await readAll(damaged.subarray(0, at));
    expect(text.subarray(0, before.text.length - 1000).equals(before.text.subarray(0, -1000))).toBe(true);
    for (const n of [1, 3, 4])
      for (const line of [0, 30_000, 59_999])
        expect(text.includes(`${n} ${line} of a log`), `${n} ${line}`).toBe(true);
    expect(text.toString().split('3 59999 of')).toHaveLength(2);
  });

  test('a gzip whose content is not what its checksum says', async () => {
    const damaged = Buffer.from(GZIP);
    damaged[GZIP.length - 8]! ^= 1;
    expect((await readAll(Buffer.concat([damaged, gzipSync('more\n')]))).text.toString()).toMatch(/more\n$/);
  });

  test('a zstd frame whose content is not what its checksum says, and the one behind it', async () => {
    expect((await readAll(ZSTD_CLI)).trouble).toBeUndefined();
    const damaged = Buffer.from(ZSTD_CLI);
    damaged[12]! ^= 1;
    const { text, trouble } = await readAll(Buffer.concat([damaged, ZSTD_CLI]));
    expect(trouble).toMatchObject({ kind: 'corrupt', cause: expect.stringContaining('checksum') });
    expect(text.toString()).toMatch(/hinomi one\nhinomi two\n$/);
  });

  test('a truncated zstd', async () => {
    const { trouble } = await readAll(ZSTD.subarray(0, ZSTD.length - 5));
    expect(trouble?.kind).toMatch(/truncated|corrupt/);
  });
});

test('a file that became shorter while it was read is said to be truncated', async () => {
  const path = join(folder, 'shrunk.log');
  await writeFile(path, PLAIN);
  const source = await (await openInput(path)).open(true);
  await writeFile(path, PLAIN.subarray(0, 100));
  const target = Buffer.alloc(PLAIN.length);
  expect(await source.read(target)).toBe(100);
  expect(source.trouble?.kind).toBe('truncated');
  await source.close();
});

test.each([
  ['plain', PLAIN],
  ['gzip', GZIP],
])('the digest covers the whole of a %s input that was left early', async (_, bytes) => {
  const path = join(folder, 'left.log');
  await writeFile(path, bytes);
  const source = await (await openInput(path)).open(true);
  await source.read(Buffer.alloc(10));
  expect(await source.digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(source.receivedBytes).toBe(bytes.length);
  await source.close();
});

test('a zstd input that begins with a skippable frame, as pzstd writes it', async () => {
  const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]);
  expect((await readAll(Buffer.concat([skippable, ZSTD]))).text.toString()).toBe('hinomi\n'.repeat(3));
});

test('a zstd window that would take too much memory is refused', async () => {
  const wide = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 21 << 3, ...new Array<number>(20).fill(0)]);
  expect((await readAll(wide)).trouble).toMatchObject({
    kind: 'bomb',
    cause: expect.stringContaining('2048'),
  });
});

test('a missing file, a folder', async () => {
  await mkdir(join(folder, 'logs'));
  await expect(openInput(join(folder, 'missing.log'))).rejects.toMatchObject({ code: 'INPUT_MISSING' });
  await expect(openInput(join(folder, 'logs'))).rejects.toMatchObject({ code: 'INPUT_DIRECTORY' });
});
