import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { AppError } from '../../errors/app-error.ts';

/**
 * SHA-256 (hex) and size of a file, read once.
 *
 * @throws AppError INPUT_MISSING, INPUT_DIRECTORY, INPUT_UNREADABLE
 */
export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const block of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(block as Buffer);
      bytes += (block as Buffer).length;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AppError('INPUT_MISSING', { path }, error);
    if (code === 'EISDIR') throw new AppError('INPUT_DIRECTORY', { path }, error);
    throw new AppError('INPUT_UNREADABLE', { path, cause: code ?? String(error) }, error);
  }
  return { sha256: hash.digest('hex'), bytes };
}
