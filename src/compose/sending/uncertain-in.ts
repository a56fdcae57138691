import type { MailStanding } from '../../model/sending/outbox-book.ts';
import { uncertainMessages } from '../../respond/sending/settle-message.ts';
import { outboxesOf } from './outboxes-of.ts';

/** Messages of a mailing whose fate nobody knows; call it when no process is sending. */
export async function uncertainIn(folder: string, mailing: string): Promise<readonly MailStanding[]> {
  const reading = await outboxesOf(folder).read(mailing);
  return reading === null ? [] : uncertainMessages(reading.book);
}
