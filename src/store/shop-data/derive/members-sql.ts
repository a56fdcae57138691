import { customerKeySql, emailKeySql } from '../person/person-sql.ts';
import { identifierTexts } from './derived-sql.ts';
import type { StagedSet } from './staged-set.ts';

/**
 * SQL for `ek` (key of an e-mail) and `mk` (key of the member who has it), for e-mails that exactly one member of a
 * tenant has; null when no table tells. A tenant's `customers` decide; without them, rows that name both.
 */
export function membersSql(tables: readonly StagedSet[]): string | null {
  const telling = tables.filter((table) => {
    const texts = identifierTexts(table);
    return texts.has('customer') && texts.has('email');
  });
  const customers = telling.filter(({ plan }) => plan.set.name === 'customers');
  const pairs = (customers.length > 0 ? customers : telling).map((table) => {
    const texts = identifierTexts(table);
    const customer = customerKeySql(texts.get('customer')!, table.plan.tenant);
    return `SELECT ${emailKeySql(texts.get('email')!)} AS ek, ${customer} AS mk FROM ${table.relation}`;
  });
  if (pairs.length === 0) return null;
  return `SELECT ek, min(mk) AS mk FROM (${pairs.join(' UNION ALL ')})
    WHERE ek IS NOT NULL AND mk IS NOT NULL GROUP BY ek HAVING min(mk) = max(mk)`;
}
