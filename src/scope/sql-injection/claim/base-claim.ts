import type { Claim } from '../../../model/claim.ts';
import type { Item } from '../../../model/item.ts';
import { SQL_INJECTION_TEXT } from '../../../text/scope/sql-injection.ts';
import type { Take } from '../take/take.ts';

/**
 * What a take claims, whichever rows it read.
 *
 * @param tenant whose data it is
 * @param items none for all that the rows hold
 * @param elsewhere whether the data is of another tenant than the one that was asked
 */
export function baseClaim(
  take: Take,
  tenant: string,
  items: readonly Item[],
  elsewhere: boolean,
): Omit<Claim, 'rows'> {
  const { notes, tally } = take;
  const table = take.table.join('.');
  const incomplete = [...notes].map((note) => SQL_INJECTION_TEXT.notes[note]).filter((text) => text !== null);
  const upper =
    notes.has('short-concat') ||
    notes.has('small-reply') ||
    notes.has('short-error') ||
    take.certainty === 'possible';
  const lower = notes.has('key-paging') || notes.has('broken-off');
  return {
    actor: take.actor,
    tenant,
    channel: [...take.ways].every((way) => way === 'console') ? 'database' : 'sql-injection',
    certainty: take.certainty,
    bound: upper ? (lower ? 'approx' : 'max') : lower ? 'min' : 'exact',
    items,
    from: tally.from,
    to: tally.to,
    misuse: 'not-asked',
    altered: [],
    says: 'own-logs',
    basis: SQL_INJECTION_TEXT.basis(
      table,
      take.columns,
      [...take.ways],
      take.certainty,
      elsewhere ? take.tenant : null,
    ),
    incomplete,
    evidence: tally.refs(),
    evidenceCount: tally.count,
  };
}
