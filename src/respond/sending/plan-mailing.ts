import { createHmac } from 'node:crypto';
import { type MailStanding, OutboxBook } from '../../model/sending/outbox-book.ts';
import type { Recipient } from '../../model/sending/recipient.ts';
import { type AddressProblem, mailAddress, plainAddress } from './mail-address.ts';
import { isGivenUp } from './retry.ts';

/** Somebody who gets a message. */
export interface Mailed {
  readonly recipient: Recipient;
  /** As in the envelope. */
  readonly to: string;
  readonly person: string;
  readonly toPseudonym: string;
  /** How the message stands; undefined while nothing was begun. */
  readonly standing: MailStanding | undefined;
}

/** Why somebody gets a letter instead. */
export type LetterReason = AddressProblem | 'refused' | 'bounced' | 'given-up';

export interface Lettered {
  readonly recipient: Recipient;
  readonly person: string;
  readonly why: LetterReason;
  /** What the server said; '' where no server was asked. */
  readonly answer: string;
}

/** Who is reached how. Everybody stands in exactly one of the lists. */
export interface MailingPlan {
  readonly mailed: readonly Mailed[];
  readonly letters: readonly Lettered[];
  /**
   * Persons whose address was written to under another identity (the list was made anew in another way). They are not
   * written to by themselves.
   */
  readonly writtenBefore: readonly Recipient[];
  /** Who has an address that can be mailed to, whatever became of it: the number that is approved. */
  readonly addressable: readonly Recipient[];
}

/**
 * Decides who is reached how: by mail where an address can be mailed to, by letter where none can, or where mail failed.
 * A person with several addresses is written to at the first that can be mailed to.
 */
export function planMailing(
  recipients: readonly Recipient[],
  book: Pick<OutboxBook, 'id' | 'standings'>,
): MailingPlan {
  const persons = recipients.map((recipient) => ({ recipient, person: pseudonym(book.id, recipient.key) }));
  const known = new Set(persons.map(({ person }) => person));
  const others = [...book.standings.values()].filter(
    ({ person, fate }) => !known.has(person) && fate !== 'not-sent',
  );
  const elsewhere = new Set(others.map(({ to }) => to));
  const mailed: Mailed[] = [];
  const letters: Lettered[] = [];
  const writtenBefore: Recipient[] = [];
  const addressable: Recipient[] = [];
  for (const { recipient, person } of persons) {
    const standing = book.standings.get(person);
    const address = addressOf(recipient);
    if (address.isUsable) addressable.push(recipient);
    const failed = standing === undefined ? null : failureOf(standing);
    if (failed !== null) letters.push({ recipient, person, why: failed, answer: standing!.answer });
    else if (!address.isUsable && OutboxBook.mayGo(standing)) {
      letters.push({ recipient, person, why: address.problem, answer: '' });
    } else {
      const to = address.isUsable ? address.to : '';
      const toPseudonym = addressPseudonym(book.id, to);
      if (standing === undefined && elsewhere.has(toPseudonym)) writtenBefore.push(recipient);
      else mailed.push({ recipient, to, person, toPseudonym, standing });
    }
  }
  return { mailed, letters, writtenBefore, addressable };
}

/** The pseudonym of an address in an outbox: by it a bounce that names only the address finds its message. */
export function addressPseudonym(id: string, address: string): string {
  return pseudonym(id, `to\u0000${plainAddress(address)}`);
}

/** Without the outbox's id nobody can tell who it is by trying names. */
function pseudonym(id: string, text: string): string {
  return createHmac('sha256', id).update(text).digest('hex');
}

function addressOf({ emails }: Recipient): ReturnType<typeof mailAddress> {
  const read = emails.map(mailAddress);
  return read.find(({ isUsable }) => isUsable) ?? read[0] ?? { isUsable: false, problem: 'empty' };
}

function failureOf(standing: MailStanding): LetterReason | null {
  if (standing.fate === 'refused' || standing.fate === 'bounced') return standing.fate;
  return isGivenUp(standing) ? 'given-up' : null;
}
