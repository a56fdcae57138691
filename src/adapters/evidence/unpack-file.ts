import { open } from 'node:fs/promises';
import type { Unpack } from '../../model/ports.ts';
import { openInput } from './open-input.ts';

const PIECE_BYTES = 1 << 20;

/** Unpacks gzip, zstd and UTF-16, told by the first bytes; a bomb is refused at the same limit as evidence. */
export const unpackFile: Unpack = async (path, to) => {
  const input = await openInput(path);
  if (input.openAnywhere !== undefined) return null;
  const source = await input.open(false);
  const file = await open(to, 'wx', 0o600);
  try {
    const piece = new Uint8Array(PIECE_BYTES);
    for (let n = await source.read(piece); n > 0; n = await source.read(piece)) {
      await file.writeFile(piece.subarray(0, n));
    }
    return { trouble: source.trouble };
  } finally {
    await file.close();
    await source.close();
  }
};
