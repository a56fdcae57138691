import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { leakedFiles } from './leaked-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-leaked-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('leakedFiles', () => {
  it('gives the same bytes each time, with their digest', () => {
    const path = join(folder, 'a.bin');
    const content = randomBytes(700_001);
    writeFileSync(path, content);
    const file = leakedFiles.open(path);
    expect(file).toMatchObject({
      path,
      bytes: 700_001,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    for (let time = 0; time < 2; time++) expect(Buffer.concat([...file.chunks()]).equals(content)).toBe(true);
    expect(file.chunks()[Symbol.iterator]().next().value?.length).toBeGreaterThan(0);
  });

  it('says that a file is not there', () => {
    expect(() => leakedFiles.open(join(folder, 'none'))).toThrow('ENOENT');
  });
});
