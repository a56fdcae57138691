import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OpenInput } from '../model/byte-source.ts';
import { openInput } from './open-input.ts';

/**
 * Copies a stream (standard input, a pipe) to a temporary file, so that it can be read twice.
 *
 * @param now for year-less dates, in milliseconds
 * @returns the input, and how to remove the copy
 */
export async function spoolInput(
  stream: Readable,
  shownPath: string,
  now: number,
): Promise<{ input: OpenInput; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'hinomi-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'stdin');
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
    return { input: { ...(await openInput(path, shownPath)), notAfter: now }, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
