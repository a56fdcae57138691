import { LeakedFileTrouble } from './leaked-record.ts';

/** Beyond so many bytes, a file that has grown to so many times its size is a bomb. */
const BOMB_BYTES = 1 << 28;
const BOMB_RATIO = 500;
/** What nobody unpacks, however large it was. */
const MOST_BYTES = 2 ** 36;

/** Counts what a file unpacks to, all its parts together, and throws when it grows like a bomb. */
export class GrowthGuard {
  readonly #received: number;
  #plain = 0;

  /** @param received the file's size as it was received */
  constructor(received: number) {
    this.#received = received;
  }

  add(bytes: number): void {
    this.#plain += bytes;
    const isBomb = this.#plain > BOMB_BYTES && this.#plain > BOMB_RATIO * this.#received;
    if (isBomb || this.#plain > MOST_BYTES) throw new LeakedFileTrouble('bomb');
  }
}
