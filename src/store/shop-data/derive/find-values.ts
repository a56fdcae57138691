import { filledSql, trimSql } from '../duckdb/text-sql.ts';
import { normalEmail } from '../person/normal-email.ts';
import type { StagingArea } from '../table-source.ts';
import { columnsTextSql, type StagedSet } from './staged-set.ts';

/** Which of the wanted values of one column stand in the data. */
export interface FoundValues {
  /** A table of `x` (text as it stands) and `v` (its number, from 1); null when nothing was found. */
  readonly table: string | null;
  /** Whether the source does not have the column at all: then nothing tells which rows are meant. */
  readonly isMissing: boolean;
  /** The numbers of a wanted value; empty when no row has it. */
  readonly numbersOf: (value: string) => readonly number[];
}

/**
 * Looks for values in a column. They are compared as trimmed text; a whole number that no row has as text is looked
 * for as a number (`7` finds `007`), an e-mail address without regard to case.
 */
export async function findValues(
  columns: readonly string[],
  wanted: ReadonlySet<string>,
  staged: StagedSet,
  area: StagingArea,
): Promise<FoundValues> {
  const text = columnsTextSql(columns, staged);
  if (text === null || wanted.size === 0) {
    return { table: null, isMissing: text === null, numbersOf: () => [] };
  }
  const email = staged.plan.set.person.some(
    ([key, listed]) => key === 'email' && sameColumns(listed, columns),
  );
  const normal = email ? normalEmail : canonicalNumber;
  const like = email ? 'lower(x)' : "CASE WHEN regexp_full_match(x, '[0-9]+') THEN ltrim(x, '0') END";
  const textsWith = async (sql: string, keys: readonly string[]): Promise<string[]> => {
    if (keys.length === 0) return [];
    const { relation } = await area.append(1, batchOf(keys.map((key) => [key])));
    const found = await area.rows(
      `SELECT DISTINCT x FROM (SELECT ${trimSql(text)} AS x FROM ${staged.relation} WHERE ${filledSql(text)})
       WHERE ${sql} IN (SELECT c0 FROM ${relation})`,
    );
    await area.run(`DROP TABLE ${relation}`);
    return found.map(({ x }) => x as string);
  };
  const asWanted = new Set(await textsWith('x', [...wanted]));
  const others = [...wanted].filter((value) => !asWanted.has(value)).flatMap((value) => normal(value) ?? []);
  const texts = [...new Set([...asWanted, ...(await textsWith(like, others))])].sort();
  const exact = new Map(texts.map((x, at) => [x, [at + 1]]));
  const alike = new Map<string, number[]>();
  for (const [at, x] of texts.entries()) {
    const key = normal(x);
    if (key !== null) alike.set(key, [...(alike.get(key) ?? []), at + 1]);
  }
  const numbered = await area.append(2, batchOf(texts.map((x, at) => [x, String(at + 1)])));
  const table = area.newTable();
  await area.run(`CREATE TABLE ${table} AS SELECT c0 AS x, c1::UINTEGER AS v FROM ${numbered.relation}`);
  await area.run(`DROP TABLE ${numbered.relation}`);
  return {
    table: texts.length === 0 ? null : table,
    isMissing: false,
    numbersOf: (value) => exact.get(value) ?? alike.get(normal(value) ?? '') ?? [],
  };
}

/** A whole number without leading zeros; null for anything else. */
function canonicalNumber(value: string): string | null {
  return /^[0-9]+$/.test(value) ? value.replace(/^0+/, '') : null;
}

function sameColumns(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((column, at) => column === other[at]);
}

async function* batchOf(rows: readonly (readonly (string | null)[])[]) {
  yield rows;
}
