import { type MailboxMessage, readMailbox } from '../../adapters/mail/read-mailbox.ts';
import { BounceMatcher, newsOfFailure } from '../../respond/sending/match-bounce.ts';
import { readBounce } from '../../respond/sending/read-bounce.ts';
import { type Books, writeOutbox } from './write-outbox.ts';

/** What a mailbox of bounces held. */
export interface BounceCounts {
  readonly read: number;
  readonly failed: number;
  readonly delayed: number;
  /** Of no message of this mailing. */
  readonly unmatched: number;
  /** Names of those about which a person must decide. */
  readonly unclear: readonly string[];
}

/**
 * Reads reports of delivery, and records which messages failed. To read the same again changes nothing.
 *
 * @throws AppError INPUT_MISSING, INPUT_UNREADABLE, CASE_LOCKED
 */
export function readBounces(books: Books, paths: readonly string[]): Promise<BounceCounts> {
  return writeOutbox(books, async (outbox) => {
    const matcher = new BounceMatcher(outbox.book);
    const counts = { read: 0, failed: 0, delayed: 0, unmatched: 0 };
    const unclear: string[] = [];
    for (const { name, raw } of messagesAt(paths)) {
      counts.read++;
      const bounce = await readBounce(raw);
      const standing = matcher.find(bounce);
      if (standing === null) counts.unmatched++;
      else if (bounce.kind === 'unclear') unclear.push(name);
      else if (bounce.kind !== 'other') counts[bounce.kind]++;
      if (standing === null || bounce.kind !== 'failed') continue;
      const now = outbox.book.standings.get(standing.person)!;
      for (const news of newsOfFailure(now, bounce, name)) await outbox.record(news);
    }
    return { ...counts, unclear };
  });
}

function* messagesAt(paths: readonly string[]): Generator<MailboxMessage> {
  for (const path of paths) yield* readMailbox(path);
}
