import { FIELD, type RecordView } from '../../../collect/record-view.ts';
import { hashAddress } from './address-tally.ts';

const SLASH = 47;

/** What a byte means in a raw path: nothing, its end, or that only decoding tells what it is. */
const ENDS = 1;
const DECODED = 2;
const MEANING = new Uint8Array(256);
MEANING['?'.charCodeAt(0)] = ENDS;
for (const sign of '%\\;') MEANING[sign.charCodeAt(0)] = DECODED;

/** Stands for a path that only decoding can tell: it may be any. */
export const ANY_PATH = 0;
/** Stands for a record that names no path. */
export const NO_PATH = 1;

/** How many bytes at each end of a path go into its hash. */
const SAMPLED = 12;

/**
 * Which records of a chunk are about which address and path: what lets the second pass read single records
 * instead of parsing everything again. Twelve bytes a record.
 */
export interface RecordIndex {
  /** Where each record starts in the chunk. */
  readonly starts: Int32Array<ArrayBuffer>;
  readonly addresses: Int32Array<ArrayBuffer>;
  readonly paths: Int32Array<ArrayBuffer>;
  /** Lines that were not understood come between: the record's line within the chunk, from 1. */
  readonly lines: Int32Array<ArrayBuffer> | null;
  /** Whether some record names an account. */
  readonly hasAccounts: boolean;
}

/** Grows a chunk's index record by record. */
export class RecordIndexer {
  #starts = new Int32Array(16_384);
  #addresses = new Int32Array(16_384);
  #paths = new Int32Array(16_384);
  #lines = new Int32Array(16_384);
  #records = 0;
  #everyLine = true;
  #hasAccounts = false;

  add(line: number, start: number, addressHash: number, view: RecordView): void {
    if (this.#records === this.#starts.length) this.#grow();
    const record = this.#records++;
    this.#starts[record] = start;
    this.#addresses[record] = addressHash;
    this.#paths[record] = hashRawPath(view.buffer, view.start[FIELD.target]!, view.end[FIELD.target]!);
    this.#lines[record] = line;
    if (line !== record + 1) this.#everyLine = false;
    if (view.start[FIELD.account] !== view.end[FIELD.account]) this.#hasAccounts = true;
  }

  #grow(): void {
    this.#starts = doubled(this.#starts);
    this.#addresses = doubled(this.#addresses);
    this.#paths = doubled(this.#paths);
    this.#lines = doubled(this.#lines);
  }

  /** The index; the indexer starts anew. */
  finish(): RecordIndex {
    const index = {
      starts: this.#starts.slice(0, this.#records),
      addresses: this.#addresses.slice(0, this.#records),
      paths: this.#paths.slice(0, this.#records),
      lines: this.#everyLine ? null : this.#lines.slice(0, this.#records),
      hasAccounts: this.#hasAccounts,
    };
    this.#records = 0;
    this.#everyLine = true;
    this.#hasAccounts = false;
    return index;
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/**
 * Hash of the path in a raw target, the same for the same decoded path: ANY_PATH when decoding could change it.
 * Only the path's ends are hashed, since this runs for every line; a hash in common only means a closer look.
 */
export function hashRawPath(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return NO_PATH;
  if (bytes[start] !== SLASH) return ANY_PATH;
  let stop = start;
  for (; stop < end; stop++) {
    const meaning = MEANING[bytes[stop]!]!;
    if (meaning === 0) continue;
    if (meaning === DECODED) return ANY_PATH;
    break;
  }
  return hashEnds(bytes, start, stop);
}

/** Hash of a decoded path, comparable with a record's. */
export function hashPath(path: string): number {
  const bytes = Buffer.from(path, 'latin1');
  return hashEnds(bytes, 0, bytes.length);
}

function hashEnds(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  let hash =
    length <= 2 * SAMPLED
      ? hashAddress(bytes, start, end)
      : Math.imul(hashAddress(bytes, start, start + SAMPLED), 31) ^ hashAddress(bytes, end - SAMPLED, end);
  hash = Math.imul(hash ^ length, 0x01000193);
  return hash === ANY_PATH || hash === NO_PATH ? 2 : hash;
}
