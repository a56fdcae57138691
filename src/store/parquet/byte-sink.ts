/** Bytes that grow at their end. Numbers go in as Parquet has them: little-endian, and as LEB128 varints. */
export class ByteSink {
  #bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** What was written so far; valid until the next write. */
  get written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  byte(value: number): void {
    if (this.length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.length++] = value;
  }

  /** An unsigned integer of `width` bytes; `value` is exact below 2^53. */
  integer(value: number, width: number): void {
    if (this.length + width > this.#bytes.length) this.#grow(width);
    const end = this.length + width;
    const low = Math.min(end, this.length + 4);
    let bits = (value % 0x1_0000_0000) | 0;
    for (; this.length < low; bits >>>= 8) this.#bytes[this.length++] = bits;
    if (this.length === end) return;
    bits = Math.floor(value / 0x1_0000_0000);
    for (; this.length < end; bits >>= 8) this.#bytes[this.length++] = bits;
  }

  /** An unsigned integer below 2^53, seven bits a byte. */
  varint(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.byte((rest % 0x80) | 0x80);
    this.byte(rest);
  }

  /** A signed integer: small ones of either sign become small unsigned ones. */
  zigzag(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  #grow(room: number): void {
    const wider = new Uint8Array(Math.max(2 * this.#bytes.length, this.length + room));
    wider.set(this.written);
    this.#bytes = wider;
  }
}
