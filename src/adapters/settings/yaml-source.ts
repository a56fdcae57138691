import { type Document, isMap, isNode, LineCounter, type Node, parseDocument } from 'yaml';
import { AppError } from '../../errors/app-error.ts';

/** Where something stands in a file: both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML file that was understood, and where its parts stand. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** The place of a value; of the nearest one around it when it is missing. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** The place of a key inside the mapping at `path`. */
  placeOfKey(path: readonly PropertyKey[], key: string): Place;
  /** The value at a path as it was written, shortened to 60 characters. */
  writtenAt(path: readonly PropertyKey[]): string;
}

/**
 * Reads YAML 1.2 (dates stay text).
 *
 * @param file the name to say in problems
 * @throws AppError CONFIG_SYNTAX with the first place that is not YAML
 */
export function parseYaml(file: string, text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const broken = document.errors[0];
  if (broken !== undefined) throw syntaxError(file, place(broken.pos[0]), broken.message);
  const nodeAt = (path: readonly PropertyKey[]) => nearestNode(document, path);
  return {
    file,
    value: plainValue(document, file),
    placeOf: (path) => place(nodeAt(path)?.range?.[0] ?? 0),
    placeOfKey(path, key) {
      const map = nodeAt(path);
      const pair = isMap(map) ? map.items.find((item) => String(item.key) === key) : undefined;
      const node = pair !== undefined && isNode(pair.key) ? pair.key : map;
      return place(node?.range?.[0] ?? 0);
    },
    writtenAt(path) {
      const range = nodeAt(path)?.range;
      const written = range ? text.slice(range[0], range[1]).trim().replace(/\s+/g, ' ') : '';
      return written.length > 60 ? `${written.slice(0, 59)}…` : written;
    },
  };
}

function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw syntaxError(file, { line: 1, column: 1 }, error instanceof Error ? error.message : String(error));
  }
}

function syntaxError(file: string, { line, column }: Place, cause: string): AppError {
  const params = { file, line: String(line), column: String(column), cause: cause.split('\n')[0] ?? '' };
  return new AppError('CONFIG_SYNTAX', params);
}

function nearestNode(document: Document, path: readonly PropertyKey[]): Node | null {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node)) return node;
  }
  return document.contents as Node | null;
}
