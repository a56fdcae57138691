import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { NoticeEdition } from '../../model/notice/notice-format.ts';
import type { MailText } from '../../model/sending/mail-text.ts';

/**
 * A mail as a file (RFC 5322, MIME): text and HTML beside each other, attachments, all in UTF-8. Without sender and
 * recipient it is a draft that a mail program opens for editing (`X-Unsent`).
 *
 * @throws TypeError without `edition.mail`, since a Message-ID is never made up here
 */
export function writeEml(text: MailText, { mail, generatedAt }: NoticeEdition): Promise<Uint8Array> {
  if (mail === undefined) throw new TypeError('a mail needs its envelope');
  const attachments = (mail.attachments ?? []).map(({ name, type, content }, i) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(content, 'utf8'),
    contentTransferEncoding: 'base64' as const,
    cid: `part-${i + 1}.${mail.messageId}`,
    contentDisposition: 'attachment' as const,
  }));
  const composer = new MailComposer({
    ...(mail.from !== undefined && { from: mail.from }),
    ...(mail.to !== undefined && { to: mail.to }),
    subject: text.subject,
    text: text.text,
    ...(text.html !== null && { html: text.html }),
    attachments,
    messageId: `<${mail.messageId}>`,
    date: new Date(generatedAt),
    ...(mail.to === undefined && { headers: { 'X-Unsent': '1' } }),
    textEncoding: 'base64',
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((failure, content) => (failure ? reject(failure) : resolve(content!)));
  });
}
