import { closeSync, createWriteStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../errors/app-error.ts';
import type { OpenInput } from '../../model/byte-source.ts';
import { openLog } from './open-log.ts';

/**
 * Copies a stream (standard input, a pipe) to a temporary file, so that it can be read twice. Where the system
 * lets an open file be reached without a name, its name is removed at once, so that nothing of the evidence
 * stays behind, not even after kill -9.
 *
 * @param now for year-less dates, in milliseconds
 * @param stop ends the copy where it is: what came so far is the input
 * @returns the input, and how to remove the copy
 */
export async function spoolInput(
  stream: Readable,
  shownPath: string,
  now: number,
  stop?: AbortSignal,
): Promise<{ input: OpenInput; remove: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'hinomi-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  const name = join(folder, 'stdin');
  const fd = openSync(name, 'w+', 0o600);
  const nameless = process.platform === 'linux';
  const remove = async (): Promise<void> => {
    closeSync(fd);
    removeFolder();
  };
  try {
    if (nameless) removeFolder();
    await pipeline(untilStopped(stream, stop), createWriteStream(name, { fd, autoClose: false }));
    const path = nameless ? `/proc/self/fd/${fd}` : name;
    return { input: { ...(await openLog(path, shownPath)), notAfter: now }, remove };
  } catch (error) {
    // A stream that fails closes its file, asked or not.
    await remove().catch(() => removeFolder());
    const { code, message, syscall } = error as NodeJS.ErrnoException;
    // The disk is full: that says nothing of the input.
    if (error instanceof AppError || syscall === 'write') throw error;
    throw new AppError('INPUT_UNREADABLE', { path: shownPath, cause: code ?? message }, error);
  }
}

/** A stream's bytes up to its end, or until somebody stops it. */
async function* untilStopped(stream: Readable, stop: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  if (stop?.aborted) return;
  const end = () => stream.destroy();
  stop?.addEventListener('abort', end, { once: true });
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (error) {
    // Destroying it ends it with an error of its own.
    if (!stop?.aborted) throw error;
  } finally {
    stop?.removeEventListener('abort', end);
  }
}
