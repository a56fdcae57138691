import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
} from 'yaml';
import type { Located, LocatedEntry } from './located.ts';

/** Bounds that no honest rule comes near; aliases of aliases would otherwise grow without end. */
const MAX_NODES = 100_000;
const MAX_DEPTH = 40;

export interface YamlFault {
  readonly code: 'yaml-syntax' | 'too-large';
  readonly at: number;
  readonly message: string;
}

/** One document of a file: its value, or why it has none. */
export interface YamlDocument {
  readonly value: Located | undefined;
  readonly fault: YamlFault | undefined;
}

export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  /** Line and column, both from 1, of an offset. */
  placeOf(offset: number): { line: number; column: number };
}

/** Reads all documents of a YAML 1.2 text. A broken document does not hide the others. Never throws. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(Math.max(0, offset));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
    return { documents: ('empty' in parsed ? [] : parsed).map(readDocument), placeOf };
  } catch (error) {
    const fault: YamlFault = { code: 'yaml-syntax', at: 0, message: String((error as Error).message) };
    return { documents: [{ value: undefined, fault }], placeOf };
  }
}

function readDocument(document: Document.Parsed): YamlDocument {
  const [error] = document.errors;
  if (error !== undefined) {
    const message = error.message.replaceAll(/\s+/g, ' ');
    return { value: undefined, fault: { code: 'yaml-syntax', at: error.pos[0], message } };
  }
  if (document.contents === null) return { value: undefined, fault: undefined };
  try {
    return { value: new Walk(document).located(document.contents, 0), fault: undefined };
  } catch (fault) {
    const at = fault instanceof TooLarge ? fault.at : 0;
    return { value: undefined, fault: { code: 'too-large', at, message: '' } };
  }
}

class TooLarge extends Error {
  readonly at: number;

  constructor(at: number) {
    super('too large');
    this.at = at;
  }
}

class Walk {
  readonly #document: Document.Parsed;
  #nodes = 0;

  constructor(document: Document.Parsed) {
    this.#document = document;
  }

  located(node: Node | null, depth: number): Located {
    const at = node?.range?.[0] ?? 0;
    if (++this.#nodes > MAX_NODES || depth > MAX_DEPTH) throw new TooLarge(at);
    if (isAlias(node)) return this.located(node.resolve(this.#document) ?? null, depth + 1);
    if (isSeq(node)) {
      return { kind: 'list', at, items: node.items.map((item) => this.located(item as Node, depth + 1)) };
    }
    if (isMap(node)) {
      const entries: LocatedEntry[] = node.items.map((pair) => {
        const key = this.located(pair.key as Node, depth + 1);
        const value = this.located(pair.value as Node | null, depth + 1);
        const placed = pair.value === null ? { ...value, at: key.at } : value;
        return { key: key.kind === 'scalar' ? String(key.value) : '', keyAt: key.at, value: placed };
      });
      return { kind: 'map', at, entries };
    }
    return { kind: 'scalar', at, value: isScalar(node) ? scalarValue(node.value, node.source) : null };
  }
}

/** Integers that a number cannot hold exactly stay the text that they were written as. */
function scalarValue(value: unknown, source: string | undefined): string | number | boolean | null {
  if (typeof value === 'number') {
    const exact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    return exact ? value : (source ?? String(value));
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}
