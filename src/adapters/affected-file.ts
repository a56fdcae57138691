import { rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { createAgeEncrypter } from './age-encrypter.ts';

/** What a list is called while it is not whole: `affected.ndjson.part`. */
const PART = '.part';

/** The list of affected persons while it is written: under another name, until `close`. */
export interface AffectedFile {
  /** Where it is written: the path asked for, with `.age` behind it when it is encrypted. */
  readonly path: string;
  /** @param lines a block of them, in UTF-8: they may change once it is written */
  write(lines: Uint8Array): Promise<void>;
  close(): Promise<void>;
  /** Instead of `close`: no list is left. */
  discard(): Promise<void>;
}

/**
 * Makes `affected.ndjson` anew, and gives it its name when it is whole, since a list that breaks off looks like one of
 * fewer persons: plain, or in the age format for the recipients named, a block at a time, so that
 * memory does not grow with it. What an earlier run left is deleted: a plain list beside an
 * encrypted one would defeat it, an old encrypted one beside a plain one would contradict it.
 *
 * @param path of the plain file
 * @throws AppError AFFECTED_RECIPIENT before anything is written; errors of the system while writing
 */
export async function createAffectedFile(
  path: string,
  { recipients }: { readonly recipients: readonly string[] },
): Promise<AffectedFile> {
  const isEncrypted = recipients.length > 0;
  const encrypter = isEncrypted ? await createAgeEncrypter(recipients) : null;
  const written = isEncrypted ? `${path}.age` : path;
  const part = `${written}${PART}`;
  const file = await open(part, 'w');
  for (const old of [path, `${path}.age`]) rmSync(old, { force: true });
  rmSync(`${isEncrypted ? path : `${path}.age`}${PART}`, { force: true });
  const sink = encrypter === null ? plainSink(file) : encryptedSink(file, encrypter);
  return {
    path: written,
    write: (lines) => sink.write(lines),
    async close() {
      try {
        await sink.end();
      } finally {
        await file.close();
      }
      await rename(part, written);
    },
    async discard() {
      await file.close().catch(() => {});
      await rm(part, { force: true });
    },
  };
}

interface Sink {
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

/** One block is written while the next one is made: what goes wrong is told by the next write or by the end. */
function plainSink(file: FileHandle): Sink {
  let block = new Uint8Array();
  let writing: Promise<void> = Promise.resolve();
  return {
    async write(bytes) {
      await writing;
      if (block.length < bytes.length) block = new Uint8Array(bytes.length);
      block.set(bytes);
      writing = file.writeFile(block.subarray(0, bytes.length));
      writing.catch(() => {});
    },
    end: () => writing,
  };
}

function encryptedSink(file: FileHandle, encrypter: Awaited<ReturnType<typeof createAgeEncrypter>>): Sink {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const done = encrypter.encrypt(readable).then(async (encrypted) => {
    for await (const block of encrypted) await file.writeFile(block);
  });
  // What goes wrong while writing is told by the next write or by the end, whichever comes first.
  done.catch((error) => writer.abort(error)).catch(() => {});
  return {
    // What encrypts may look at a block after it took it.
    write: (bytes) => Promise.race([writer.ready.then(() => writer.write(new Uint8Array(bytes))), done]),
    async end() {
      await Promise.race([writer.close(), done]);
      await done;
    },
  };
}
