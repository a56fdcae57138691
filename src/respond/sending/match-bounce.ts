import type { OutboxNews } from '../../model/sending/outbox.ts';
import type { MailStanding, OutboxBook } from '../../model/sending/outbox-book.ts';
import { addressPseudonym } from './plan-mailing.ts';
import type { Bounce } from './read-bounce.ts';

/** Digits of a person's pseudonym that stand in a message's ids. */
const ID_LENGTH = 32;

/** Finds the messages that reports of delivery are about. */
export class BounceMatcher {
  readonly #book: OutboxBook;
  readonly #byId: ReadonlyMap<string, MailStanding>;
  readonly #byAddress = new Map<string, MailStanding[]>();

  constructor(book: OutboxBook) {
    const standings = [...book.standings.values()];
    this.#book = book;
    this.#byId = new Map(standings.map((standing) => [standing.person.slice(0, ID_LENGTH), standing]));
    for (const standing of standings) {
      this.#byAddress.set(standing.to, [...(this.#byAddress.get(standing.to) ?? []), standing]);
    }
  }

  /** By an id; else by the recipient's address, where one message alone went there. null for none of ours. */
  find({ ids, addresses }: Pick<Bounce, 'ids' | 'addresses'>): MailStanding | null {
    const found = ids.map((id) => this.#byId.get(id)).find((one) => one !== undefined);
    if (found !== undefined) return found;
    for (const address of addresses) {
      const there = this.#byAddress.get(addressPseudonym(this.#book.id, address)) ?? [];
      if (there.length === 1) return there[0]!;
    }
    return null;
  }
}

/** What a failure adds to the books: that it failed, and where nobody knew, that it had been sent. Nothing twice. */
export function newsOfFailure(
  { person, fate }: MailStanding,
  { status, why }: Pick<Bounce, 'status' | 'why'>,
  source: string,
): OutboxNews[] {
  const bounced = { kind: 'bounced', person, status, why } as const;
  if (fate === 'sent') return [bounced];
  if (fate !== 'open' && fate !== 'uncertain') return [];
  return [{ kind: 'settled', person, as: 'sent', who: 'hinomi', why: source }, bounced];
}
