const MAGIC = 0xfd2fb528;
/** 0x184d2a50 to 0x184d2a5f. */
const SKIPPABLE = 0x184d2a5;
const DICTIONARY_BYTES = [0, 1, 2, 4];
const RLE = 1;
const RESERVED = 3;

/** How far {@link ZstdFrames.take} came. */
export interface FrameStep {
  /** Behind the last byte that belongs to this frame. */
  readonly end: number;
  /** Whether a frame is complete there. */
  readonly complete: boolean;
  /** The low 32 bits of its content's XXH64, where the frame has them. */
  readonly checksum: number | undefined;
}

/**
 * Finds where zstd frames end and what checksum they carry, without decoding them (RFC 8878, 3.1.1): the sizes of
 * blocks stand before them.
 */
export class ZstdFrames {
  #state: 'magic' | 'descriptor' | 'header' | 'skip-size' | 'block-header' | 'content' | 'checksum' = 'magic';
  /** Bytes of a field of several bytes, as far as they came. */
  #field = Buffer.alloc(4);
  #filled = 0;
  #left = 0;
  #isLast = false;
  #hasChecksum = false;
  #isSkippable = false;

  /**
   * Passes over bytes[at, end), at most to the end of a frame.
   *
   * @returns undefined when no frame can be made of them
   */
  take(bytes: Uint8Array, at: number, end: number): FrameStep | undefined {
    let pos = at;
    while (pos < end) {
      if (this.#state === 'content' || this.#state === 'header') {
        const passed = Math.min(this.#left, end - pos);
        this.#left -= passed;
        pos += passed;
      } else {
        this.#field[this.#filled++] = bytes[pos++]!;
        if (this.#filled < this.#fieldBytes()) continue;
        this.#filled = 0;
        if (!this.#readField()) return undefined;
      }
      while (this.#left === 0 && (this.#state === 'content' || this.#state === 'header')) {
        if (this.#passed()) return { end: pos, complete: true, checksum: undefined };
      }
      if (this.#state === 'magic' && this.#filled === 0 && this.#hasChecksum) {
        this.#hasChecksum = false;
        return { end: pos, complete: true, checksum: this.#field.readUInt32LE(0) };
      }
    }
    return { end, complete: false, checksum: undefined };
  }

  #fieldBytes(): number {
    if (this.#state === 'descriptor') return 1;
    return this.#state === 'block-header' ? 3 : 4;
  }

  /** Returns false for what no frame holds. */
  #readField(): boolean {
    if (this.#state === 'magic') return this.#readMagic();
    if (this.#state === 'skip-size') this.#pass('content', this.#field.readUInt32LE(0));
    else if (this.#state === 'descriptor') this.#readDescriptor(this.#field[0]!);
    else if (this.#state === 'block-header') return this.#readBlockHeader(this.#field.readUIntLE(0, 3));
    else this.#state = 'magic';
    return true;
  }

  #readMagic(): boolean {
    const magic = this.#field.readUInt32LE(0);
    this.#isSkippable = magic >>> 4 === SKIPPABLE;
    this.#isLast = this.#isSkippable;
    this.#hasChecksum = false;
    this.#state = this.#isSkippable ? 'skip-size' : 'descriptor';
    return this.#isSkippable || magic === MAGIC;
  }

  #readDescriptor(descriptor: number): void {
    const isSingleSegment = (descriptor & 0x20) !== 0;
    const sizeFlag = descriptor >> 6;
    const sizeBytes = sizeFlag === 0 ? Number(isSingleSegment) : 1 << sizeFlag;
    this.#hasChecksum = (descriptor & 4) !== 0;
    this.#pass('header', Number(!isSingleSegment) + DICTIONARY_BYTES[descriptor & 3]! + sizeBytes);
  }

  #readBlockHeader(header: number): boolean {
    const type = (header >> 1) & 3;
    this.#isLast = (header & 1) !== 0;
    this.#pass('content', type === RLE ? 1 : header >> 3);
    return type !== RESERVED;
  }

  #pass(state: 'content' | 'header', bytes: number): void {
    this.#state = state;
    this.#left = bytes;
  }

  /** What follows when a part is passed; returns whether the frame ends with it. */
  #passed(): boolean {
    if (this.#state === 'header' || !this.#isLast) {
      this.#state = 'block-header';
      return false;
    }
    this.#state = this.#hasChecksum ? 'checksum' : 'magic';
    return !this.#hasChecksum;
  }
}
