import { CHUNK_BYTES } from './chunk-bytes.ts';

/** A fixed number of chunk buffers that go round: what bounds the memory, whatever the input's size. */
export class SlotPool {
  readonly #free: SharedArrayBuffer[] = [];
  readonly #waiting: ((slot: SharedArrayBuffer) => void)[] = [];

  constructor(slots: number) {
    for (let made = 0; made < slots; made++) this.#free.push(new SharedArrayBuffer(CHUNK_BYTES));
  }

  take = (): Promise<SharedArrayBuffer> => {
    const slot = this.#free.pop();
    if (slot !== undefined) return Promise.resolve(slot);
    return new Promise((resolve) => this.#waiting.push(resolve));
  };

  giveBack(slot: SharedArrayBuffer): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(slot);
    else next(slot);
  }
}
