const LONGEST_TUPLE = 1 << 24;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  Z: '\u001a',
  b: '\b',
};

/** Reads the tuples of `VALUES (1, 'a'), (2, NULL);` as they come in, cut anywhere. */
export class SqlValues {
  isDone = false;
  #text = '';

  /** @returns the cells of each tuple that is complete; null for one that cannot be read */
  *take(more: string): Generator<string[] | null> {
    this.#text += more;
    let at = 0;
    while (!this.isDone) {
      at = skipBlank(this.#text, at);
      const char = this.#text[at];
      if (char === undefined) break;
      if (char === ',') at++;
      else if (char === '(') {
        const read = readTuple(this.#text, at + 1);
        if (read === 'open') {
          if (this.#text.length - at > LONGEST_TUPLE) {
            yield null;
            this.isDone = true;
          }
          break;
        }
        yield read.cells;
        at = read.end;
      } else {
        // `;`, or what follows the tuples: `ON DUPLICATE KEY UPDATE …`.
        this.isDone = true;
      }
    }
    this.#text = this.isDone ? '' : this.#text.slice(at);
  }
}

function skipBlank(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  return at;
}

function readTuple(text: string, start: number): { cells: string[]; end: number } | 'open' {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const value = readValue(text, skipBlank(text, at));
    if (value === 'open') return 'open';
    cells.push(value.cell);
    at = skipBlank(text, value.end);
    const char = text[at];
    if (char === undefined) return 'open';
    at++;
    if (char === ')') return { cells, end: at };
  }
}

function readValue(text: string, start: number): { cell: string; end: number } | 'open' {
  const prefix = /[_A-Za-z]\w{0,20}(?=')/y;
  prefix.lastIndex = start;
  const at = start + (prefix.exec(text)?.[0].length ?? 0);
  if (text[at] === "'") return readQuoted(text, at + 1);
  let depth = 0;
  for (let end = start; end < text.length; end++) {
    const char = text[end];
    if (char === '(') depth++;
    else if (char === ')' && depth-- === 0) return { cell: plain(text.slice(start, end)), end };
    else if (char === ',' && depth === 0) return { cell: plain(text.slice(start, end)), end };
    else if (char === "'") {
      const inner = readQuoted(text, end + 1);
      if (inner === 'open') return 'open';
      end = inner.end - 1;
    }
  }
  return 'open';
}

function readQuoted(text: string, start: number): { cell: string; end: number } | 'open' {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x27) {
      if (at + 1 === text.length) return 'open';
      if (text.charCodeAt(at + 1) === 0x27) at++;
      else return { cell: unescaped(text.slice(start, at)), end: at + 1 };
    }
  }
  return 'open';
}

function unescaped(text: string): string {
  return text.replace(/\\(.)|''/gs, (both, char: string | undefined) =>
    char === undefined ? "'" : both === "''" ? "'" : (ESCAPES[char] ?? char),
  );
}

function plain(text: string): string {
  const trimmed = text.trim();
  return /^null$/i.test(trimmed) ? '' : trimmed;
}
