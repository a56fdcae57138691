import { createGunzip } from 'node:zlib';
import type { ByteTrouble } from '../model/byte-source.ts';
import { loadOnce } from '../model/load-once.ts';
import { MOST_WINDOW_BYTES, zstdWindow } from './zstd-window.ts';

const fzstd = loadOnce<typeof import('fzstd')>('fzstd');

/** What a decompressor makes of the received bytes: parts of the plain text, in order. */
export type Decompress = (received: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** Thrown by a decompressor; what came out before it stays good. */
export class DecompressionTrouble extends Error {
  readonly trouble: ByteTrouble;

  constructor(trouble: ByteTrouble) {
    super(trouble.cause);
    this.trouble = trouble;
  }
}

/**
 * A compressed input is refused as a bomb when it has grown beyond BOMB_BYTES and is more than BOMB_RATIO times
 * its received size. Logs shrink to between a tenth and a hundredth; deflate cannot exceed 1,032.
 */
export const BOMB_BYTES = 1 << 28;
export const BOMB_RATIO = 500;

/** RFC 1952, any number of members. */
export const gunzip: Decompress = async function* (received) {
  const inflate = createGunzip({ chunkSize: 1 << 18 });
  const queue: Uint8Array[] = [];
  let wake: () => void = () => {};
  let ended = false;
  let failure: Error | undefined;
  // Events, not the stream's iterator: that one drops what is buffered when the stream breaks off.
  inflate.on('data', (part: Uint8Array) => {
    queue.push(part);
    if (queue.length > 8) inflate.pause();
    wake();
  });
  inflate.on('end', () => {
    ended = true;
    wake();
  });
  inflate.on('error', (error) => {
    failure = error;
    ended = true;
    wake();
  });
  const feeding = feed(received, inflate, () => ended);
  const guard = bombGuard();
  try {
    while (!ended || queue.length > 0) {
      const part = queue.shift();
      if (part === undefined) {
        inflate.resume();
        if (!ended) await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      guard(part.length, inflate.bytesWritten);
      yield part;
    }
  } finally {
    ended = true;
    inflate.destroy();
  }
  await feeding;
  if (failure !== undefined) throw new DecompressionTrouble(troubleOf(failure));
};

async function feed(
  received: AsyncIterable<Uint8Array>,
  inflate: ReturnType<typeof createGunzip>,
  stopped: () => boolean,
): Promise<void> {
  try {
    for await (const part of received) {
      if (stopped()) return;
      if (!inflate.write(part)) await drained(inflate);
    }
    inflate.end();
  } catch (error) {
    inflate.destroy(error as Error);
  }
}

function drained(inflate: ReturnType<typeof createGunzip>): Promise<void> {
  return new Promise((resolve) => {
    // Both are taken away: a large file waits thousands of times.
    const done = () => {
      inflate.off('drain', done);
      inflate.off('close', done);
      resolve();
    };
    inflate.on('drain', done);
    inflate.on('close', done);
  });
}

/** Four bytes can stand for a block of 128 KiB: so much is given to the decoder that its answer stays small. */
const PIECE_BYTES = 512;

/** RFC 8878, any number of frames. */
export const unzstd: Decompress = async function* (received) {
  let parts: Uint8Array[] = [];
  const decoder = new (fzstd().Decompress)((part) => parts.push(part.slice()));
  const guard = bombGuard();
  let receivedBytes = 0;
  let failure: Error | undefined;
  const take = (part: Uint8Array, last: boolean): void => {
    try {
      decoder.push(part, last);
    } catch (error) {
      failure = error as Error;
    }
  };
  for await (const part of received) {
    if (receivedBytes === 0) refuseWideWindow(part);
    for (let at = 0; at < part.length && failure === undefined; at += PIECE_BYTES) {
      const piece = part.subarray(at, at + PIECE_BYTES);
      receivedBytes += piece.length;
      take(piece, false);
      for (const plain of parts) {
        guard(plain.length, receivedBytes);
        yield plain;
      }
      parts = [];
    }
    if (failure !== undefined) break;
  }
  if (failure === undefined) take(new Uint8Array(0), true);
  yield* parts;
  if (failure !== undefined) throw new DecompressionTrouble(troubleOf(failure));
};

function refuseWideWindow(head: Uint8Array): void {
  const mebibytes = Math.ceil(zstdWindow(head) / (1 << 20));
  const most = MOST_WINDOW_BYTES / (1 << 20);
  if (mebibytes <= most) return;
  const cause = `zstd window of ${mebibytes} MiB, more than ${most} MiB`;
  throw new DecompressionTrouble({ kind: 'bomb', cause });
}

function bombGuard(): (plainBytes: number, receivedBytes: number) => void {
  let total = 0;
  return (plainBytes, receivedBytes) => {
    total += plainBytes;
    if (total > BOMB_BYTES && total > BOMB_RATIO * receivedBytes) {
      throw new DecompressionTrouble({
        kind: 'bomb',
        cause: `over ${BOMB_RATIO} times its size, beyond ${BOMB_BYTES / (1 << 20)} MiB`,
      });
    }
  };
}

function troubleOf(error: Error): ByteTrouble {
  const code = (error as NodeJS.ErrnoException).code;
  const truncated = code === 'Z_BUF_ERROR' || /unexpected E?O?F|unexpected end/i.test(error.message);
  return { kind: truncated ? 'truncated' : 'corrupt', cause: error.message };
}
