import type { DataSet } from '../../model/data-set.ts';
import type { Profile } from '../../model/route.ts';

/** A file's column as it is compared: case and quotes do not matter. */
export function columnKey(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^["'`]|["'`]$/g, '');
}

/** The same of a profile's column: without a join's alias before it and a JSON key behind it. */
export function setColumnKey(column: string): string {
  return columnKey(column.replace(/->.*$/, '').replace(/^.*\./, ''));
}

/** The columns of a data set that say something of a person, and those that name the row. */
export function columnsOfSet(set: DataSet): Set<string> {
  const columns = [
    set.id,
    ...(set.placedAt === undefined ? [] : [set.placedAt]),
    ...set.person.flatMap(([, names]) => names),
    ...[...set.items.values()].flatMap((source) => source.columns),
  ];
  return new Set(columns.map(setColumnKey));
}

/**
 * The data set that a table of a leaked file is of: by the name of its table, else the one that has most of its
 * columns; at least two, and half of the set's own or of the table's.
 */
export function fitDataSet(profile: Profile, table: string, columns: readonly string[]): DataSet | undefined {
  const there = new Set(columns.map(columnKey));
  const name = table.toLowerCase().replace(/\.\w{2,4}$/, '');
  let best: DataSet | undefined;
  let most = 1;
  for (const set of profile.data?.values() ?? []) {
    const own = columnsOfSet(set);
    const shared = [...own].filter((column) => there.has(column)).length;
    const isNamed =
      name !== '' && (set.table.toLowerCase().split('.').at(-1) === name || set.name.toLowerCase() === name);
    const isEnough = shared * 2 >= Math.min(own.size, there.size);
    const score = shared + (isNamed && shared > 0 ? 100 : 0);
    if (score > most && (isEnough || isNamed)) {
      best = set;
      most = score;
    }
  }
  return best;
}
