import type { LeakedRecord } from '../leaked-record.ts';
import type { TextLine } from '../text/text-lines.ts';
import { SqlValues } from './sql-values.ts';
import { tableDefinition } from './table-definition.ts';

const NAME = '(?:`[^`]{1,128}`|"[^"]{1,128}"|\\[[^\\]]{1,128}\\]|[\\w$]{1,128})';
const PATH = `(?<table>${NAME}(?:\\.${NAME}){0,2})`;
const CREATE = new RegExp(
  `^\\s*CREATE\\s+(?:TEMPORARY\\s+|UNLOGGED\\s+)?TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${PATH}\\s*(?:\\((?<inside>.*))?$`,
  'i',
);
const INSERT = new RegExp(
  `^\\s*(?:INSERT|REPLACE)\\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE)\\s+){0,2}INTO\\s+${PATH}\\s*(?:\\((?<columns>[^()]*)\\)\\s*)?(?:OVERRIDING\\s+\\w+\\s+VALUE\\s+)?VALUES?(?![\\w])\\s*`,
  'i',
);
const INSERT_BEGINS = /^\s*(?:INSERT|REPLACE)\s/i;
const COPY = new RegExp(`^COPY\\s+${PATH}\\s*(?:\\((?<columns>[^()]*)\\)\\s*)?FROM\\s+stdin`, 'i');

const LONGEST_HEAD = 20_000;

/** Whether lines are of a dump: MySQL's, PostgreSQL's or SQLite's. */
export function isSqlDump(lines: readonly string[]): boolean {
  return lines.some((line) => INSERT.test(line) || COPY.test(line) || CREATE.test(line));
}

/** The rows of an SQL dump: those of INSERT and of PostgreSQL's COPY. */
export function* sqlRecords(lines: Iterable<TextLine>): Generator<LeakedRecord> {
  const reader = new DumpReader();
  for (const line of lines) {
    if (line.isTooLong) yield { kind: 'broken', why: 'too-long', line: line.line };
    else yield* reader.take(line);
  }
  yield* reader.finish();
}

interface Rows {
  readonly table: string;
  readonly columns: readonly string[] | null;
}

class DumpReader {
  readonly #known = new Map<string, readonly string[]>();
  /** What followed the opening parenthesis so far; undefined before it. */
  #creating: { readonly table: string; readonly inside: string | undefined } | null = null;
  #copying: Rows | null = null;
  #inserting: (Rows & { readonly values: SqlValues }) | null = null;
  #head: { readonly text: string; readonly line: number } | null = null;
  #lastLine = 1;

  *take({ text, line }: TextLine): Generator<LeakedRecord> {
    this.#lastLine = line;
    if (this.#inserting !== null) yield* this.#values(`\n${text}`, line);
    else if (this.#copying !== null) yield* this.#copied(this.#copying, text, line);
    else if (this.#creating !== null) yield* this.#create(this.#creating, text, line);
    else yield* this.#statement(text, line);
  }

  /** A statement that the file ends in. */
  *finish(): Generator<LeakedRecord> {
    if (this.#inserting !== null) yield { kind: 'broken', why: 'not-sql', line: this.#lastLine };
  }

  *#statement(text: string, line: number): Generator<LeakedRecord> {
    const copy = COPY.exec(text)?.groups;
    const create = CREATE.exec(text)?.groups;
    if (copy !== undefined) {
      this.#copying = this.#rows(copy.table, copy.columns);
    } else if (create !== undefined) {
      const begun = { table: tableName(create.table ?? ''), inside: undefined };
      yield* this.#create(begun, create.inside === undefined ? '' : `(${create.inside}`, line);
    } else {
      yield* this.#insert(text, line);
    }
  }

  /** The columns or VALUES may stand on the next lines. */
  *#insert(text: string, line: number): Generator<LeakedRecord> {
    const whole: string = this.#head === null ? text : `${this.#head.text}\n${text}`;
    const begunAt: number = this.#head?.line ?? line;
    const insert = INSERT.exec(whole);
    const isBegun =
      insert === null && INSERT_BEGINS.test(whole) && whole.length < LONGEST_HEAD && !whole.includes(';');
    this.#head = isBegun ? { text: whole, line: begunAt } : null;
    if (insert === null) return;
    this.#inserting = {
      ...this.#rows(insert.groups?.table, insert.groups?.columns),
      values: new SqlValues(),
    };
    yield* this.#values(whole.slice(insert[0].length), begunAt);
  }

  *#values(text: string, line: number): Generator<LeakedRecord> {
    const { values, table, columns } = this.#inserting!;
    for (const cells of values.take(text)) {
      if (cells === null) yield { kind: 'broken', why: 'not-sql', line };
      else if (columns !== null && cells.length !== columns.length)
        yield { kind: 'broken', why: 'cells', line };
      else yield { kind: 'row', table, columns, cells, line };
    }
    if (values.isDone) this.#inserting = null;
  }

  *#copied({ table, columns }: Rows, text: string, line: number): Generator<LeakedRecord> {
    if (text === '\\.') {
      this.#copying = null;
      return;
    }
    const cells = text.split('\t').map(copyCell);
    if (columns !== null && columns.length !== cells.length) yield { kind: 'broken', why: 'cells', line };
    else yield { kind: 'row', table, columns, cells, line };
  }

  /** The columns stand on one line or on many; behind them the next statement may begin. */
  *#create(
    { table, inside }: { readonly table: string; readonly inside: string | undefined },
    text: string,
    line: number,
  ): Generator<LeakedRecord> {
    const whole = inside === undefined ? text.replace(/^\s*\(/, '') : `${inside}\n${text}`;
    const isOpen = inside !== undefined || whole !== text;
    if (!isOpen && text.trim() !== '') {
      this.#creating = null;
      yield* this.#statement(text, line);
      return;
    }
    const definition = isOpen ? tableDefinition(whole) : null;
    this.#creating =
      definition === null && whole.length < LONGEST_HEAD
        ? { table, inside: isOpen ? whole : undefined }
        : null;
    if (definition === null) return;
    this.#known.set(table, definition.columns.map(bare));
    const end = definition.after.indexOf(';');
    if (end >= 0) yield* this.#statement(definition.after.slice(end + 1), line);
  }

  #rows(path = '', columns?: string): Rows {
    const table = tableName(path);
    return { table, columns: namesIn(columns) ?? this.#known.get(table) ?? null };
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };

function copyCell(cell: string): string {
  if (cell === '\\N') return '';
  return cell.includes('\\') ? cell.replace(/\\(.)/gs, (_, char: string) => ESCAPES[char] ?? char) : cell;
}

function namesIn(list: string | undefined): readonly string[] | null {
  return list === undefined || list.trim() === '' ? null : list.split(',').map((name) => bare(name.trim()));
}

function tableName(path: string): string {
  return bare(path.split('.').at(-1) ?? path);
}

function bare(name: string): string {
  return name.replace(/^[`"[]|[`"\]]$/g, '');
}
