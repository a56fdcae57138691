import type { AskedRows } from '../table-source.ts';
import type {
  LiveAsked,
  LiveColumn,
  LiveCondition,
  LiveDatabase,
  LiveSelect,
  LiveTable,
  LiveValue,
} from './live-database.ts';

/** A value of a read table, as DuckDB finds it in what was staged. */
export interface StagedValue {
  /** `c0`, `c1`, … */
  readonly name: string;
  readonly column: LiveColumn;
  /** Still to be looked for, in JSON text. */
  readonly keys: readonly string[];
}

/** Gathers what is to be read of one table: every value once. */
export class LiveTableRead {
  readonly table: LiveTable;
  readonly #database: LiveDatabase;
  readonly #values: LiveValue[] = [];
  readonly #conditions: LiveCondition[] = [];
  #only: LiveAsked | undefined;

  constructor(table: LiveTable, database: LiveDatabase) {
    this.table = table;
    this.#database = database;
  }

  /** The column as the database spells it, or else in other capitals; undefined when there is none. */
  column(written: string): LiveColumn | undefined {
    const { columns } = this.table;
    const exact = columns.find(({ name }) => name === written);
    if (exact !== undefined) return exact;
    const alike = columns.filter(({ name }) => name.toLowerCase() === written.toLowerCase());
    return alike.length === 1 ? alike[0] : undefined;
  }

  /** Asks for a value. undefined when there is no such column. */
  value(written: string, keys: readonly string[], isPresenceEnough = false): StagedValue | undefined {
    const column = this.column(written);
    if (column === undefined) return undefined;
    const isInside = keys.length > 0 && this.#database.readsInside(column);
    const want = keys.length > 0 && !isInside ? 'document' : isPresenceEnough ? 'presence' : 'value';
    const asked: LiveValue = { column, keys: isInside ? keys : [], want };
    const key = JSON.stringify(asked);
    let at = this.#values.findIndex((value) => JSON.stringify(value) === key);
    if (at < 0) at = this.#values.push(asked) - 1;
    return { name: `c${at}`, column, keys: isInside ? [] : keys };
  }

  /** Has the database try a condition, if it can. */
  tries(condition: LiveCondition): boolean {
    if (!this.#database.canTry(condition)) return false;
    this.#conditions.push(condition);
    return true;
  }

  /** Reads only rows that matter, where the database can tell them. */
  choose({ windows, ids }: AskedRows, time: LiveColumn | undefined, id: LiveColumn | undefined): void {
    const isTimed = windows.length === 0 || (time !== undefined && this.#database.canChoose(time, 'time'));
    const isNamed = ids.length === 0 || (id !== undefined && this.#database.canChoose(id, 'id'));
    if (isTimed && isNamed) this.#only = { time: windows.length === 0 ? undefined : time, windows, id, ids };
  }

  /** Two columns at the least: a line with one empty value would be an empty line. */
  select(): LiveSelect {
    const [first] = this.#values;
    const column = first?.column ?? this.table.columns[0];
    const filler: LiveValue[] =
      this.#values.length >= 2 || column === undefined ? [] : [{ column, keys: [], want: 'presence' }];
    const values = [...this.#values, ...filler, ...(this.#values.length === 0 ? filler : [])];
    return { table: this.table, values, conditions: this.#conditions, only: this.#only };
  }
}
