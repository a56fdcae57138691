import type { ByteTrouble } from './byte-source.ts';

/** The wall clock. Only adapters know the real one. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * Room on disk for what does not fit in memory during one run. Gone with the process, whatever ends it.
 * Reads and writes are synchronous: they happen inside a merge that must not be interleaved.
 */
export interface SpillStore {
  /** Appends bytes; gives their position. */
  append(bytes: Uint8Array): number;
  read(position: number, length: number): ArrayBuffer;
  close(): void;
}

/**
 * Writes the plain bytes of a file that is compressed, or in UTF-16, to a new private file (UTF-8). Gives null, and
 * writes nothing, for any other file; else why its end could not be had, undefined when all is there. Throws the system's error when it cannot
 * be read at all.
 */
export type Unpack = (
  path: string,
  to: string,
) => Promise<{ readonly trouble: ByteTrouble | undefined } | null>;

/** Where evidence that is made anew is written. */
export interface EvidenceFolder {
  /** Writes a text file, its folders made; one whose path ends in `.gz` is compressed. */
  write(path: string, lines: Iterable<string>): void;
}
