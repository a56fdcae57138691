import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { AppError } from '../../errors/app-error.ts';
import { readMailLog } from '../../respond/sending/read-mail-log.ts';
import type { Doer } from '../case/case-desk.ts';
import { type Books, writeOutbox } from './write-outbox.ts';

/**
 * Settles what a mail server's log tells of. A message that it does not name stays as it is.
 *
 * @returns how many were settled
 * @throws AppError INPUT_MISSING, INPUT_UNREADABLE, CASE_LOCKED
 */
export async function settleByLog(books: Books, path: string, by: Doer): Promise<number> {
  const mails = await readMailLog(await linesOf(path));
  return writeOutbox(books, async (outbox) => {
    const uncertain = [...outbox.book.standings.values()].filter(
      ({ fate }) => fate === 'open' || fate === 'uncertain',
    );
    let settled = 0;
    for (const { message, person } of uncertain) {
      const logged = mails.get(message);
      if (logged === undefined) continue;
      settled++;
      await outbox.record({ kind: 'settled', person, as: 'sent', who: by.who, why: by.why || path });
      const { fate, status, why } = logged;
      if (fate === 'bounced') await outbox.record({ kind: 'bounced', person, status, why });
    }
    return settled;
  });
}

async function linesOf(path: string): Promise<AsyncIterable<string>> {
  try {
    await (await open(path, 'r')).close();
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new AppError('INPUT_MISSING', { path }, error);
    throw new AppError('INPUT_UNREADABLE', { path, cause: code }, error);
  }
  return createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}
