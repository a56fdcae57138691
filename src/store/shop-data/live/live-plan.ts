import type { CountingNote } from '../../../model/counting-note.ts';
import type { Cell, DataSet, Join, Where } from '../../../model/data-set.ts';
import type { AskedRows, TableRequest } from '../table-source.ts';
import { type ColumnRef, columnRef } from './column-ref.ts';
import type { LiveColumn, LiveDatabase, LiveTable } from './live-database.ts';
import { LiveTableRead, type StagedValue } from './live-table-read.ts';

/** A value and the table that it stands in: '' for the set's own. */
export type PlacedValue = StagedValue & { readonly alias: string };

/** A condition that DuckDB has to try. */
export interface LaterCondition {
  readonly value: PlacedValue;
  readonly cells: readonly Cell[];
}

/** How a joined table's rows find theirs. */
export interface PlannedJoin {
  readonly alias: string;
  readonly read: LiveTableRead;
  /** Of the joined table, and what it equals. */
  readonly keys: readonly (readonly [PlacedValue, PlacedValue])[];
  readonly conditions: readonly LaterCondition[];
}

/** What to read of which tables, and how to put it together. */
export interface LivePlan {
  readonly base: LiveTableRead;
  /** Those that something is asked of, in the order written. */
  readonly joins: readonly PlannedJoin[];
  /** One for each column asked for; null for those that are not there. */
  readonly outputs: readonly (PlacedValue | null)[];
  readonly conditions: readonly LaterCondition[];
  readonly missing: readonly string[];
  readonly problems: readonly CountingNote[];
}

/**
 * Plans the reading of a data set: tables are looked up, columns found, joins that nothing is asked of left out,
 * conditions given to the database where it can try them.
 *
 * @returns why not, when the set's own table is not to be had
 */
export async function planLiveRead(
  request: TableRequest,
  database: LiveDatabase,
): Promise<LivePlan | 'missing' | 'denied'> {
  const { set, columns, presence, only } = request;
  const table = await database.describe(set.table);
  if (typeof table === 'string') return table;
  const draft = new Draft(set, new LiveTableRead(table, database));
  const asked = [...columns, ...Object.keys(set.where ?? {})].map((written) => columnRef(written, set).alias);
  for (const join of neededJoins(set, asked)) {
    draft.join(join, await database.describe(join.table), database);
  }
  const outputs = columns.map((written) =>
    draft.value(columnRef(written, set), presence?.has(written) === true && written !== set.id),
  );
  const conditions = draft.conditions(set.where);
  if (only !== undefined && conditions.length === 0) draft.choose(only);
  const missing = columns.filter((_, at) => outputs[at] === undefined);
  return {
    base: draft.base,
    joins: draft.joins,
    outputs: outputs.map((value) => value ?? null),
    conditions,
    missing,
    problems: draft.problems(missing),
  };
}

/** Joins that a column is asked of, and those that these hang on. */
function neededJoins(set: DataSet, asked: readonly string[]): readonly Join[] {
  const needed = new Set(asked);
  for (const join of set.joins.toReversed()) {
    if (!needed.has(join.alias)) continue;
    for (const other of Object.values(join.on)) needed.add(columnRef(other, set).alias);
  }
  return set.joins.filter(({ alias }) => needed.has(alias));
}

class Draft {
  readonly base: LiveTableRead;
  readonly joins: PlannedJoin[] = [];
  readonly #set: DataSet;
  readonly #notes: CountingNote[] = [];

  constructor(set: DataSet, base: LiveTableRead) {
    this.#set = set;
    this.base = base;
  }

  value({ alias, column, keys }: ColumnRef, isPresenceEnough = false): PlacedValue | undefined {
    const read = alias === '' ? this.base : this.joins.find((join) => join.alias === alias)?.read;
    const value = read?.value(column, keys, isPresenceEnough);
    return value === undefined ? undefined : { ...value, alias };
  }

