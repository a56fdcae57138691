import { AppError } from '../../errors/app-error.ts';
import type { Outbox } from '../../model/sending/outbox.ts';
import { composeCase } from '../case/compose-case.ts';
import { outboxesOf } from './outboxes-of.ts';

/** A mailing's books, in the folder of a case. */
export interface Books {
  readonly folder: string;
  readonly mailing: string;
}

/**
 * Opens a mailing's outbox for as long as `work` takes, so that nobody else writes into it.
 *
 * @throws AppError CASE_MISSING, OUTBOX_NONE, CASE_LOCKED
 */
export async function writeOutbox<Result>(
  { folder, mailing }: Books,
  work: (outbox: Outbox) => Promise<Result>,
): Promise<Result> {
  await composeCase(folder).view();
  const outboxes = outboxesOf(folder);
  if (!(await outboxes.mailings()).includes(mailing)) throw new AppError('OUTBOX_NONE', { mailing });
  const outbox = await outboxes.open(mailing);
  try {
    return await work(outbox);
  } finally {
    await outbox.close();
  }
}
