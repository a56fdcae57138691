import { filledSql, trimSql } from '../duckdb/text-sql.ts';
import { keySql } from './person-sql.ts';

/**
 * SQL for the key of a row's card: what the shop knows it by, else the row itself.
 *
 * @param card SQL for the text of the card's identity; null when the shop keeps none
 * @param self SQL for what tells the row from all others
 */
export function cardKeySql(card: string | null, self: string): string {
  const own = keySql('card of row', self, 0);
  if (card === null) return own;
  return `CASE WHEN ${filledSql(card)} THEN ${keySql('card', trimSql(card), 0)} ELSE ${own} END`;
}
