/** Records of a chunk that may be wanted, for a worker to read again. */
export interface WantedRecords {
  readonly starts: Int32Array<ArrayBuffer>;
  /** Where the record behind each of them starts; -1 for the last of a chunk. */
  readonly ends: Int32Array<ArrayBuffer>;
  /** Lines within the chunk, from 1. */
  readonly lines: Int32Array<ArrayBuffer>;
}
