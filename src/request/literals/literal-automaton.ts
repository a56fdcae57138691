/**
 * An Aho-Corasick automaton over ASCII, case folded, as flat tables: 128 byte classes, so that a state's row
 * begins at `state << 7`. Every byte that no literal uses is class 0. Building is linear in the literals.
 */
export interface LiteralAutomaton {
  /** Class of a byte; 0 for bytes in no literal. */
  readonly classOf: Uint8Array;
  /** Next state of (state << 7) | class. State 0 is the start. */
  readonly next: Uint16Array;
  /** Index + 1 of the longest literal that ends in a state; 0 for none. */
  readonly ends: Uint16Array;
  /** Nearest shorter suffix state that ends a literal; 0 for none. */
  readonly shorter: Uint16Array;
}

const CLASSES = 128;

/** Folds ASCII letters only. */
export function foldByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

/**
 * Builds the automaton. Literals are ISO 8859-1 strings; a literal may use bytes >= 0x80.
 *
 * @throws RangeError when the literals use more than 127 different bytes or need more than 65,535 states:
 *   a mistake in a table of this program, never in data
 */
export function buildLiteralAutomaton(literals: readonly string[]): LiteralAutomaton {
  const classOf = classesOf(literals);
  const trie: Map<number, number>[] = [new Map()];
  const endOf: number[] = [0];
  literals.forEach((literal, index) => {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const cls = classOf[literal.charCodeAt(i) & 0xff]!;
      let to = trie[state]!.get(cls);
      if (to === undefined) {
        to = trie.length;
        trie.push(new Map());
        endOf.push(0);
        trie[state]!.set(cls, to);
      }
      state = to;
    }
    endOf[state] = index + 1;
  });
  if (trie.length > 0xffff) throw new RangeError('too many literals for one automaton');
  return { classOf, ...link(trie, endOf) };
}

function classesOf(literals: readonly string[]): Uint8Array {
  const classOf = new Uint8Array(256);
  let classes = 1;
  for (const literal of literals) {
    for (let i = 0; i < literal.length; i++) {
      const byte = foldByte(literal.charCodeAt(i) & 0xff);
      if (classOf[byte] === 0) classOf[byte] = classes++;
    }
  }
  if (classes > CLASSES) throw new RangeError('too many different bytes for one automaton');
  for (let upper = 0x41; upper <= 0x5a; upper++) classOf[upper] = classOf[upper + 0x20]!;
  return classOf;
}

/** Turns the trie into complete transitions, breadth first. */
function link(trie: readonly Map<number, number>[], endOf: readonly number[]) {
  const next = new Uint16Array(trie.length * CLASSES);
  const shorter = new Uint16Array(trie.length);
  const ends = Uint16Array.from(endOf);
  const fail = new Uint16Array(trie.length);
  const queue: number[] = [0];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!;
    if (state !== 0) {
      const back = fail[state]!;
      next.copyWithin(state * CLASSES, back * CLASSES, (back + 1) * CLASSES);
      shorter[state] = ends[back] !== 0 ? back : shorter[back]!;
    }
    for (const [cls, to] of trie[state]!) {
      fail[to] = next[state * CLASSES + cls]!;
      next[state * CLASSES + cls] = to;
      queue.push(to);
    }
  }
  return { next, ends, shorter };
}
