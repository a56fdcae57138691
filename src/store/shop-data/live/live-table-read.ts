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
  /** Place in `c0`, where only the presence was asked for. */
  readonly flag?: number | undefined;
}

/** Gathers what is to be read of one table: every value once. */
export class LiveTableRead {
  readonly table: LiveTable;
  readonly #database: LiveDatabase;
  readonly #values: LiveValue[] = [];
  readonly #flags: LiveColumn[] = [];
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
    if (isPresenceEnough && keys.length === 0) return this.#presence(column);
    const want = keys.length > 0 && !isInside ? 'document' : 'value';
    const asked: LiveValue = { column, keys: isInside ? keys : [], want };
    const key = JSON.stringify(asked);
    let at = this.#values.findIndex((value) => JSON.stringify(value) === key);
    if (at < 0) at = this.#values.push(asked) - 1;
    return { name: `c${at + 1}`, column, keys: isInside ? [] : keys };
  }

  #presence(column: LiveColumn): StagedValue {
    const known = this.#flags.indexOf(column);
    const flag = known < 0 ? this.#flags.push(column) - 1 : known;
    return { name: 'c0', column, keys: [], flag };
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

  select(): LiveSelect {
    return {
      table: this.table,
      values: this.#values,
      flags: this.#flags,
      conditions: this.#conditions,
      only: this.#only,
    };
  }
}
