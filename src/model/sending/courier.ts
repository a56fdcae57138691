import type { MailText } from './mail-text.ts';

/** One message to one person, ready to go. */
export interface OutgoingMail {
  readonly text: MailText;
  /** Message-ID without its angle brackets. */
  readonly message: string;
  /** As in the envelope. */
  readonly to: string;
  /** What stands for the person in a bounce: goes into the envelope's sender and ENVID (RFC 3461). */
  readonly envelopeId: string;
  /** Milliseconds since the epoch. */
  readonly date: number;
}

/** What the server said of a message, or that it said nothing. */
export type CourierAnswer =
  | {
      /** `sent`: it has taken it. `refused`: it never will. `deferred`: not now. */
      readonly fate: 'sent' | 'refused' | 'deferred';
      readonly code: number;
      /** Enhanced status code (RFC 3463); '' where there is none. */
      readonly status: string;
      /** Without addresses and secrets. */
      readonly answer: string;
      /** Whom the answer is about: a refused sender or session speaks against us, not against the recipient. */
      readonly about: 'recipient' | 'sender' | 'message';
    }
  /** The connection ended before any of the message went out: it cannot have been taken. */
  | { readonly fate: 'not-handed-over'; readonly cause: string }
  /** The connection ended behind some of the message, without an answer. */
  | { readonly fate: 'unknown'; readonly cause: string };

/** One connection to a mail server, logged in. One message at a time. */
export interface CourierLine {
  readonly id: string;
  /** False once the connection ended, or said that it will. */
  isOpen(): boolean;
  /** Never throws. */
  deliver(mail: OutgoingMail): Promise<CourierAnswer>;
  /** Says goodbye. */
  quit(): Promise<void>;
}

/** The mail server that takes our messages. */
export interface Courier {
  /** Host and port, to be named in messages. */
  readonly server: string;
  /**
   * Opens a connection, with TLS and login as configured.
   *
   * @throws AppError SMTP_UNREACHABLE, SMTP_TLS, SMTP_LOGIN
   */
  connect(): Promise<CourierLine>;
}
