import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from '../model/sending/courier.ts';
import type { MailServer } from '../model/sending/mail-server.ts';

/**
 * Makes the bytes of a message (RFC 5322, MIME): text, and HTML where there is some. Marked as sent by a program
 * (RFC 3834), so that absence notices stay away.
 */
export function composeMime(
  { text, message, to, date }: OutgoingMail,
  { from, replyTo }: Pick<MailServer, 'from' | 'replyTo'>,
): Promise<Buffer> {
  const composer = new MailComposer({
    from,
    to: { name: '', address: to },
    ...(replyTo !== undefined && { replyTo }),
    subject: text.subject,
    text: text.text,
    ...(text.html !== null && { html: text.html }),
    messageId: `<${message}>`,
    date: new Date(date),
    headers: { 'Auto-Submitted': 'auto-generated' },
    textEncoding: 'base64',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((failure, content) => (failure ? reject(failure) : resolve(content!)));
  });
}
