import type { XXHashAPI } from 'xxhash-wasm';
import { loadOnce } from '../../model/load-once.ts';
import { bombGuard, type Decompress, DecompressionTrouble, troubleOf } from './decompress.ts';
import { ZstdFrames } from './zstd-frames.ts';
import { MOST_WINDOW_BYTES, zstdWindow } from './zstd-window.ts';

const fzstd = loadOnce<typeof import('fzstd')>('fzstd');
const xxhash = loadOnce<() => Promise<XXHashAPI>>('xxhash-wasm');

/** Four bytes can stand for a block of 128 KiB: so much is given to the decoder that its answer stays small. */
const PIECE_BYTES = 512;

const LINE_FEED = Uint8Array.of(10);

/**
 * RFC 8878, any number of frames. The decoder checks no checksum, so that is done here. Where a frame is damaged, what
 * came out before is used, and reading goes on at the next one, which the sizes of its blocks tell.
 *
 * @throws DecompressionTrouble at the end, with the first damage; at once for a bomb
 */
export const unzstd: Decompress = async function* (received) {
  const guard = bombGuard();
  const frames = new ZstdFrames();
  const decoder = new FrameDecoder(await xxhash()());
  let receivedBytes = 0;
  let failure: Error | undefined;
  for await (const part of received) {
    if (receivedBytes === 0) refuseWideWindow(part);
    for (let at = 0; at < part.length; ) {
      const step = frames.take(part, at, Math.min(part.length, at + PIECE_BYTES));
      const end = step?.end ?? Math.min(part.length, at + PIECE_BYTES);
      receivedBytes += end - at;
      const wasSound = decoder.failure === undefined;
      decoder.push(part.subarray(at, end));
      if (step?.complete) decoder.endFrame(step.checksum);
      if (wasSound) failure ??= decoder.failure;
      for (const plain of decoder.take()) {
        guard(plain.length, receivedBytes);
        yield plain;
      }
      if (step === undefined) throw trouble(failure ?? new Error('invalid zstd data'));
      if (step.complete && decoder.failure !== undefined) {
        yield LINE_FEED;
        decoder.reset();
      }
      at = end;
    }
  }
  decoder.end();
  yield* decoder.take();
  failure ??= decoder.failure;
  if (failure !== undefined) throw trouble(failure);
};

/** Decodes frame by frame; a damaged one is passed over up to its end. */
class FrameDecoder {
  readonly #hashes: XXHashAPI;
  #decoder = this.#created();
  #hash: ReturnType<XXHashAPI['create64']>;
  #parts: Uint8Array[] = [];
  failure: Error | undefined;

  constructor(hashes: XXHashAPI) {
    this.#hashes = hashes;
    this.#hash = hashes.create64();
  }

  push(bytes: Uint8Array): void {
    this.#try(() => this.#decoder.push(bytes, false));
  }

  /** Compares what came out of a frame with the checksum that it carries. */
  endFrame(checksum: number | undefined): void {
    const made = Number(BigInt.asUintN(32, this.#hash.digest()));
    if (checksum !== undefined && checksum !== made)
      this.failure ??= new Error('the checksum of a zstd frame does not match its content');
    this.#hash = this.#hashes.create64();
  }

  /** The file is at its end: the decoder says when a frame is not. */
  end(): void {
    this.#try(() => this.#decoder.push(new Uint8Array(0), true));
  }

  reset(): void {
    this.#decoder = this.#created();
    this.#hash = this.#hashes.create64();
    this.failure = undefined;
  }

  /** What came out since it was last asked for. */
  take(): readonly Uint8Array[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  #created() {
    return new (fzstd().Decompress)((part) => {
      const plain = part.slice();
      this.#hash.update(plain);
      this.#parts.push(plain);
    });
  }

  #try(act: () => void): void {
    if (this.failure !== undefined) return;
    try {
      act();
    } catch (error) {
      this.failure = error as Error;
    }
  }
}

function trouble(failure: Error): DecompressionTrouble {
  return new DecompressionTrouble(troubleOf(failure));
}

function refuseWideWindow(head: Uint8Array): void {
  const mebibytes = Math.ceil(zstdWindow(head) / (1 << 20));
  const most = MOST_WINDOW_BYTES / (1 << 20);
  if (mebibytes <= most) return;
  const cause = `zstd window of ${mebibytes} MiB, more than ${most} MiB`;
  throw new DecompressionTrouble({ kind: 'bomb', cause });
}
