import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { AppError } from '../errors/app-error.ts';

const BLOCK_BYTES = 1 << 20;

/**
 * Reads a text file's lines, a block at a time, so that memory does not grow with the file.
 *
 * @throws AppError EVENTS_MISSING, EVENTS_UNREADABLE
 */
export async function* readEventLines(path: string): AsyncGenerator<readonly string[]> {
  try {
    const file = await open(path, 'r');
    try {
      const decoder = new StringDecoder('utf8');
      const block = Buffer.allocUnsafe(BLOCK_BYTES);
      let pending = '';
      for (;;) {
        const { bytesRead } = await file.read(block, 0, BLOCK_BYTES, null);
        if (bytesRead === 0) break;
        const lines = (pending + decoder.write(block.subarray(0, bytesRead))).split('\n');
        pending = lines.pop()!;
        if (lines.length > 0) yield lines;
      }
      pending += decoder.end();
      if (pending !== '') yield [pending];
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof AppError ? error : eventsError(path, error);
  }
}

function eventsError(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('EVENTS_MISSING', { path }, error);
  return new AppError('EVENTS_UNREADABLE', { path, cause: code }, error);
}
