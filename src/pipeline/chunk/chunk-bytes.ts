/** Size of a chunk in bytes; also the longest line that is read. Fits the second-level cache of one core. */
export const CHUNK_BYTES = 2 * 2 ** 20;
