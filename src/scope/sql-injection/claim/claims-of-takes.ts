import type { Claim } from '../../../model/claim.ts';
import type { ProvenAttack } from '../../../model/proven-attack.ts';
import type { TableFinder } from '../table-finder.ts';
import { provenBy } from '../take/proven-by.ts';
import type { Take } from '../take/take.ts';
import { claimsOfSet } from './claims-of-set.ts';
import { claimOfRest, unknownTable } from './unnamed-claims.ts';

/** What takes claim of each data set behind their tables; of a table that no profile names, that rows were read. */
export function claimsOfTakes(
  takes: readonly Take[],
  find: TableFinder,
  timezone: string,
): { readonly claims: readonly Claim[]; readonly proven: readonly ProvenAttack[] } {
  const told = new Set<string>();
  const claims = takes.map((take) => {
    const made = claimsOfTake(take, find, timezone);
    if (made.some(({ rows }) => rows.some(({ kind }) => kind !== 'unnamed'))) told.add(tableOf(take));
    return { take, made };
  });
  // Numbers of rows that were read to page through a table add nothing to what was read of those rows.
  const kept = claims.map(({ take, made }) => {
    const isNamed = ({ items, rows }: Claim) => items.length > 0 || rows[0]?.kind !== 'unnamed';
    return { take, made: told.has(tableOf(take)) ? made.filter(isNamed) : made };
  });
  return {
    claims: kept.flatMap(({ made }) => made),
    proven: kept.flatMap(({ take, made }) =>
      !take.isRest && made.some(({ certainty }) => certainty === 'taken') ? provenBy(take) : [],
    ),
  };
}

function tableOf({ actor, tenant, table }: Take): string {
  return JSON.stringify([actor, tenant, table.at(-1)]);
}

function claimsOfTake(take: Take, find: TableFinder, timezone: string): Claim[] {
  if (take.isRest) return [claimOfRest(take, timezone)];
  const { sets, elsewhere } = find(take.table, take.tenant);
  if (sets.length === 0) return isGuess(take) ? [] : unknownTable(take, timezone);
  return sets.flatMap((read) => claimsOfSet(take, { read, sets, elsewhere, timezone }));
}

/** A query that shows nothing, on a table that nobody knows: it may as well be English. */
function isGuess({ ways }: Take): boolean {
  return [...ways].every((way) => way === 'bare');
}
