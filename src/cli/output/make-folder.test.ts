import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('makeFolder', () => {
  it('makes what is missing, and leaves what is there', () => {
    const path = join(folder, '報告 書', 'b');
    makeFolder(path);
    makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('says where it cannot', () => {
    writeFileSync(join(folder, 'file'), '');
    for (const path of [join(folder, 'file'), join(folder, 'file', 'below')]) {
      expect(() => makeFolder(path)).toThrow(expect.objectContaining({ code: 'OUTPUT_UNWRITABLE' }));
    }
  });

  it.skipIf(process.platform !== 'linux')('comes to an end where folders cannot be made', () => {
    expect(() => makeFolder('/proc/hinomi')).toThrow(expect.objectContaining({ code: 'OUTPUT_UNWRITABLE' }));
  });
});
