import { createGunzip, type Gunzip } from 'node:zlib';
import { beforeDamage } from './before-damage.ts';
import { bombGuard, type Decompress, DecompressionTrouble, troubleOf } from './decompress.ts';
import { memberStart } from './gzip-member.ts';

type Parts = AsyncIterable<Uint8Array>;

const LINE_FEED = Uint8Array.of(10);

/**
 * RFC 1952, any number of members. Where one is damaged, what came out before is used, and reading goes on at the next
 * one: logs that were rotated or appended to have many.
 *
 * @throws DecompressionTrouble at the end, with the first damage; at once for a bomb
 */
export const gunzip: Decompress = async function* (received, again) {
  const recent = new RecentParts(received);
  const guard = bombGuard();
  let first: Error | undefined;
  let damages = 0;
  for (let start = 0; start >= 0; ) {
    const inflate = createGunzip({ chunkSize: 1 << 18 });
    let given = 0;
    const failure = yield* inflated(recent.from(start), inflate, (plain) => {
      given += plain;
      guard(plain, recent.end);
    });
    if (failure === undefined) break;
    first ??= failure;
    damages++;
    if (again !== undefined) yield* beforeDamage(again(start), inflate.bytesWritten, given);
    start = await recent.find(Math.max(start + 1, start + inflate.bytesWritten), memberStart);
    if (start >= 0) yield LINE_FEED;
  }
  if (first === undefined) return;
  const trouble = troubleOf(first);
  throw new DecompressionTrouble(
    damages > 1 ? { kind: 'corrupt', cause: `${trouble.cause} (${damages} places)` } : trouble,
  );
};

/** Gives what comes out of a decoder, and returns why it broke off, if it did. */
async function* inflated(
  received: Parts,
  inflate: Gunzip,
  guard: (plainBytes: number) => void,
): AsyncGenerator<Uint8Array, Error | undefined> {
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
  try {
    while (!ended || queue.length > 0) {
      const part = queue.shift();
      if (part === undefined) {
        inflate.resume();
        if (!ended) await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      guard(part.length);
      yield part;
    }
  } finally {
    ended = true;
    inflate.destroy();
  }
  await feeding;
  return failure;
}

async function feed(received: Parts, inflate: Gunzip, stopped: () => boolean): Promise<void> {
  try {
    for await (const part of received) {
      if (stopped()) return;
      if (!inflate.write(part)) await drained(inflate);
      if (stopped()) return;
    }
    inflate.end();
  } catch (error) {
    inflate.destroy(error as Error);
  }
}

function drained(inflate: Gunzip): Promise<void> {
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

/** Parts of a file that can be gone back to a little: a decoder notices damage in what it took in last. */
class RecentParts {
  /** A decoder is handed one part while it works on the one before. */
  static readonly #KEPT = 4;
  readonly #received: AsyncIterator<Uint8Array>;
  readonly #parts: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  /** How many bytes were received. */
  end = 0;

  constructor(received: Parts) {
    this.#received = received[Symbol.asyncIterator]();
  }

  /** What stands from a place on, one part after the other. */
  async *from(start: number): AsyncGenerator<Uint8Array> {
    for (let at = start; ; ) {
      const part = this.#parts.find((known) => known.at + known.bytes.length > at) ?? (await this.#next());
      if (part === undefined) return;
      const bytes = part.bytes.subarray(Math.max(0, at - part.at));
      at = part.at + part.bytes.length;
      yield bytes;
    }
  }

  /** The first place from `start` on where something begins; -1 when it never does. */
  async find(start: number, where: (bytes: Uint8Array) => number): Promise<number> {
    let before = new Uint8Array(0);
    let at = Math.max(start, this.#parts[0]?.at ?? 0);
    for await (const part of this.from(at)) {
      const bytes = Buffer.concat([before, part]);
      const found = where(bytes);
      if (found >= 0) return at - before.length + found;
      before = bytes.slice(-9);
      at += part.length;
    }
    return -1;
  }

  async #next(): Promise<{ at: number; bytes: Uint8Array } | undefined> {
    const next = await this.#received.next();
    if (next.done === true) return undefined;
    const part = { at: this.end, bytes: next.value };
    this.end += next.value.length;
    this.#parts.push(part);
    if (this.#parts.length > RecentParts.#KEPT) this.#parts.shift();
    return part;
  }
}
