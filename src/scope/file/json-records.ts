import type { LeakedRecord } from './leaked-record.ts';

/** One object is one person or order, not a whole file. */
const LONGEST_OBJECT = 1 << 26;
const MOST_DEPTH = 8;
const MOST_CELLS = 1000;

/**
 * The objects of a JSON file as rows: JSON lines, an array of objects, or an object or phpMyAdmin export that holds
 * such arrays. Objects inside an object become columns of it, `billing.email`.
 *
 * @param pieces the file's text, cut anywhere
 */
export function* jsonRecords(pieces: Iterable<string>): Generator<LeakedRecord> {
  const columns = new ColumnNames();
  for (const { text, line } of outerObjects(pieces)) {
    const value = text === null ? undefined : parsed(text);
    if (value === undefined) yield { kind: 'broken', why: text === null ? 'too-long' : 'not-json', line };
    else yield* rowsOf(value, '', line, columns);
  }
}

function* rowsOf(
  value: Record<string, unknown>,
  table: string,
  line: number,
  columns: ColumnNames,
): Generator<LeakedRecord> {
  const lists = Object.entries(value).filter(([, list]) => isListOfObjects(list));
  const plain = Object.values(value).filter((cell) => typeof cell !== 'object').length;
  // What holds lists and hardly anything else is a wrapping: `{"orders": […]}`, phpMyAdmin's `{"type": "table", …}`.
  const isWrapping =
    lists.length > 0 && (plain === 0 || (value.type === 'table' && Array.isArray(value.data)));
  if (!isWrapping) {
    const cells = new Map<string, string>();
    flatten(value, '', cells, 0);
    if (cells.size > 0)
      yield { kind: 'row', table, columns: columns.of([...cells.keys()]), cells: [...cells.values()], line };
    return;
  }
  for (const [name, list] of lists) {
    const named = typeof value.name === 'string' ? value.name : name;
    for (const row of list as Record<string, unknown>[]) yield* rowsOf(row, named, line, columns);
  }
}

function isListOfObjects(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object' && one !== null)
  );
}

function flatten(value: unknown, path: string, cells: Map<string, string>, depth: number): void {
  if (cells.size >= MOST_CELLS || depth > MOST_DEPTH) return;
  if (typeof value !== 'object' || value === null) {
    if (path !== '' && value !== null && value !== undefined) cells.set(path, String(value));
    else if (path !== '') cells.set(path, '');
    return;
  }
  // A list of an order's goods says nothing more of its buyer than the first one.
  const entries = Array.isArray(value)
    ? value.slice(0, 1).map((one) => ['', one] as const)
    : Object.entries(value);
  for (const [name, inner] of entries) {
    flatten(inner, [path, name].filter((part) => part !== '').join('.'), cells, depth + 1);
  }
}

/** The same array for the same names, so that what they mean is found out once. */
class ColumnNames {
  readonly #known = new Map<string, readonly string[]>();

  of(names: readonly string[]): readonly string[] {
    const key = names.join('\0');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size > 1000) this.#known.clear();
    this.#known.set(key, names);
    return names;
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/**
 * The texts of the outermost objects, or, where the file is one object of lists, of the objects in its lists; null
 * for one that is too long.
 */
function* outerObjects(pieces: Iterable<string>): Generator<{ text: string | null; line: number }> {
  const scanner = new ObjectScanner();
  for (const piece of pieces) yield* scanner.take(piece);
  yield* scanner.finish();
}

class ObjectScanner {
  #line = 1;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #parts: string[] = [];
  #length = 0;
  #startLine = 1;

  *take(piece: string): Generator<{ text: string | null; line: number }> {
    let from = this.#depth > 0 ? 0 : -1;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code === 10) this.#line++;
      if (this.#inString) this.#passString(code);
      else if (code === 0x22) this.#inString = this.#depth > 0;
      else if (code === 0x7b && this.#depth++ === 0) {
        from = at;
        this.#startLine = this.#line;
      } else if (code === 0x7d && this.#depth > 0 && --this.#depth === 0) {
        yield this.#end(piece.slice(from, at + 1));
        from = -1;
      }
    }
    if (from >= 0) this.#keep(piece.slice(from));
  }

  #passString(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === 0x5c) this.#escaped = true;
    else if (code === 0x22) this.#inString = false;
  }

  *finish(): Generator<{ text: string | null; line: number }> {
    if (this.#depth > 0) yield { text: '', line: this.#startLine };
  }

  #keep(part: string): void {
    this.#length += part.length;
    if (this.#length > LONGEST_OBJECT) this.#parts = [];
    else this.#parts.push(part);
  }

  #end(part: string): { text: string | null; line: number } {
    this.#keep(part);
    const text = this.#length > LONGEST_OBJECT ? null : this.#parts.join('');
    this.#parts = [];
    this.#length = 0;
    return { text, line: this.#startLine };
  }
}
