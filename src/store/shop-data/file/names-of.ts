import type { DataSet } from '../../../model/data-set.ts';

/** The names, in lower case, that columns of a data set's files may have which are needed; with some that are not. */
export function namesOf({ where = {}, joins }: DataSet, columns: readonly string[]): Set<string> {
  const written = [
    ...columns,
    ...Object.keys(where),
    ...joins.flatMap(({ on, where: conditions = {} }) => [
      ...Object.keys(on),
      ...Object.values(on),
      ...Object.keys(conditions),
    ]),
  ];
  return new Set(
    written.flatMap((column) => {
      const head = column.split('->')[0]!.trim().toLowerCase();
      return [head, head.slice(head.indexOf('.') + 1)];
    }),
  );
}
