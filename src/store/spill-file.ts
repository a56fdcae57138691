import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpillStore } from '../model/ports.ts';

/**
 * A spill store in the system's temporary folder, made at the first write. The file's name is removed at once,
 * so that nothing of the evidence stays behind, not even after kill -9.
 */
export function createSpillFile(): SpillStore {
  let file: number | undefined;
  let end = 0;
  return {
    append(bytes) {
      file ??= openNameless();
      const position = end;
      let written = 0;
      while (written < bytes.length) {
        written += writeSync(file, bytes, written, bytes.length - written, position + written);
      }
      end += bytes.length;
      return position;
    },
    read(position, length) {
      const buffer = new ArrayBuffer(length);
      const target = new Uint8Array(buffer);
      let filled = 0;
      while (filled < length) {
        const got = readSync(file!, target, filled, length - filled, position + filled);
        if (got === 0) throw new Error('the spill file is shorter than what was written to it');
        filled += got;
      }
      return buffer;
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

function openNameless(): number {
  const folder = mkdtempSync(join(tmpdir(), 'hinomi-'));
  const file = openSync(join(folder, 'spill'), 'w+', 0o600);
  rmSync(folder, { recursive: true });
  return file;
}
