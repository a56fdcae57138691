/**
 * Bytes of one input, decompressed, in order. Contract: `read` fills as much of `target` as it can and gives the
 * number of bytes; 0 means the end. A source that breaks off (a truncated gzip, a disk error) ends early and
 * says so in `trouble`; what was read before stays good. Never writes to what it reads.
 */
export interface ByteSource {
  read(target: Uint8Array): Promise<number>;
  /** Why the input ended early; undefined when it did not. Known after `read` gave 0. */
  readonly trouble: ByteTrouble | undefined;
  /** Bytes as received (before decompression) so far. */
  readonly receivedBytes: number;
  /** SHA-256 of all bytes as received, in hex, also of those behind a damaged place. Call once, after the end. */
  digest(): Promise<string>;
  close(): Promise<void>;
}

/** Why a source ended before its end. */
export interface ByteTrouble {
  readonly kind: 'truncated' | 'corrupt' | 'bomb' | 'unreadable';
  /** The system's own words, for the error's {cause}. */
  readonly cause: string;
}

/** An input that can be read from its start, as often as needed. */
export interface OpenInput {
  readonly path: string;
  /** Name used to guess the format and the rotation: the path without compression's ending. */
  readonly name: string;
  /** Bytes as received, when known before reading; -1 for a stream. Used for progress only. */
  readonly size: number;
  /** The latest time a year-less date in it can mean, in milliseconds. */
  readonly notAfter: number;
  /** Starts reading at the beginning. With `hash`, the digest is made on the way. */
  open(hash: boolean): Promise<ByteSource>;
  /** Direct access for inputs that allow it. Undefined for compressed inputs. */
  openAnywhere?(): Promise<AnywhereSource>;
}

/** Reads at any place of an input. */
export interface AnywhereSource {
  /** Fills as much of `target` as there is from `offset` on; gives the number of bytes. */
  readAt(target: Uint8Array, offset: number): Promise<number>;
  close(): Promise<void>;
}
