import type { ProvenAttack } from '../../../model/proven-attack.ts';
import { SQL_INJECTION_TEXT } from '../../../text/scope/sql-injection.ts';
import type { Take } from './take.ts';

/** That an injection worked, for each stretch of time in which it read rows. */
export function provenBy(take: Take): ProvenAttack[] {
  const { actor, tenant, table } = take;
  return take.stretches().map(({ from, to, count }) => {
    const why = SQL_INJECTION_TEXT.proven(table.join('.'), count);
    return { actor, tenant, attack: 'sqli', from, to, why };
  });
}
