import { filledSql, trimSql } from '../duckdb/text-sql.ts';
import { keySql } from './person-sql.ts';

/**
 * SQL for the key of a row's card: what the shop knows it by, else the row itself.
 *
 * @param card SQL for the text of the card's identity; null when the shop keeps none
 * @param rows names the rows among which `rk` tells each from all others
 */
export function cardKeySql(card: string | null, rows: string): string {
  const own = keySql(`card of row\u001f${rows}`, 'r.rk', 0);
  if (card === null) return own;
  return `CASE WHEN ${filledSql(card)} THEN ${keySql('card', trimSql(card), 0)} ELSE ${own} END`;
}
