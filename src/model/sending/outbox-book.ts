import type { OutboxEntry, OutboxLine } from './outbox-entry.ts';

/**
 * What became of a person's message. `open`: handed over, or about to be, and nothing more is known: in flight while
 * its process lives, uncertain afterwards. `uncertain`: the connection ended before the answer. `not-sent`: somebody
 * settled that it did not go; it may be sent.
 */
export type MailFate = 'open' | 'uncertain' | 'sent' | 'refused' | 'deferred' | 'not-sent' | 'bounced';

/** How the message to one person stands. */
export interface MailStanding {
  readonly person: string;
  readonly message: string;
  readonly to: string;
  readonly document: string;
  readonly fate: MailFate;
  /** Attempts that count: those that the server answered. */
  readonly attempts: number;
  readonly run: string;
  readonly connection: string;
  /** Milliseconds since the epoch, of the last line about it. */
  readonly at: number;
  /** Code and text of the last answer, or the cause; 0 and '' where there is none. */
  readonly code: number;
  readonly answer: string;
}

/** Fates after which a message may go (again). */
const MAY_GO: ReadonlySet<MailFate> = new Set(['deferred', 'not-sent']);

/** The books of one mailing, made from its lines in order. */
export class OutboxBook {
  #id = '';
  #mailing = '';
  readonly #standings = new Map<string, MailStanding>();

  get id(): string {
    return this.#id;
  }

  get mailing(): string {
    return this.#mailing;
  }

  /** By person, in the order of their first intents. */
  get standings(): ReadonlyMap<string, MailStanding> {
    return this.#standings;
  }

  /** Whether a message may be handed over to somebody with this standing. */
  static mayGo(standing: MailStanding | undefined): boolean {
    return standing === undefined || MAY_GO.has(standing.fate);
  }

  /**
   * Takes the next line. Of several intents for one person the first stands until it is answered: this is what keeps
   * two processes from sending twice.
   *
   * @returns whether the line holds; false for an intent that came second, or news of a message that never was
   */
  take(entry: OutboxEntry): boolean {
    if (entry.kind === 'torn') return true;
    if (entry.kind === 'opened') {
      if (this.#id !== '') return false;
      this.#id = entry.id;
      this.#mailing = entry.mailing;
      return true;
    }
    const before = this.#standings.get(entry.person);
    const after = entry.kind === 'intent' ? intended(entry, before) : told(entry, before);
    if (after !== null) this.#standings.set(entry.person, after);
    return after !== null;
  }
}

function intended(entry: OutboxLine<'intent'>, before: MailStanding | undefined): MailStanding | null {
  if (!OutboxBook.mayGo(before)) return null;
  const { person, message, to, document, run, connection } = entry;
  const attempts = before?.attempts ?? 0;
  const at = Date.parse(entry.at);
  return { person, message, to, document, fate: 'open', attempts, run, connection, at, code: 0, answer: '' };
}

type News = Exclude<OutboxEntry, { kind: 'opened' | 'intent' | 'torn' }>;

function told(entry: News, before: MailStanding | undefined): MailStanding | null {
  if (before === undefined) return null;
  const at = Date.parse(entry.at);
  switch (entry.kind) {
    case 'sent':
    case 'refused':
      return { ...before, at, fate: entry.kind, attempts: before.attempts + 1, ...answerOf(entry) };
    case 'deferred':
      return {
        ...before,
        at,
        fate: 'deferred',
        attempts: before.attempts + (entry.counts ? 1 : 0),
        ...answerOf(entry),
      };
    case 'unknown':
      return { ...before, at, fate: 'uncertain', answer: entry.cause };
    case 'settled':
      return { ...before, at, fate: entry.as, code: 0, answer: entry.why };
    case 'bounced':
      return { ...before, at, fate: 'bounced', answer: `${entry.status} ${entry.why}`.trim() };
  }
}

function answerOf({ code, answer }: { readonly code: number; readonly answer: string }) {
  return { code, answer };
}
