import type { Cell } from '../../../model/data-set.ts';
import { quoteText } from './quote-text.ts';
import { filledSql, trimSql } from './text-sql.ts';

/**
 * SQL for "this text is the value, or one of the values, that a profile names"; never NULL. Numbers fit however
 * they are written (`1`, `1.0`), truth as databases write it (`t`, `true`, `1`), '' what is empty.
 */
export function conditionSql(text: string, wanted: Cell | readonly Cell[]): string {
  const cells = Array.isArray(wanted) ? (wanted as readonly Cell[]) : [wanted as Cell];
  return `(${cells.map((cell) => `coalesce(${oneSql(text, cell)}, false)`).join(' OR ')})`;
}

function oneSql(text: string, cell: Cell): string {
  const trimmed = trimSql(text);
  if (cell === '') return `NOT ${filledSql(text)}`;
  if (typeof cell === 'string') return `${trimmed} = ${quoteText(cell.trim())}`;
  if (typeof cell === 'number') return `TRY_CAST(${trimmed} AS DOUBLE) = ${cell}::DOUBLE`;
  return `lower(${trimmed}) IN ${cell ? "('true', 't', '1', 'yes', 'y')" : "('false', 'f', '0', 'no', 'n')"}`;
}
