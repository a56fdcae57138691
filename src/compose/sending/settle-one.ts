import { settleMessage } from '../../respond/sending/settle-message.ts';
import type { Doer } from '../case/case-desk.ts';
import { type Books, writeOutbox } from './write-outbox.ts';

/**
 * Settles what became of one message.
 *
 * @throws AppError SEND_UNKNOWN_MESSAGE, SEND_SETTLED, CASE_WHY, CASE_LOCKED
 */
export async function settleOne(
  books: Books,
  { message, as, by }: { readonly message: string; readonly as: 'sent' | 'not-sent'; readonly by: Doer },
): Promise<void> {
  const { who, why } = by;
  await writeOutbox(books, (outbox) => outbox.record(settleMessage(outbox.book, { message, as, who, why })));
}
