import { AppError } from '../../errors/app-error.ts';
import type { OutboxNews } from '../../model/sending/outbox.ts';
import type { MailStanding, OutboxBook } from '../../model/sending/outbox-book.ts';
import { requireWhy } from '../case/require-why.ts';

/** Messages whose fate nobody knows, in the order in which they were begun. Call it when no process is sending. */
export function uncertainMessages(book: Pick<OutboxBook, 'standings'>): MailStanding[] {
  return [...book.standings.values()].filter(({ fate }) => fate === 'open' || fate === 'uncertain');
}

/** What somebody decided. */
export interface Settling {
  /** Message-ID, with or without its angle brackets. */
  readonly message: string;
  readonly as: 'sent' | 'not-sent';
  readonly who: string;
  readonly why: string;
}

/**
 * Settles what became of a message: one whose fate is not known, or one that was refused and may be sent again.
 *
 * @throws AppError SEND_UNKNOWN_MESSAGE, SEND_SETTLED, CASE_WHY
 */
export function settleMessage(book: OutboxBook, { message, as, who, why }: Settling): OutboxNews {
  const id = message.trim().replace(/^<|>$/g, '');
  const standing = [...book.standings.values()].find((one) => one.message === id);
  if (standing === undefined)
    throw new AppError('SEND_UNKNOWN_MESSAGE', { message: id, mailing: book.mailing });
  const { fate, person } = standing;
  const isOpen = fate === 'open' || fate === 'uncertain' || (fate === 'refused' && as === 'not-sent');
  if (!isOpen) throw new AppError('SEND_SETTLED', { message: id, fate });
  requireWhy(why);
  return { kind: 'settled', person, as, who, why: why.trim() };
}
