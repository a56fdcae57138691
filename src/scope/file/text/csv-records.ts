import type { BrokenRow } from '../leaked-record.ts';
import type { TextLine } from './text-lines.ts';
import type { BareRow } from './with-header.ts';

/** A quoted cell that goes on for longer was never closed: the row is broken, and reading goes on behind its line. */
const MOST_LINES = 200;
const LONGEST_ROW = 1 << 22;
const SEPARATORS = [',', '\t', ';', '|'] as const;
const LOOKED_AT = 20;

/**
 * The rows of a CSV or TSV file (RFC 4180, and what MySQL and PostgreSQL write: `\"` inside quotes, `\N` for NULL).
 * Empty lines are none.
 */
export function* csvRecords(lines: Iterable<TextLine>): Generator<BareRow | BrokenRow> {
  const source = new LineQueue(lines);
  const separator = separatorOf(source.peek(LOOKED_AT));
  for (let first = source.next(); first !== undefined; first = source.next()) {
    if (first.isTooLong) yield { kind: 'broken', why: 'too-long', line: first.line };
    else if (first.text !== '') yield rowFrom(first, separator, source);
  }
}

function rowFrom(first: TextLine, separator: string, source: LineQueue): BareRow | BrokenRow {
  let text = first.text;
  for (let more = 0; ; more++) {
    const cells = goesOn(text, separator) ? 'open' : cellsOf(text, separator);
    if (cells === 'bad') return { kind: 'broken', why: 'quote', line: first.line };
    if (cells !== 'open') {
      source.drop(more);
      return { cells, line: first.line };
    }
    const next = source.peek(more + 1)[more];
    if (next === undefined || next.isTooLong || more >= MOST_LINES || text.length > LONGEST_ROW) {
      return { kind: 'broken', why: 'quote', line: first.line };
    }
    text += `\n${next.text}`;
  }
}

/** MySQL writes a line break inside a cell as a backslash and the break. */
function goesOn(text: string, separator: string): boolean {
  if (separator !== '\t' || !text.endsWith('\\')) return false;
  return (/\\+$/.exec(text)?.[0].length ?? 0) % 2 === 1;
}

function cellsOf(text: string, separator: string): string[] | 'open' | 'bad' {
  const cells: string[] = [];
  for (let pos = 0; ; ) {
    if (text[pos] !== '"') {
      const end = text.indexOf(separator, pos);
      const cell = text.slice(pos, end < 0 ? text.length : end);
      cells.push(cell === '\\N' ? '' : cell);
      if (end < 0) return cells;
      pos = end + 1;
      continue;
    }
    const close = closingQuote(text, pos + 1);
    if (close < 0) return 'open';
    cells.push(
      text
        .slice(pos + 1, close)
        .replaceAll('""', '"')
        .replaceAll('\\"', '"'),
    );
    if (close + 1 === text.length) return cells;
    if (text[close + 1] !== separator) return 'bad';
    pos = close + 2;
  }
}

/** A quote doubled stays inside; one behind a backslash too, unless the cell cannot end otherwise. */
function closingQuote(text: string, start: number): number {
  let i = text.indexOf('"', start);
  while (i >= 0) {
    if (text[i + 1] === '"') i = text.indexOf('"', i + 2);
    else if (
      text[i - 1] === '\\' &&
      text[i - 2] !== '\\' &&
      !/^(?:[,\t;|]|$)/.test(text.slice(i + 1, i + 2))
    ) {
      i = text.indexOf('"', i + 1);
    } else return i;
  }
  return -1;
}

/** The sign of which most of the first lines have the same number, then the one that they have most of. */
function separatorOf(lines: readonly TextLine[]): string {
  const texts = lines.map(({ text }) => text).filter((text) => text !== '');
  const scored = SEPARATORS.map((separator) => {
    const counts = new Map<number, number>();
    for (const text of texts) {
      const count = text.split(separator).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    const score = [...counts].map(([count, alike]) => alike * 1000 + Math.min(count, 999));
    return { separator, score: Math.max(0, ...score) };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}

/** Lines that can be looked at before they are taken. */
class LineQueue {
  readonly #lines: Iterator<TextLine>;
  #ahead: TextLine[] = [];

  constructor(lines: Iterable<TextLine>) {
    this.#lines = lines[Symbol.iterator]();
  }

  next(): TextLine | undefined {
    this.peek(1);
    return this.#ahead.shift();
  }

  /** The next lines, at most so many. */
  peek(count: number): readonly TextLine[] {
    while (this.#ahead.length < count) {
      const next = this.#lines.next();
      if (next.done === true) break;
      this.#ahead.push(next.value);
    }
    return this.#ahead;
  }

  drop(count: number): void {
    this.#ahead = this.#ahead.slice(count);
  }
}
