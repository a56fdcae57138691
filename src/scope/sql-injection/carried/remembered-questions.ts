import type { BlindRead } from '../reads.ts';
import { type InjectedSql, injectedSql } from './injected-sql.ts';

interface Remembered {
  readonly n: number;
  readonly sql: InjectedSql;
  /** Whether a second text was read that differs in the number alone, and its question did so too. */
  proven: boolean;
}

/** The number that a character is compared with. */
const COMPARED = /\)\s{0,4}(?:>|<|=|>=|<=|!=|<>)\s{0,4}(\d{1,7})(?![\w.])/;
const MAX_KNOWN = 4096;

/**
 * Reads the SQL of values, and remembers texts that differ in one number alone: blind extraction asks the same
 * question with another number over and over. Nothing is taken from memory before two texts have shown that the
 * number changes the question's number and nothing else.
 */
export class RememberedQuestions {
  readonly #known = new Map<string, Remembered | null>();

  read(text: string): InjectedSql | null {
    const found = COMPARED.exec(text);
    if (found === null) return injectedSql(text);
    const end = found.index + found[0].length;
    const n = Number(found[1]);
    const key = `${text.slice(0, end - found[1]!.length)}\0${text.slice(end)}`;
    const known = this.#known.get(key);
    if (known?.proven) return shifted(known.sql, n - known.n);
    const sql = injectedSql(text);
    if (known === undefined) this.#remember(key, n, sql);
    else if (known !== null && known.n !== n) {
      if (sql !== null && isSame(shifted(known.sql, n - known.n), sql)) known.proven = true;
      else this.#known.set(key, null);
    }
    return sql;
  }

  #remember(key: string, n: number, sql: InjectedSql | null): void {
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    const asks = sql !== null && sql.direct.length === 0 && sql.blind.length === 1 && isPlain(sql.blind[0]!);
    this.#known.set(key, asks ? { n, sql, proven: false } : null);
  }
}

function isPlain({ question: { above, equal, key } }: BlindRead): boolean {
  return key === `>${above}` || key === `=${equal}`;
}

function shifted(sql: InjectedSql, by: number): InjectedSql {
  const [read] = sql.blind as [BlindRead];
  const { question } = read;
  if (Number.isNaN(question.above)) {
    const equal = question.equal + by;
    const holds = (code: number): boolean => code === equal;
    return { ...sql, blind: [{ ...read, question: { ...question, equal, key: `=${equal}`, holds } }] };
  }
  const above = question.above + by;
  const holds = (code: number): boolean => code > above;
  return { ...sql, blind: [{ ...read, question: { ...question, above, key: `>${above}`, holds } }] };
}

function isSame(a: InjectedSql, b: InjectedSql): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
