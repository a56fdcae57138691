/** A file that left the shop, or was found elsewhere. Only read, never written to. */
export interface LeakedFile {
  /** As the configuration names it, its globs resolved. */
  readonly path: string;
  /** SHA-256 of the bytes as received, in hex. */
  readonly sha256: string;
  /** Bytes as received. */
  readonly bytes: number;
  /** Its bytes from the start, as often as needed. Throws the system's error when it cannot be read any more. */
  chunks(): Iterable<Uint8Array>;
}

/** Opens leaked files. */
export interface LeakedFiles {
  /** Reads the whole file once, for its digest. Throws the system's error when it cannot be read. */
  open(path: string): LeakedFile;
}
