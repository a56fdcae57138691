import { readAffected } from '../../adapters/read-affected.ts';
import { renderLettersCsv } from '../../disclose/sending/render-letters-csv.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Language } from '../../model/language.ts';
import { OutboxBook } from '../../model/sending/outbox-book.ts';
import { gatherRecipients } from '../../respond/sending/gather-recipients.ts';
import { planMailing } from '../../respond/sending/plan-mailing.ts';
import { composeCase } from '../case/compose-case.ts';
import { outboxesOf } from './outboxes-of.ts';
import type { Books } from './write-outbox.ts';

/** The list for letters. */
export interface LetterList {
  readonly csv: string;
  readonly count: number;
  /** Who has no postal address in the list either. */
  readonly withoutAddress: number;
}

/**
 * Makes the list for letters: who has no address that can be mailed to, or whose mail failed.
 *
 * @throws AppError AFFECTED_MASKED, INPUT_*, OUTBOX_BROKEN
 */
export async function letterList(
  { folder, mailing }: Books,
  {
    affected,
    identity,
    language,
  }: { readonly affected: string; readonly identity: string | undefined; readonly language: Language },
): Promise<LetterList> {
  const { recipients, isMasked } = await gatherRecipients(readAffected(affected, identity));
  if (isMasked) throw new AppError('AFFECTED_MASKED', { path: affected });
  await composeCase(folder).view();
  const book = (await outboxesOf(folder).read(mailing))?.book ?? new OutboxBook();
  const { letters } = planMailing(recipients, book);
  const lines = letters.map(({ recipient: { person, shares }, why, answer }) => ({
    name: person.name ?? '',
    address: person.address ?? '',
    customer: person.customer ?? '',
    tenants: [...new Set(shares.map(({ tenant }) => tenant))],
    items: [...new Set(shares.flatMap(({ items }) => items))],
    why,
    answer,
  }));
  const withoutAddress = lines.filter(({ address }) => address.trim() === '').length;
  return { csv: renderLettersCsv(lines, language), count: lines.length, withoutAddress };
}
