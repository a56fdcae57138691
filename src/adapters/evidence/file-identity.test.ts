import { copyFile, link, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileIdentity } from './file-identity.ts';

test('one file has one identity, two files have two', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hinomi-test-'));
  try {
    const log = join(folder, 'a.log');
    await writeFile(log, 'x\n');
    await symlink(log, join(folder, 'symbolic.log'));
    await link(log, join(folder, 'hard.log'));
    await copyFile(log, join(folder, 'copy.log'));
    const identity = await fileIdentity(log);
    expect(await fileIdentity(`${folder}/./a.log`)).toBe(identity);
    expect(await fileIdentity(join(folder, 'symbolic.log'))).toBe(identity);
    expect(await fileIdentity(join(folder, 'hard.log'))).toBe(identity);
    expect(await fileIdentity(join(folder, 'copy.log'))).not.toBe(identity);
    expect(await fileIdentity('-')).toBe('-');
  } finally {
    await rm(folder, { recursive: true });
  }
});
