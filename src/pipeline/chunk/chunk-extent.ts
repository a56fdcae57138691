/** Where a chunk lies in its input's plain bytes; enough to read it again. */
export interface ChunkExtent {
  readonly index: number;
  readonly offset: number;
  readonly length: number;
  /** The newest column announcement before the chunk; '' for formats without. */
  readonly header: string;
  /** True when the chunk is the beginning of one line that is longer than a chunk; the rest of it was skipped. */
  readonly tooLong: boolean;
}
