import type { LeakedRecord } from '../leaked-record.ts';

/** One object is one person or order, not a whole file. */
const LONGEST_OBJECT = 1 << 26;
const MOST_DEPTH = 8;
const MOST_CELLS = 1000;

/**
 * The objects of a JSON file as rows: JSON lines, an array of objects, or an object or phpMyAdmin export that holds
 * such arrays, also as interfaces answer (`{"total": 90, "result": {"data": […]}}`). Objects inside an object become
 * columns of it, `billing.email`.
 *
 * @param pieces the file's text, cut anywhere
 * @param tellWhose whether rows with such columns say whose they are
 */
export function* jsonRecords(
  pieces: Iterable<string>,
  tellWhose: (columns: readonly string[]) => boolean,
): Generator<LeakedRecord> {
  const columns = new ColumnNames();
  for (const { text, line } of outerObjects(pieces)) {
    const value = text === null ? undefined : parsed(text);
    if (value === undefined) yield { kind: 'broken', why: text === null ? 'too-long' : 'not-json', line };
    else yield* rowsOf(value, '', line, { columns, tellWhose });
  }
}

interface Reading {
  readonly columns: ColumnNames;
  readonly tellWhose: (columns: readonly string[]) => boolean;
}

function* rowsOf(
  value: Record<string, unknown>,
  table: string,
  line: number,
  reading: Reading,
): Generator<LeakedRecord> {
  const lists = wrappedLists(value, reading.tellWhose);
  if (lists.length === 0) {
    const cells = cellsOf(value);
    if (cells.size === 0) return;
    const columns = reading.columns.of([...cells.keys()]);
    yield { kind: 'row', table, columns, cells: [...cells.values()], line };
    return;
  }
  for (const [name, list] of lists) {
    const named = typeof value.name === 'string' ? value.name : name;
    for (const row of list) yield* rowsOf(row, named, line, reading);
  }
}

type List = readonly [name: string, list: readonly Record<string, unknown>[]];

/**
 * The lists of an object that is a wrapping: it holds lists and hardly anything else (`{"orders": […]}`, phpMyAdmin's
 * `{"type": "table", …}`), or says of nobody whose it is while the rows in its lists do. None of any other object: an
 * order with the list of its goods is a row.
 */
function wrappedLists(value: Record<string, unknown>, tellWhose: Reading['tellWhose']): List[] {
  const own = Object.entries(value).filter((entry): entry is [string, List[1]] => isListOfObjects(entry[1]));
  const plain = Object.values(value).filter((cell) => typeof cell !== 'object').length;
  if (own.length > 0 && (plain === 0 || (value.type === 'table' && Array.isArray(value.data)))) return own;
  if (tellWhose([...cellsOf(value, false).keys()])) return [];
  return listsIn(value, 0).filter(([, list]) => list.some((row) => tellWhose([...cellsOf(row).keys()])));
}

/** Lists of objects, also those in objects inside. */
function listsIn(value: Record<string, unknown>, depth: number): List[] {
  return Object.entries(value).flatMap(([name, inner]): List[] => {
    if (isListOfObjects(inner)) return [[name, inner]];
    const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    return isObject && depth < MOST_DEPTH ? listsIn(inner as Record<string, unknown>, depth + 1) : [];
  });
}

function isListOfObjects(value: unknown): value is readonly Record<string, unknown>[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object' && one !== null)
  );
}

/** @param withLists whether the first of a list stands for it */
function cellsOf(value: Record<string, unknown>, withLists = true): Map<string, string> {
  const cells = new Map<string, string>();
  flatten(value, '', cells, { depth: 0, withLists });
  return cells;
}

function flatten(
  value: unknown,
  path: string,
  cells: Map<string, string>,
  { depth, withLists }: { readonly depth: number; readonly withLists: boolean },
): void {
  if (cells.size >= MOST_CELLS || depth > MOST_DEPTH) return;
  if (typeof value !== 'object' || value === null) {
    if (path !== '' && value !== null && value !== undefined) cells.set(path, String(value));
    else if (path !== '') cells.set(path, '');
    return;
  }
  // A list of an order's goods says nothing more of its buyer than the first one.
  const entries = Array.isArray(value)
    ? value.slice(0, withLists ? 1 : 0).map((one) => ['', one] as const)
    : Object.entries(value);
  for (const [name, inner] of entries) {
    const inside = [path, name].filter((part) => part !== '').join('.');
    flatten(inner, inside, cells, { depth: depth + 1, withLists });
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
