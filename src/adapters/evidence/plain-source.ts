import { createHash, type Hash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { ByteSource, ByteTrouble } from '../../model/byte-source.ts';

/** How much is read at a time to complete a digest. */
const DIGEST_BYTES = 2 ** 18;

/** Reads an uncompressed file from its start to the size it had when it was opened; one that shrank is truncated. */
export class PlainSource implements ByteSource {
  readonly #file: FileHandle;
  readonly #size: number;
  readonly #hash: Hash | undefined;
  #position = 0;
  #trouble: ByteTrouble | undefined;

  constructor(file: FileHandle, size: number, hash: boolean) {
    this.#file = file;
    this.#size = size;
    this.#hash = hash ? createHash('sha256') : undefined;
  }

  get trouble(): ByteTrouble | undefined {
    return this.#trouble;
  }

  get receivedBytes(): number {
    return this.#position;
  }

  async read(target: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < target.length) {
      const wanted = Math.min(target.length - filled, this.#size - this.#position);
      if (wanted === 0) break;
      const got = await this.#readSome(target, filled, wanted);
      if (got === 0) {
        this.#trouble ??= {
          kind: 'truncated',
          cause: `only ${this.#position} of ${this.#size} bytes are left`,
        };
        break;
      }
      filled += got;
      this.#position += got;
    }
    if (filled > 0) this.#hash?.update(target.subarray(0, filled));
    return filled;
  }

  async #readSome(target: Uint8Array, at: number, wanted: number): Promise<number> {
    try {
      return readSync(this.#file.fd, target, at, wanted, this.#position);
    } catch (error) {
      this.#trouble = { kind: 'unreadable', cause: (error as Error).message };
      return 0;
    }
  }

  async digest(): Promise<string> {
    if (this.#hash === undefined) return '';
    // Whoever left it early is told of the whole file all the same.
    const part = new Uint8Array(DIGEST_BYTES);
    while (this.#trouble === undefined && (await this.read(part)) > 0);
    return this.#hash.digest('hex');
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
