import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { AppError } from '../errors/app-error.ts';

const AGE_HEAD = 'age-encryption.org/v1';

/**
 * Reads the lines of `affected.ndjson`, or of `affected.ndjson.age`, which is decrypted in memory and never written down
 * in clear. Which of the two it is, its first bytes tell.
 *
 * @param identity file with a private key of age (`AGE-SECRET-KEY-1…`); undefined for a plain list
 * @throws AppError INPUT_MISSING, INPUT_UNREADABLE, AFFECTED_IDENTITY
 */
export async function* readAffected(path: string, identity: string | undefined): AsyncGenerator<string> {
  const isEncrypted = headOf(path) === AGE_HEAD;
  if (!isEncrypted) {
    yield* createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
    return;
  }
  if (identity === undefined) throw new AppError('AFFECTED_IDENTITY', { path, cause: '--identity' });
  const age = await import('age-encryption');
  const decrypter = new age.Decrypter();
  for (const key of identitiesIn(identity)) decrypter.addIdentity(key);
  try {
    const encrypted = Readable.toWeb(createReadStream(path)) as unknown as ReadableStream<Uint8Array>;
    const plain = await decrypter.decrypt(encrypted);
    const input = Readable.fromWeb(plain as unknown as WebStream);
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    throw new AppError('AFFECTED_IDENTITY', { path, cause: (error as Error).message }, error);
  }
}

function headOf(path: string): string {
  try {
    const file = openSync(path, 'r');
    const head = Buffer.alloc(AGE_HEAD.length);
    const length = readSync(file, head);
    closeSync(file);
    return head.toString('latin1', 0, length);
  } catch (error) {
    throw asInputError(error, path);
  }
}

function identitiesIn(path: string): string[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw asInputError(error, path);
  }
  const keys = text.split(/\s+/).filter((word) => word.startsWith('AGE-SECRET-KEY-'));
  if (keys.length === 0) throw new AppError('AFFECTED_IDENTITY', { path, cause: 'AGE-SECRET-KEY-1…' });
  return keys;
}

function asInputError(error: unknown, path: string): AppError {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new AppError('INPUT_MISSING', { path }, error);
  return new AppError('INPUT_UNREADABLE', { path, cause: code }, error);
}
