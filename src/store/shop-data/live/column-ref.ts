import type { DataSet } from '../../../model/data-set.ts';

/** A column as a profile writes it, taken apart. */
export interface ColumnRef {
  /** Of a join; '' for the set's own table. */
  readonly alias: string;
  readonly column: string;
  /** Inside JSON, outermost first. */
  readonly keys: readonly string[];
}

/** Takes `column`, `alias.column` and `column->key->key` apart. A dot that follows no alias belongs to the name. */
export function columnRef(written: string, { joins }: Pick<DataSet, 'joins'>): ColumnRef {
  const [own = '', ...keys] = written.split('->').map((part) => part.trim());
  const dot = own.indexOf('.');
  const alias = dot < 0 ? undefined : joins.find((join) => join.alias === own.slice(0, dot))?.alias;
  return alias === undefined ? { alias: '', column: own, keys } : { alias, column: own.slice(dot + 1), keys };
}
