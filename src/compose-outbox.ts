import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type MailboxMessage, readMailbox } from './adapters/mail/read-mailbox.ts';
import { readAffected } from './adapters/read-affected.ts';
import { composeCase } from './compose-case.ts';
import type { Doer } from './compose-case-desk.ts';
import { outboxesOf, uncertainIn } from './compose-sending.ts';
import { renderLettersCsv } from './disclose/sending/render-letters-csv.ts';
import { AppError } from './errors/app-error.ts';
import type { Language } from './model/language.ts';
import type { Outbox } from './model/sending/outbox.ts';
import { OutboxBook } from './model/sending/outbox-book.ts';
import { gatherRecipients } from './respond/sending/gather-recipients.ts';
import { BounceMatcher, newsOfFailure } from './respond/sending/match-bounce.ts';
import { planMailing } from './respond/sending/plan-mailing.ts';
import { readBounce } from './respond/sending/read-bounce.ts';
import { readMailLog } from './respond/sending/read-mail-log.ts';
import { settleMessage } from './respond/sending/settle-message.ts';

/** A mailing's books, in the folder of a case. */
export interface Books {
  readonly folder: string;
  readonly mailing: string;
}

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
  await writing(books, (outbox) => outbox.record(settleMessage(outbox.book, { message, as, who, why })));
}

/**
 * Settles what a mail server's log tells of. A message that it does not name stays as it is.
 *
 * @returns how many were settled
 * @throws AppError INPUT_MISSING, INPUT_UNREADABLE, CASE_LOCKED
 */
export async function settleByLog(books: Books, path: string, by: Doer): Promise<number> {
  const mails = await readMailLog(await linesOf(path));
  return writing(books, async (outbox) => {
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
  return writing(books, async (outbox) => {
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

function* messagesAt(paths: readonly string[]): Generator<MailboxMessage> {
  for (const path of paths) yield* readMailbox(path);
}

/** How many messages are still not known. */
export async function stillUncertain({ folder, mailing }: Books): Promise<number> {
  return (await uncertainIn(folder, mailing)).length;
}

async function writing<Result>(
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
