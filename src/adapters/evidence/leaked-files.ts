import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { LeakedFile, LeakedFiles } from '../../model/leaked-file.ts';

const CHUNK_BYTES = 1 << 18;

/** Leaked files on disk, read in pieces and synchronously: their rows are counted one after another. */
export const leakedFiles: LeakedFiles = {
  open(path: string): LeakedFile {
    const hash = createHash('sha256');
    let bytes = 0;
    for (const chunk of chunksOf(path)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    return { path, sha256: hash.digest('hex'), bytes, chunks: () => chunksOf(path) };
  },
};

function* chunksOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const chunk = new Uint8Array(CHUNK_BYTES);
      const length = readSync(file, chunk, 0, CHUNK_BYTES, null);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
