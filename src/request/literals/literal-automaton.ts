/** How bytes are put into classes: 0 for those that no literal has. */
export interface ByteClasses {
  readonly classOf: Uint8Array;
  /** How many there are, class 0 among them. */
  readonly count: number;
}

/**
 * An Aho-Corasick automaton over ASCII, case folded, as flat tables. A state's row begins at `state << shift`.
 * States are numbered breadth first: the few that ordinary text visits lie together.
 */
export interface LiteralAutomaton {
  readonly classOf: Uint8Array;
  readonly shift: number;
  /** Next state of (state << shift) | class. State 0 is the start. */
  readonly next: Uint16Array;
  /** Index + 1 of the literal that ends in a state; 0 for none. */
  readonly ends: Uint16Array;
  /** Nearest shorter suffix state in which a literal ends; 0 for none. */
  readonly shorter: Uint16Array;
}

/** One class for each byte that a literal has; upper and lower case together. */
export function byteClasses(literals: readonly string[]): ByteClasses {
  const classOf = new Uint8Array(256);
  let count = 1;
  for (const literal of literals) {
    for (let i = 0; i < literal.length; i++) {
      const byte = foldByte(literal.charCodeAt(i) & 0xff);
      if (classOf[byte] === 0) classOf[byte] = count++;
    }
  }
  for (let upper = 0x41; upper <= 0x5a; upper++) classOf[upper] = classOf[upper + 0x20]!;
  return { classOf, count };
}

function foldByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

/** Literals as a tree. Node 0 is the root; every list of children ends with 0. */
interface LiteralTree {
  readonly nodes: number;
  readonly firstChild: Uint16Array;
  readonly nextChild: Uint16Array;
  /** Class of the byte that leads to a node. */
  readonly leading: Uint16Array;
  /** Index + 1 of the literal that ends in a node; 0 for none. */
  readonly endOf: Uint16Array;
}

/**
 * Builds the automaton; of equal literals the last one counts. Literals are ISO 8859-1 strings. Linear in the
 * literals: a thread builds several of these before it can read its first line.
 *
 * @throws RangeError when the literals need more than 65,535 states: a mistake in a table of this program,
 *   never in data
 */
export function buildLiteralAutomaton(
  literals: readonly string[],
  { classOf, count }: ByteClasses = byteClasses(literals),
): LiteralAutomaton {
  const shift = Math.max(1, Math.ceil(Math.log2(count)));
  return { classOf, shift, ...link(treeOf(literals, classOf), shift) };
}

function treeOf(literals: readonly string[], classOf: Uint8Array): LiteralTree {
  const most = 1 + literals.reduce((sum, literal) => sum + literal.length, 0);
  const [firstChild, nextChild] = [new Uint16Array(most), new Uint16Array(most)];
  const [leading, endOf] = [new Uint16Array(most), new Uint16Array(most)];
  let nodes = 1;
  for (let index = 0; index < literals.length; index++) {
    const literal = literals[index]!;
    let node = 0;
    for (let i = 0; i < literal.length; i++) {
      const cls = classOf[literal.charCodeAt(i) & 0xff]!;
      let child = firstChild[node]!;
      while (child !== 0 && leading[child] !== cls) child = nextChild[child]!;
      if (child === 0) {
        if (nodes === 0xffff) throw new RangeError('too many literals for one automaton');
        child = nodes++;
        leading[child] = cls;
        nextChild[child] = firstChild[node]!;
        firstChild[node] = child;
      }
      node = child;
    }
    endOf[node] = index + 1;
  }
  return { nodes, firstChild, nextChild, leading, endOf };
}

/** Completes the transitions breadth first, numbering the states in that order. */
function link({ nodes, firstChild, nextChild, leading, endOf }: LiteralTree, shift: number) {
  const next = new Uint16Array(nodes << shift);
  const ends = new Uint16Array(nodes);
  const shorter = new Uint16Array(nodes);
  const fail = new Uint16Array(nodes);
  const nodeOf = new Uint16Array(nodes);
  let states = 1;
  for (let state = 0; state < states; state++) {
    const node = nodeOf[state]!;
    const back = fail[state]!;
    const row = state << shift;
    ends[state] = endOf[node]!;
    if (state !== 0) {
      shorter[state] = ends[back] !== 0 ? back : shorter[back]!;
      // A byte by which no literal goes on leads where it leads from the nearest suffix.
      next.copyWithin(row, back << shift, (back + 1) << shift);
    }
    for (let child = firstChild[node]!; child !== 0; child = nextChild[child]!) {
      const at = row | leading[child]!;
      nodeOf[states] = child;
      fail[states] = next[at]!;
      next[at] = states++;
    }
  }
  return { next, ends, shorter };
}
