import type { Outbox } from './outbox.ts';
import type { OutboxBook } from './outbox-book.ts';

/** How much of an outbox there is: to be kept elsewhere, so that a lost or shortened outbox is noticed. */
export interface OutboxSeal {
  readonly mailing: string;
  readonly id: string;
  readonly bytes: number;
  /** SHA-256 (hex) over these bytes. */
  readonly sha256: string;
}

/** The outboxes of a case, one a mailing. */
export interface OutboxFolder {
  /**
   * Opens a mailing's outbox for sending; begins it where there is none.
   *
   * @throws AppError CASE_LOCKED while another process sends, OUTBOX_BROKEN when a line cannot be read
   */
  open(mailing: string): Promise<Outbox>;
  /** Reads the books without holding them; null where there are none. */
  read(mailing: string): Promise<OutboxReading | null>;
  /** Names of the mailings that there are. */
  mailings(): Promise<readonly string[]>;
  /**
   * Whether an outbox still begins with what was sealed.
   *
   * @returns false also when it is gone
   */
  holds(seal: OutboxSeal): Promise<boolean>;
}

/** Books as they are read from outside. */
export interface OutboxReading {
  readonly book: OutboxBook;
  /** Whether a process is sending: then what is open is in flight, not uncertain. */
  readonly isHeld: boolean;
  readonly seal: OutboxSeal;
}
