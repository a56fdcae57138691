import type { OutboxBook } from './outbox-book.ts';
import type { OutboxEntry, OutboxLine } from './outbox-entry.ts';

type News = Exclude<OutboxEntry, { kind: 'opened' | 'intent' | 'torn' }>;

/** Omit that keeps the members of a union apart. */
type Without<Union, Key extends string> = Union extends unknown ? Omit<Union, Key> : never;

/** What is about to be handed over. */
export type Intent = Omit<OutboxLine<'intent'>, 'kind' | 'at' | 'run'>;

/** What became of a message. */
export type OutboxNews = Without<News, 'at'>;

/**
 * The books of one mailing, held by one process at a time. What is promised: an intent that stood is on disk before
 * anything is handed over, for one person only one intent stands at a time whoever writes, and what was recorded is
 * read back by the next process whatever ended this one.
 */
export interface Outbox {
  /** As read back from disk. */
  readonly book: OutboxBook;
  /**
   * Records an intent, and waits until it is safe on disk.
   *
   * @returns false when another intent for the person stands already: nothing may be sent then
   * @throws AppError OUTBOX_UNWRITABLE; nothing may be sent then, and nothing more can be recorded
   */
  intend(intent: Intent): Promise<boolean>;
  /** Records what became of a message; safe on disk when this resolves. Lines are written in the order of the calls. */
  record(news: OutboxNews): Promise<void>;
  /** Waits for what is being written, and lets go. */
  close(): Promise<void>;
}
