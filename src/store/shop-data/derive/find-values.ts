import { filledSql, trimSql } from '../duckdb/text-sql.ts';
import { normalEmail } from '../person/normal-email.ts';
import { normalPhone } from '../person/normal-phone.ts';
import { normalEmailSql, normalPhoneSql } from '../person/person-sql.ts';
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
 * for as a number (`7` finds `007`). E-mail addresses and phone numbers are compared as persons are told apart by them,
 * so that every spelling is found, also where one of them is written as wanted.
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
  const { isIdentity, normal, sql: like } = likenessOf(columns, staged);
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
  const others = [...wanted].filter((value) => isIdentity || !asWanted.has(value));
  const alikeKeys = [...new Set(others.flatMap((value) => normal(value) ?? []))];
  const texts = [...new Set([...asWanted, ...(await textsWith(like, alikeKeys))])].sort();
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
    numbersOf: (value) =>
      (isIdentity ? undefined : exact.get(value)) ?? alike.get(normal(value) ?? '') ?? exact.get(value) ?? [],
  };
}

/** What makes two values of a column the same. */
interface Likeness {
  /** Whether all that are alike are meant, not only those written as wanted. */
  readonly isIdentity: boolean;
  /** null for a value that is like no other. */
  readonly normal: (value: string) => string | null;
  /** The same in SQL, of `x`. */
  readonly sql: string;
}

function likenessOf(columns: readonly string[], { plan }: StagedSet): Likeness {
  const key = plan.set.person.find(([, listed]) => sameColumns(listed, columns))?.[0];
  if (key === 'email') {
    return { isIdentity: true, normal: (value) => normalEmail(value) || null, sql: normalEmailSql('x') };
  }
  if (key === 'phone') {
    return { isIdentity: true, normal: (value) => normalPhone(value) || null, sql: normalPhoneSql('x') };
  }
  const sql = "CASE WHEN regexp_full_match(x, '[0-9]+') THEN ltrim(x, '0') END";
  return { isIdentity: false, normal: canonicalNumber, sql };
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
