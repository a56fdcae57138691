import { filledSql, trimSql } from '../duckdb/text-sql.ts';
import type { KeepIdentifiers } from '../person/kept-identifier.ts';
import { inRangeSql, keyRanges } from '../plan/key-ranges.ts';
import type { StagingArea } from '../table-source.ts';
import type { ZoneChange } from '../time/zone-changes.ts';
import { classChoice } from './class-choice.ts';
import { classColumns, type Derivation, derivedCardSql, derivedSql } from './derived-sql.ts';
import { type FoundValues, findValues } from './find-values.ts';
import { mayReachSql } from './may-reach-sql.ts';
import type { ClassChoice, RowClass } from './row-classes.ts';
import { columnsTextSql, type StagedSet } from './staged-set.ts';
import { TimeSlots } from './time-slots.ts';

/** Keys that are told apart at once: a table of more is slow, and drives what else is kept out of the memory. */
const KEYS_AT_ONCE = 1_250_000;

/** A staged table whose rows were read once: what counting needs of each lies in `table`. */
export interface DerivedTable {
  readonly staged: StagedSet;
  readonly slots: TimeSlots;
  readonly values: readonly FoundValues[];
  /** What each of the plan's requests chooses. */
  readonly choices: readonly ClassChoice[];
  /** See {@link derivedSql} for its columns. */
  readonly table: string;
  /** SQL for the card's key of a row `r` of the table. */
  readonly cardSql: string;
  /** Whether the table has KEPT_COLUMNS. */
  readonly isKept: boolean;
  readonly classes: readonly RowClass[];
  /** Rows with an id that a row before them has. */
  readonly shared: number;
  /** Rows whose time cannot be read, where the set has a time. */
  readonly untimed: number;
}

/** What a table's rows are read with. */
export interface DeriveOptions {
  /** See {@link Derivation}. */
  readonly members: string | null;
  readonly changes: readonly ZoneChange[];
  /** undefined when no persons are to be listed. */
  readonly keep: KeepIdentifiers | undefined;
}

/** Reads a staged table once. */
export async function deriveTable(
  staged: StagedSet,
  { members, changes, keep }: DeriveOptions,
  area: StagingArea,
): Promise<DerivedTable> {
  const { plan } = staged;
  const edges = plan.requests.flatMap(({ choice: { from, to } }) => [from, to + 1]);
  const slots = new TimeSlots(edges, area.newTable().slice(1, -1));
  for (const sql of slots.createSql()) await area.run(sql);
  const values: FoundValues[] = [];
  for (const [column, columns] of plan.valueColumns.entries()) {
    const wanted = plan.requests.flatMap(({ choice }) =>
      choice.values.filter((each) => each.column === column).flatMap((each) => each.values),
    );
    values.push(await findValues(columns, new Set(wanted), staged, area));
  }
  const choices = plan.requests.map((request) => classChoice(request, { slots, values, staged }));
  const isKept = keep !== undefined && plan.set.person.length > 0;
  const derivation: Derivation = {
    staged,
    slots,
    valueTables: values.map(({ table }) => table),
    members,
    ...(await survey(staged, area)),
    changes,
    mayReach: mayReachSql(plan.requests, choices, slots.unknownBucket),
    keep: isKept ? keep : null,
  };
  const table = area.newTable();
  await area.run(`CREATE TABLE ${table} AS ${derivedSql(derivation)}`);
  const [whole] = await area.rows(
    `SELECT count(*) AS n, count(*) FILTER (b = ${slots.unknownBucket}) AS untimed FROM ${table}`,
  );
  const shared = await countShared(table, Number(whole!.n), area);
  return {
    staged,
    slots,
    values,
    choices,
    table,
    cardSql: derivedCardSql(staged),
    isKept,
    classes: await readClasses(staged, table, shared === 0, area),
    shared,
    untimed: Number(whole!.untimed),
  };
}

/** Rows with a key that a row before them has. */
async function countShared(table: string, rows: number, area: StagingArea): Promise<number> {
  let shared = 0;
  for (const range of keyRanges(rows, KEYS_AT_ONCE)) {
    const [own] = await area.rows(
      `SELECT count(*) - count(DISTINCT rk) AS n FROM ${table} WHERE ${inRangeSql('rk', range)}`,
    );
    shared += Number(own!.n);
  }
  return shared;
}

async function readClasses(
  staged: StagedSet,
  table: string,
  isUnique: boolean,
  area: StagingArea,
): Promise<RowClass[]> {
  const { valueColumns, flags } = staged.plan;
  const n = isUnique ? 'count(*)' : 'count(DISTINCT rk)';
  const rows = await area.rows(
    `SELECT ${classColumns(staged).join(', ')}, ${n} AS n FROM ${table} GROUP BY ALL ORDER BY ALL`,
  );
  return rows.map((row) => ({
    bucket: Number(row.b),
    values: valueColumns.map((_, at) => Number(row[`v${at}`])),
    flags: flags.map((_, at) => row[`q${at}`] as boolean),
    rows: Number(row.n),
  }));
}

/** What must be known of a table before its rows can be read. */
async function survey(
  staged: StagedSet,
  area: StagingArea,
): Promise<Pick<Derivation, 'hasIdlessRows' | 'numeric'>> {
  const { plan } = staged;
  const id = columnsTextSql([plan.set.id], staged);
  const questions = [id === null ? 'count(*) >= 0 AS idless' : `bool_or(NOT ${filledSql(id)}) AS idless`];
  for (const [at, flag] of plan.flags.entries()) {
    const text = flag.kind === 'positions' ? columnsTextSql(flag.columns, staged) : null;
    if (text === null) continue;
    const isNumber = `TRY_CAST(${trimSql(text)} AS DOUBLE) IS NOT NULL`;
    questions.push(`bool_and(NOT ${filledSql(text)} OR ${isNumber}) AS n${at}`);
  }
  const [answer] = await area.rows(`SELECT ${questions.join(', ')} FROM ${staged.relation}`);
  const numeric = plan.flags.flatMap((_, at) => (answer![`n${at}`] === true ? [at] : []));
  return { hasIdlessRows: answer!.idless === true, numeric: new Set(numeric) };
}
