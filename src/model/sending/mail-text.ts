/** What a message says. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  /** null for a message of text alone. */
  readonly html: string | null;
}
