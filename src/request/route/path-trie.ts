import { pathSegments } from './path-segments.ts';

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  param: Node<T> | null;
  /** What ends here. */
  readonly ends: T[];
  /** What goes on with `**` from here. */
  readonly rest: T[];
}

/**
 * Path patterns with values, the most specific first: segment by segment a literal goes before `:param` before
 * `**`. A look-up visits each node at most once, so it takes time linear in the path's length plus the number
 * of patterns, whatever the path.
 */
export interface PathTrie<T> {
  /** Adds a pattern of literal segments, `:param` and a final `**`. */
  add(pattern: string, value: T): void;
  /**
   * Offers the values of the most specific pattern that fits, in the order in which they were added; goes on
   * to the next pattern while `pick` returns null.
   */
  find<R>(segments: readonly string[], pick: (values: readonly T[]) => R | null): R | null;
}

/** An empty trie. */
export function createPathTrie<T>(): PathTrie<T> {
  const root = createNode<T>();
  return {
    add(pattern, value) {
      const segments = pathSegments(pattern);
      const open = segments.at(-1) === '**';
      let node = root;
      for (const segment of open ? segments.slice(0, -1) : segments) node = childFor(node, segment);
      (open ? node.rest : node.ends).push(value);
    },
    find: (segments, pick) => search(root, segments, 0, pick),
  };
}

function createNode<T>(): Node<T> {
  return { literals: new Map(), param: null, ends: [], rest: [] };
}

function childFor<T>(node: Node<T>, segment: string): Node<T> {
  if (segment.startsWith(':')) {
    node.param ??= createNode<T>();
    return node.param;
  }
  let child = node.literals.get(segment);
  if (child === undefined) {
    child = createNode<T>();
    node.literals.set(segment, child);
  }
  return child;
}

function search<T, R>(
  node: Node<T>,
  segments: readonly string[],
  depth: number,
  pick: (values: readonly T[]) => R | null,
): R | null {
  let found: R | null = null;
  if (depth === segments.length) {
    if (node.ends.length > 0) found = pick(node.ends);
  } else {
    const literal = node.literals.get(segments[depth]!);
    if (literal !== undefined) found = search(literal, segments, depth + 1, pick);
    if (found === null && node.param !== null) found = search(node.param, segments, depth + 1, pick);
  }
  return found ?? (node.rest.length > 0 ? pick(node.rest) : null);
}
