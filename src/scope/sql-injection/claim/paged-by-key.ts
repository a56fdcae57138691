import type { RowChoice } from '../sql/row-choice.ts';
import type { Take, TakenRows } from '../take/take.ts';

/**
 * Paging by key (`id>5 order by id limit 1`): the row that one request read is where the next one begins. Of the
 * last one nothing tells.
 */
export function pagedByKey(take: Take): TakenRows[] {
  const rows = [...take.rows()];
  const paged = rows.filter(({ choice, values }) => choice.after !== null && values.size === 0);
  if (paged.length === 0) return rows;
  const inOrder = paged.sort((a, b) => a.from - b.from);
  if (inOrder.length > 1) take.notes.add('key-paging');
  const told = inOrder.map((one, place): TakenRows => {
    const next = inOrder[place + 1]?.choice.after;
    return next === undefined || next === null ? one : endedBy(one, next);
  });
  const known = told.length > 1 ? told.filter(({ choice }) => choice.after === null) : told;
  return [...rows.filter((one) => !paged.includes(one)), ...known];
}

/** Rows that were paged by key, up to where the next request goes on. */
function endedBy(rows: TakenRows, next: NonNullable<RowChoice['after']>): TakenRows {
  const { choice } = rows;
  const { column, value, descending, count } = choice.after!;
  if (next.column !== column) return rows;
  const plain = { ...choice, after: null, position: null };
  if (count === 1)
    return { ...rows, choice: { ...plain, keys: [...choice.keys, { column, values: [next.value] }] } };
  if (![value, next.value].every((end) => /^-?\d{1,15}$/.test(end))) return rows;
  const range = descending
    ? { column, from: next.value, to: String(Number(value) - 1) }
    : { column, from: String(Number(value) + 1), to: next.value };
  return { ...rows, choice: { ...plain, ranges: [...choice.ranges, range] } };
}
