import type { NoticeEdition } from '../../model/notice/notice-format.ts';
import type { MailText } from '../../model/sending/mail-text.ts';
import { composeMime } from '../mail/compose-mime.ts';

/**
 * A mail as a file: a draft without sender and recipient, which a mail program opens for editing (`X-Unsent`).
 *
 * @throws TypeError without `edition.mail`, since a Message-ID is never made up here
 */
export function writeEml(text: MailText, { mail, generatedAt }: NoticeEdition): Promise<Uint8Array> {
  if (mail === undefined) throw new TypeError('a mail needs its envelope');
  const { messageId } = mail;
  const attachments = (mail.attachments ?? []).map(({ name, type, content }, i) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(content, 'utf8'),
    contentTransferEncoding: 'base64' as const,
    cid: `part-${i + 1}.${messageId}`,
    contentDisposition: 'attachment' as const,
  }));
  return composeMime({ text, messageId, date: generatedAt, headers: { 'X-Unsent': '1' }, attachments });
}
