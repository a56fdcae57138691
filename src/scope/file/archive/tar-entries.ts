import type { ArchiveEntry } from './zip-entries.ts';

const BLOCK = 512;
/** One file of an archive is held in memory; a larger one is no list of people. */
const MOST_BYTES = 2 ** 30;

/** Whether a file begins like a tar archive (POSIX `ustar`). */
export function isTar(start: Uint8Array): boolean {
  return start.length >= BLOCK && ascii(start, 257, 5) === 'ustar';
}

/** The files of a tar archive, one after another: each must be read before the next one is asked for. */
export function* tarEntries(chunks: Iterable<Uint8Array>): Generator<ArchiveEntry> {
  const source = new ByteQueue(chunks);
  for (;;) {
    const head = source.take(BLOCK);
    if (head.length < BLOCK || head.every((byte) => byte === 0)) return;
    const size = Number.parseInt(ascii(head, 124, 12).trim() || '0', 8);
    if (!Number.isFinite(size) || size < 0 || size > MOST_BYTES) return;
    const content = source.take(size);
    source.take((BLOCK - (size % BLOCK)) % BLOCK);
    const type = ascii(head, 156, 1);
    if (type === '0' || type === '') yield { name: ascii(head, 0, 100), chunks: () => [content] };
    if (content.length < size) return;
  }
}

class ByteQueue {
  readonly #chunks: Iterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(chunks: Iterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.iterator]();
  }

  take(count: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let missing = count;
    while (missing > 0) {
      if (this.#rest.length === 0) {
        const next = this.#chunks.next();
        if (next.done === true) break;
        this.#rest = next.value;
      }
      const part = this.#rest.subarray(0, missing);
      parts.push(part);
      missing -= part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }
}

/** Up to the first NUL. */
function ascii(bytes: Uint8Array, at: number, length: number): string {
  const text = Buffer.from(bytes.subarray(at, at + length)).toString('latin1');
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
