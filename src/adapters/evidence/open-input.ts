import { readSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { AppError } from '../../errors/app-error.ts';
import type { AnywhereSource, ByteSource, OpenInput } from '../../model/byte-source.ts';
import { bareUtf16 } from './bare-utf16.ts';
import type { Decompress } from './decompress.ts';
import { fromUtf16 } from './from-utf16.ts';
import { gunzip } from './gunzip.ts';
import { PlainSource } from './plain-source.ts';
import { StreamSource } from './stream-source.ts';
import { unzstd } from './unzstd.ts';

/** As much of a file is looked at to tell how it is packed. */
const HEAD_BYTES = 512;

/**
 * Opens an input file for reading, told by its first bytes whether it is compressed or in UTF-16 (never by its name).
 *
 * @param path as the user named it
 * @param shownPath what the report calls it, when that differs (standard input that was spooled)
 * @throws AppError INPUT_MISSING, INPUT_DIRECTORY, INPUT_UNREADABLE
 */
export async function openInput(path: string, shownPath = path): Promise<OpenInput> {
  const file = await openFile(path, shownPath);
  try {
    const facts = await file.stat();
    const head = new Uint8Array(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    const decompress = decompressorFor(head.subarray(0, bytesRead));
    const input = {
      path: shownPath,
      name: shownPath.replace(/\.(gz|zst|zstd)$/i, ''),
      size: facts.size,
      notAfter: facts.mtimeMs,
    };
    if (decompress !== undefined) {
      return {
        ...input,
        open: async (hash: boolean): Promise<ByteSource> => new StreamSource(path, decompress, hash),
      };
    }
    return {
      ...input,
      open: async (hash: boolean) => new PlainSource(await open(path, 'r'), facts.size, hash),
      openAnywhere: async () => anywhere(await open(path, 'r')),
    };
  } finally {
    await file.close();
  }
}

/** Whether a path is a named pipe (or what `<(command)` makes of one), which can be read only once. */
export async function isPipe(path: string): Promise<boolean> {
  const facts = await stat(path).catch(() => undefined);
  return facts?.isFIFO() === true;
}

async function openFile(path: string, shownPath: string): Promise<FileHandle> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new AppError('INPUT_DIRECTORY', { path: shownPath });
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new AppError('INPUT_MISSING', { path: shownPath }, error);
    throw new AppError('INPUT_UNREADABLE', { path: shownPath, cause: code ?? message }, error);
  }
}

function decompressorFor(head: Uint8Array): Decompress | undefined {
  if (head.length < 4) return undefined;
  if (head[0] === 0x1f && head[1] === 0x8b) return gunzip;
  const isSkippable = (head[0]! & 0xf0) === 0x50 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18;
  if (isSkippable) return unzstd; // pzstd begins with such a frame: RFC 8878, 3.1.2
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return unzstd;
  if (head[0] === 0xff && head[1] === 0xfe) return fromUtf16('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return fromUtf16('utf-16be');
  const bare = bareUtf16(head);
  return bare === undefined ? undefined : fromUtf16(bare);
}

/** As much is read on the spot: handing it to another thread, as what is more, takes longer. */
const SMALL_BYTES = 2 ** 16;

function anywhere(file: FileHandle): AnywhereSource {
  return {
    async readAt(target, offset) {
      let filled = 0;
      while (filled < target.length) {
        const missing = target.length - filled;
        const got =
          missing <= SMALL_BYTES
            ? readSync(file.fd, target, filled, missing, offset + filled)
            : (await file.read(target, filled, missing, offset + filled)).bytesRead;
        if (got === 0) break;
        filled += got;
      }
      return filled;
    },
    close: () => file.close(),
  };
}