  /** A join whose table, key or condition is not there gives nothing: none of its columns is to be had. */
  join(
    { alias, table: written, on, where = {} }: Join,
    table: LiveTable | 'missing' | 'denied',
    database: LiveDatabase,
  ): void {
    if (typeof table === 'string') {
      this.#notes.push({ code: table === 'missing' ? 'missing-table' : 'denied-table', table: written });
      return;
    }
    const read = new LiveTableRead(table, database);
    const keys = Object.entries(on).flatMap(([own, other]): [PlacedValue, PlacedValue][] => {
      const inside = this.#inside(own, alias);
      const first = read.value(inside.column, inside.keys);
      const second = this.value(columnRef(other, this.#set));
      if (first !== undefined && second !== undefined) return [[{ ...first, alias }, second]];
      if (first === undefined) this.#lack(written, own, read);
      else this.#lack(this.#set.table, other);
      return [];
    });
    const conditions = Object.entries(where).flatMap(([column, wanted]) => {
      const later = this.#condition(read, this.#inside(column, alias), wanted, true);
      if (later === undefined) this.#lack(written, column, read);
      return later ?? [null];
    });
    const tried = conditions.filter((condition) => condition !== null);
    const isWhole =
      keys.length === Object.keys(on).length && keys.length > 0 && tried.length === conditions.length;
    if (isWhole) this.joins.push({ alias, read, keys, conditions: tried });
  }

  conditions(where: Where | undefined): LaterCondition[] {
    const later: LaterCondition[] = [];
    for (const [written, wanted] of Object.entries(where ?? {})) {
      const ref = columnRef(written, this.#set);
      const read = ref.alias === '' ? this.base : this.joins.find((join) => join.alias === ref.alias)?.read;
      const tried = read === undefined ? undefined : this.#condition(read, ref, wanted, ref.alias === '');
      if (tried === undefined) this.#lack(this.#set.table, written, read);
      else later.push(...tried);
    }
    return later;
  }

  /** Columns of joined tables, and those inside JSON, cannot choose rows there. */
  choose(only: AskedRows): void {
    const own = (written: string | undefined): LiveColumn | undefined => {
      const ref = written === undefined ? undefined : columnRef(written, this.#set);
      return ref?.alias === '' && ref.keys.length === 0 ? this.base.column(ref.column) : undefined;
    };
    this.base.choose(only, own(this.#set.placedAt), own(this.#set.id));
  }

  problems(missing: readonly string[]): CountingNote[] {
    for (const written of missing) {
      const { alias } = columnRef(written, this.#set);
      const read = alias === '' ? this.base : this.joins.find((join) => join.alias === alias)?.read;
      this.#lack(this.#set.table, written, read);
    }
    return this.#notes;
  }

  /** Notes that a column is not there, and whether it is only kept from the reader. */
  #lack(table: string, column: string, read?: LiveTableRead): void {
    const isKnown = this.#notes.some(
      (note) => note.code === 'missing-column' && note.table === table && note.column === column,
    );
    if (isKnown) return;
    this.#notes.push({ code: 'missing-column', table, column });
    const { column: own } = columnRef(column, this.#set);
    const denied = (read?.table.denied ?? []).filter((name) => name.toLowerCase() === own.toLowerCase());
    if (denied.length > 0) this.#notes.push({ code: 'denied-columns', table, columns: denied });
  }

  /** What is left for DuckDB to try; undefined when the column is missing. */
  #condition(
    read: LiveTableRead,
    { alias, column: written, keys }: ColumnRef,
    wanted: Cell | readonly Cell[],
    mayPush: boolean,
  ): LaterCondition[] | undefined {
    const cells = Array.isArray(wanted) ? (wanted as readonly Cell[]) : [wanted as Cell];
    const column = read.column(written);
    if (column === undefined) return undefined;
    if (mayPush && keys.length === 0 && read.tries({ column, cells })) return [];
    const value = read.value(written, keys);
    return value === undefined ? undefined : [{ value: { ...value, alias }, cells }];
  }

  /** A column of the joined table itself, with or without its alias before it. */
  #inside(written: string, alias: string): ColumnRef {
    const ref = columnRef(written, this.#set);
    if (ref.alias === alias || ref.alias === '') return { ...ref, alias };
    return { ...ref, alias, column: `${ref.alias}.${ref.column}` };
  }
}
