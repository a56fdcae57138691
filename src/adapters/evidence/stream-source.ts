import { createHash, type Hash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import type { ByteSource, ByteTrouble } from '../../model/byte-source.ts';
import { type Decompress, DecompressionTrouble } from './decompress.ts';

const PART_BYTES = 1 << 18;

/** Reads a compressed file through a decompressor. */
export class StreamSource implements ByteSource {
  readonly #path: string;
  readonly #stream: ReadStream;
  readonly #hash: Hash | undefined;
  readonly #plain: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);
  #ended = false;
  #trouble: ByteTrouble | undefined;
  #receivedBytes = 0;

  constructor(path: string, decompress: Decompress, hash: boolean) {
    this.#path = path;
    this.#stream = createReadStream(path, { highWaterMark: PART_BYTES });
    this.#hash = hash ? createHash('sha256') : undefined;
    const again = (start: number) => createReadStream(path, { start, highWaterMark: PART_BYTES });
    this.#plain = decompress(this.#received(), again)[Symbol.asyncIterator]();
  }

  get trouble(): ByteTrouble | undefined {
    return this.#trouble;
  }

  get receivedBytes(): number {
    return this.#receivedBytes;
  }

  async *#received(): AsyncGenerator<Uint8Array> {
    for await (const part of this.#stream as AsyncIterable<Uint8Array>) {
      this.#hash?.update(part);
      this.#receivedBytes += part.length;
      yield part;
    }
  }

  async read(target: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < target.length) {
      if (this.#rest.length === 0 && !(await this.#nextPart())) break;
      const part = this.#rest.subarray(0, target.length - filled);
      target.set(part, filled);
      filled += part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
    return filled;
  }

  async #nextPart(): Promise<boolean> {
    while (!this.#ended) {
      try {
        const next = await this.#plain.next();
        if (next.done) this.#ended = true;
        else if (next.value.length > 0) {
          this.#rest = next.value;
          return true;
        }
      } catch (error) {
        this.#ended = true;
        this.#trouble =
          error instanceof DecompressionTrouble
            ? error.trouble
            : { kind: 'unreadable', cause: (error as Error).message };
      }
    }
    return false;
  }

  async digest(): Promise<string> {
    if (this.#hash === undefined) return '';
    if (this.#ended && this.#trouble === undefined) return this.#hash.digest('hex');
    // The stream was left before its end: the digest still covers the whole file.
    const whole = createHash('sha256');
    let bytes = 0;
    for await (const part of createReadStream(this.#path) as AsyncIterable<Uint8Array>) {
      whole.update(part);
      bytes += part.length;
    }
    this.#receivedBytes = bytes;
    return whole.digest('hex');
  }

  async close(): Promise<void> {
    this.#stream.destroy();
  }
}
