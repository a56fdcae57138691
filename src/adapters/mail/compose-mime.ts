import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailText } from '../../model/sending/mail-text.ts';

type MailOptions = NonNullable<ConstructorParameters<typeof MailComposer>[0]>;

/** A message's text and what stands in its head; what is not said is not there. */
export interface MimeMessage
  extends Pick<MailOptions, 'from' | 'to' | 'replyTo' | 'attachments' | 'headers'> {
  readonly text: MailText;
  /** Without its angle brackets. */
  readonly messageId: string;
  /** Milliseconds since the epoch. */
  readonly date: number;
}

/**
 * Makes the bytes of a message (RFC 5322, MIME): text, HTML where there is some, attachments; all in UTF-8. The same
 * message gives the same bytes, nothing is fetched.
 */
export function composeMime({ text, messageId, date, ...head }: MimeMessage): Promise<Buffer> {
  const composer = new MailComposer({
    ...head,
    subject: text.subject,
    text: text.text,
    ...(text.html !== null && { html: text.html }),
    messageId: `<${messageId}>`,
    date: new Date(date),
    textEncoding: 'base64',
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((failure, content) => (failure ? reject(failure) : resolve(content!)));
  });
}
