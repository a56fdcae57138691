/** Slots of the memory, and how long a text may be to be remembered. */
const SLOTS = 2048;
const LONGEST = 256;

/**
 * Remembers texts in which a scanner found nothing, so that the same user agent, page or referer need not be
 * scanned again: comparing takes a fifth of scanning. Only a text that comes a second time is kept (most that
 * are unique never cost more than a look at twelve of their bytes), and it is compared in full: a text that
 * merely looks alike is scanned.
 */
export class BoringTexts {
  readonly #scan: (bytes: Uint8Array, start: number, end: number) => boolean;
  readonly #seen = new Int32Array(SLOTS);
  readonly #lengths = new Uint16Array(SLOTS);
  readonly #texts = new Uint8Array(SLOTS * LONGEST);
  readonly #kept = new DataView(this.#texts.buffer);
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));

  /** @param scan whether a text needs a closer look */
  constructor(scan: (bytes: Uint8Array, start: number, end: number) => boolean) {
    this.#scan = scan;
  }

  /** As the scanner itself says. */
  needsLook(bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (length < 12 || length > LONGEST) return length !== 0 && this.#scan(bytes, start, end);
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const sample = this.#sampleOf(start, end, length);
    const slot = sample & (SLOTS - 1);
    if (this.#lengths[slot] === length && this.#equals(slot * LONGEST, start, length)) return false;
    if (this.#scan(bytes, start, end)) return true;
    if (this.#seen[slot] === sample) this.#keep(slot, bytes, start, length);
    else this.#seen[slot] = sample;
    return false;
  }

  #sampleOf(start: number, end: number, length: number): number {
    const view = this.#view;
    const middle = view.getInt32(start + (length >> 1) - 2, true);
    const mixed = Math.imul(view.getInt32(start, true) ^ length, 0x9e3779b1) ^ Math.imul(middle, 0x85ebca6b);
    const sample = Math.imul(mixed ^ view.getInt32(end - 4, true), 0xc2b2ae35);
    return sample ^ (sample >>> 15);
  }

  #equals(kept: number, start: number, length: number): boolean {
    const view = this.#view;
    const last = length - 4;
    for (let at = 0; at < last; at += 4) {
      if (this.#kept.getInt32(kept + at, true) !== view.getInt32(start + at, true)) return false;
    }
    return this.#kept.getInt32(kept + last, true) === view.getInt32(start + last, true);
  }

  #keep(slot: number, bytes: Uint8Array, start: number, length: number): void {
    this.#lengths[slot] = length;
    this.#texts.set(bytes.subarray(start, start + length), slot * LONGEST);
  }
}
