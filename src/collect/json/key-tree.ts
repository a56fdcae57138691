import { textOf } from '../bytes/byte-text.ts';

/** What the value at a path of keys means, outermost key first. */
export type MeaningOfPath<Meaning> = (path: readonly string[]) => Meaning | undefined;

/** Keys below one key, and nodes in all: more than any log has, and a bound for hostile ones. */
const MOST_CHILDREN = 128;
const MOST_NODES = 4096;

/** One key at its place in the records of a log, with what its value means. */
export interface KeyNode<Meaning> {
  readonly key: Uint8Array;
  readonly path: readonly string[];
  readonly meaning: Meaning | undefined;
  readonly children: KeyNode<Meaning>[];
}

/**
 * Remembers the keys of a log's records. Records of one log have the same keys in the same order, so a key is
 * nearly always the one that stood there in the record before, and is found by one comparison.
 */
export class KeyTree<Meaning> {
  readonly root: KeyNode<Meaning>;
  readonly #meaningOf: MeaningOfPath<Meaning>;
  readonly #unknown: KeyNode<Meaning>;
  #nodes = 0;

  constructor(meaningOf: MeaningOfPath<Meaning>) {
    this.#meaningOf = meaningOf;
    this.root = { key: new Uint8Array(0), path: [], meaning: undefined, children: [] };
    this.#unknown = { key: new Uint8Array(0), path: [], meaning: undefined, children: [] };
  }

  /** @param ordinal how many keys stood before this one in its object */
  child(
    parent: KeyNode<Meaning>,
    ordinal: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): KeyNode<Meaning> {
    const { children } = parent;
    const guess = children[ordinal];
    if (guess !== undefined && isKey(guess.key, bytes, start, end)) return guess;
    if (parent === this.#unknown) return parent;
    for (const child of children) if (isKey(child.key, bytes, start, end)) return child;
    if (children.length >= MOST_CHILDREN || this.#nodes >= MOST_NODES || end - start > 256)
      return this.#unknown;
    return this.#add(parent, bytes, start, end);
  }

  #add(parent: KeyNode<Meaning>, bytes: Uint8Array, start: number, end: number): KeyNode<Meaning> {
    const path = [...parent.path, textOf(bytes, start, end)];
    // A copy also of a Buffer, whose own slice is a view: the bytes are overwritten by the next chunk.
    const key = Uint8Array.prototype.slice.call(bytes, start, end);
    const made = { key, path, meaning: this.#meaningOf(path), children: [] };
    parent.children.push(made);
    this.#nodes++;
    return made;
  }
}

function isKey(key: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let i = 0; i < key.length; i++) if (key[i] !== bytes[start + i]) return false;
  return true;
}
