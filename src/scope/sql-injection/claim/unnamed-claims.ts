import type { Claim } from '../../../model/claim.ts';
import type { DataSet } from '../../../model/data-set.ts';
import type { Text } from '../../../model/language.ts';
import { SQL_INJECTION_TEXT } from '../../../text/scope/sql-injection.ts';
import type { ReadSet } from '../table-finder.ts';
import type { Take } from '../take/take.ts';
import { baseClaim } from './base-claim.ts';
import { boundOfCount, countRows, isCounted } from './count-rows.ts';
import type { FoundSet } from './found-set.ts';
import { pagedByKey } from './paged-by-key.ts';
import { resolveRows } from './resolve-rows.ts';

const NO_SET: DataSet = { name: '', table: '', id: 'id', joins: [], person: [], items: new Map() };

/** Rows of a table that no profile names. */
export function unknownTable(take: Take, timezone: string): Claim[] {
  return [
    unnamedClaim(
      take,
      { tenant: take.tenant, set: NO_SET, elsewhere: false, timezone },
      SQL_INJECTION_TEXT.unknownTable,
    ),
  ];
}

/** Reads that there was no room to tell apart: that there were more, and how many requests. */
export function claimOfRest(take: Take, timezone: string): Claim {
  const found = { tenant: take.tenant, set: NO_SET, elsewhere: false, timezone };
  const claim = unnamedClaim(take, found, SQL_INJECTION_TEXT.restUntold);
  return {
    ...claim,
    actor: null,
    bound: 'min',
    basis: SQL_INJECTION_TEXT.rest([...take.ways], take.certainty),
  };
}

/** Columns that hold no item, such as a number of the row: counted as rows, nobody's data. */
export function identifiersOnly(take: Take, { read, elsewhere, timezone }: FoundSet): Claim[] {
  const { tenant, set } = read;
  return [unnamedClaim(take, { tenant, set, elsewhere, timezone }, SQL_INJECTION_TEXT.noItems)];
}

function unnamedClaim(
  take: Take,
  {
    tenant,
    set,
    elsewhere,
    timezone,
  }: Pick<ReadSet, 'tenant' | 'set'> & Pick<FoundSet, 'elsewhere' | 'timezone'>,
  why: Text,
): Claim {
  const base = baseClaim(take, tenant, [], elsewhere);
  const how = pagedByKey(take).map((rows) =>
    resolveRows({ ...rows, values: new Map() }, set, new Set(), timezone),
  );
  const told = how.every(isCounted);
  return {
    ...base,
    bound: told ? boundOfCount(base.bound, how) : 'min',
    rows: [{ kind: 'unnamed', unit: 'records', n: countRows(how), persons: null }],
    incomplete: told ? [...base.incomplete, why] : [...base.incomplete, why, SQL_INJECTION_TEXT.countUntold],
  };
}
