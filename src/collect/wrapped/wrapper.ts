import type { ParserOptions } from '../record-parser.ts';

/** A line as it was before something else wrapped it up. */
export interface Unwrapped {
  bytes: Uint8Array;
  start: number;
  end: number;
  /** When the wrapper received it, in milliseconds since the epoch; NaN when it does not say. */
  at: number;
}

export interface Unwrapper {
  /** Returns whether bytes[start, end) is wrapped in this way; then `line` holds what was inside. */
  unwrap(bytes: Uint8Array, start: number, end: number, line: Unwrapped): boolean;
}

/** Something that puts lines of another format into its own. */
export interface Wrapper {
  /** As it stands before the inner format's name: `docker+combined`. */
  readonly name: string;
  /** For wrappers that spread one line over several: whether this line begins another one. `start` is never 0. */
  beginsRecord?(bytes: Uint8Array, start: number, end: number): boolean;
  /** For wrappers that put no line ends between lines: puts them into bytes[0, length), which begin with a line. */
  separate?(bytes: Uint8Array, length: number): void;
  /** For wrappers around entries of JSON: a format of plain columns would take all of them for one line. */
  readonly holdsEntries?: boolean;
  createUnwrapper(options: ParserOptions): Unwrapper;
}

/** Nothing taken out of its wrapping yet. */
export function createUnwrapped(): Unwrapped {
  return { bytes: new Uint8Array(0), start: 0, end: 0, at: Number.NaN };
}
