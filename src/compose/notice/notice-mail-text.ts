import { renderNoticeHtml } from '../../disclose/notice/format/html/render-notice-html.ts';
import { legibleDocument } from '../../disclose/notice/format/legible-document.ts';
import { renderPlainText } from '../../disclose/notice/format/render-plain-text.ts';
import { spellLinks } from '../../disclose/notice/format/spell-links.ts';
import type { NoticeDocument } from '../../model/notice/notice-document.ts';
import { plainRuns } from '../../model/notice/plain-runs.ts';
import type { MailText } from '../../model/sending/mail-text.ts';

/** A notice as the subject, the text and the HTML of a mail. Nothing in either can be clicked. */
export function noticeMailText(document: NoticeDocument): MailText {
  const spelled = spellLinks(legibleDocument(document));
  return {
    subject: plainRuns(spelled.title),
    text: renderPlainText(spelled),
    html: renderNoticeHtml(spelled),
  };
}
