import { renderNoticeHtml } from '../../disclose/notice/format/html/render-notice-html.ts';
import { legibleDocument } from '../../disclose/notice/format/legible-document.ts';
import { linePieces } from '../../disclose/notice/format/line-pieces.ts';
import { renderMarkdown } from '../../disclose/notice/format/markdown.ts';
import { renderPlainText } from '../../disclose/notice/format/render-plain-text.ts';
import { spellLinks } from '../../disclose/notice/format/spell-links.ts';
import { titlePieces } from '../../disclose/notice/format/title-pieces.ts';
import type { NoticeFormat, WriteNotice } from '../../model/notice/notice-format.ts';
import { noticeMailText } from './notice-mail-text.ts';

/** Every format that a notice can be written in. What draws PDF and DOCX, and the fonts, is loaded when it is used. */
export const NOTICE_WRITERS: Readonly<Record<NoticeFormat, WriteNotice>> = {
  md: async (document) => renderMarkdown(legibleDocument(document)),
  txt: async (document) => {
    const { title, ...rest } = spellLinks(legibleDocument(document));
    const heading = { type: 'paragraph', align: 'center', runs: title } as const;
    return renderPlainText({ ...rest, title, blocks: [heading, ...rest.blocks] });
  },
  html: async (document) => renderNoticeHtml(legibleDocument(document)),
  pdf: async (document, edition) => {
    const { writePdf } = await import('../../adapters/notice/pdf/write-pdf.ts');
    return writePdf(spellLinks(legibleDocument(document)), edition, { pieces: linePieces, titlePieces });
  },
  docx: async (document, edition) => {
    const { writeDocx } = await import('../../adapters/notice/docx/write-docx.ts');
    return writeDocx(legibleDocument(document), edition);
  },
  eml: async (document, edition) => {
    const { writeEml } = await import('../../adapters/notice/write-eml.ts');
    return writeEml(noticeMailText(document), edition);
  },
};
