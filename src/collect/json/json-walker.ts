import { ASCII } from '../bytes/ascii.ts';
import type { KeyNode, KeyTree } from './key-tree.ts';

/** Objects deeper than this are not read. */
const MOST_DEPTH = 32;

/** Takes the values of an object, each with its key. Strings come without their quotes, escapes and all. */
export interface JsonSink<Meaning> {
  value(node: KeyNode<Meaning>, bytes: Uint8Array, start: number, end: number, escaped: boolean): void;
}

/**
 * Walks through one JSON object without making anything of it. More patient than JSON.parse, since log formats
 * print JSON by template: `\x22` in strings, bare words and empty places for numbers (`"status":-,`,
 * `"time":0.1, 0.2,`), raw control characters and invalid UTF-8 are read over.
 */
export class JsonWalker<Meaning> {
  readonly #tree: KeyTree<Meaning>;
  readonly #sink: JsonSink<Meaning>;
  #bytes: Uint8Array = new Uint8Array(0);
  #end = 0;

  constructor(tree: KeyTree<Meaning>, sink: JsonSink<Meaning>) {
    this.#tree = tree;
    this.#sink = sink;
  }

  /** Returns whether bytes[start, end) is one object. */
  walk(bytes: Uint8Array, start: number, end: number): boolean {
    this.#bytes = bytes;
    this.#end = end;
    const first = this.#skipBlanks(start);
    if (first >= end || bytes[first] !== ASCII.brace) return false;
    const next = this.#object(first + 1, this.#tree.root, 0);
    if (next < 0) return false;
    // A comma may follow in files that are one big array, line by line.
    const last = this.#skipBlanks(next);
    return last === end || (bytes[last] === ASCII.comma && this.#skipBlanks(last + 1) === end);
  }

  /** Reads members from behind `{` to behind `}`; returns that place, or -1. */
  #object(start: number, node: KeyNode<Meaning>, depth: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let ordinal = 0;
    let i = this.#skipBlanks(start);
    while (i >= 0 && i < end && bytes[i] !== ASCII.braceEnd) {
      i = bytes[i] === ASCII.quote ? this.#member(i, node, ordinal, depth) : this.#stray(i);
      ordinal++;
    }
    return i >= 0 && i < end ? i + 1 : -1;
  }

  /** Reads `"key": value` and the comma behind it; returns where the next member begins, or -1. */
  #member(start: number, node: KeyNode<Meaning>, ordinal: number, depth: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    const keyEnd = this.#stringEnd(start + 1);
    const colon = keyEnd < 0 ? end : this.#skipBlanks(keyEnd + 1);
    if (colon >= end || bytes[colon] !== ASCII.colon) return -1;
    const child = this.#tree.child(node, ordinal, bytes, start + 1, keyEnd);
    const next = this.#value(this.#skipBlanks(colon + 1), child, depth);
    return next < 0 ? -1 : this.#passComma(next, ASCII.braceEnd);
  }

  /** Reads over the rest of a bare list of numbers, or a comma with nothing before it. */
  #stray(start: number): number {
    const next = this.#skipBlanks(this.#bareEnd(start));
    if (next === start && this.#bytes[start] !== ASCII.comma) return -1;
    return this.#bytes[next] === ASCII.quote ? next : this.#passComma(next, ASCII.braceEnd);
  }

  /** Returns where the next member begins, behind a comma or at the closing mark; -1 if there is neither. */
  #passComma(start: number, close: number): number {
    const i = this.#skipBlanks(start);
    if (i >= this.#end || this.#bytes[i] === close) return i;
    return this.#bytes[i] === ASCII.comma ? this.#skipBlanks(i + 1) : -1;
  }

  #array(start: number, node: KeyNode<Meaning>, depth: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let i = this.#skipBlanks(start);
    while (i >= 0 && i < end && bytes[i] !== ASCII.bracketEnd) {
      const next = this.#value(i, node, depth);
      i = next < 0 ? -1 : this.#passComma(next, ASCII.bracketEnd);
    }
    return i >= 0 && i < end ? i + 1 : -1;
  }

  #value(start: number, node: KeyNode<Meaning>, depth: number): number {
    const bytes = this.#bytes;
    if (start >= this.#end) return -1;
    const first = bytes[start];
    if (first === ASCII.quote) {
      const close = this.#stringEnd(start + 1);
      if (close < 0) return -1;
      this.#sink.value(node, bytes, start + 1, close, this.#escaped);
      return close + 1;
    }
    if (first === ASCII.brace) return depth < MOST_DEPTH ? this.#object(start + 1, node, depth + 1) : -1;
    if (first === ASCII.bracket) return depth < MOST_DEPTH ? this.#array(start + 1, node, depth + 1) : -1;
    const end = this.#bareEnd(start);
    if (!this.#isNull(start, end)) this.#sink.value(node, bytes, start, end, false);
    return end;
  }

  /** Whether the string last passed by {@link stringEnd} holds a backslash. */
  #escaped = false;

  /** The closing quote of a string whose inside begins at `start`, or -1. */
  #stringEnd(start: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    this.#escaped = false;
    for (let i = start; i < end; i++) {
      const byte = bytes[i];
      if (byte === ASCII.quote) return i;
      if (byte !== ASCII.backslash) continue;
      this.#escaped = true;
      i++;
    }
    return -1;
  }

  #bareEnd(start: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let i = start;
    while (
      i < end &&
      bytes[i] !== ASCII.comma &&
      bytes[i] !== ASCII.braceEnd &&
      bytes[i] !== ASCII.bracketEnd &&
      bytes[i] !== ASCII.quote &&
      bytes[i] !== ASCII.space
    ) {
      i++;
    }
    return i;
  }

  #isNull(start: number, end: number): boolean {
    return end - start === 4 && this.#bytes[start] === 0x6e && this.#bytes[start + 1] === 0x75;
  }

  #skipBlanks(start: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let i = start;
    while (
      i < end &&
      (bytes[i] === ASCII.space || bytes[i] === ASCII.tab || bytes[i] === ASCII.carriageReturn)
    )
      i++;
    return i;
  }
}
