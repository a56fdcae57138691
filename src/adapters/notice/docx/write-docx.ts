import { Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { NoticeDocument } from '../../../model/notice/notice-document.ts';
import type { NoticeEdition } from '../../../model/notice/notice-format.ts';
import { plainRuns } from '../../../model/notice/plain-runs.ts';
import { docxBlocks } from './docx-blocks.ts';
import { docxStyles } from './docx-styles.ts';
import { settleDocx } from './settle-docx.ts';

/** A4 with margins of 25 and 22 mm, in twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1417, bottom: 1417, left: 1247, right: 1247 },
};

/**
 * A Word document: headings are styles, lists are lists, a table's head stands on each page, Japanese in Yu Gothic,
 * with language, title and page numbers.
 *
 * @param document legible
 */
export async function writeDocx(document: NoticeDocument, edition: NoticeEdition): Promise<Uint8Array> {
  const { children, numbering } = docxBlocks(document);
  const made = new Document({
    title: plainRuns(document.title),
    creator: edition.sender ?? '',
    lastModifiedBy: edition.sender ?? '',
    styles: docxStyles(document.language),
    numbering,
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: footer(edition.sender ?? '') },
        children,
      },
    ],
  });
  const bytes = await Packer.toBuffer(made);
  return settleDocx(bytes, {
    title: plainRuns(document.title),
    sender: edition.sender ?? '',
    language: document.language,
    at: edition.generatedAt,
  });
}

function footer(sender: string): Footer {
  const page = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] });
  const children = sender === '' ? [page] : [new TextRun({ text: `${sender}  ` }), page];
  return new Footer({ children: [new Paragraph({ style: 'Footer', children })] });
}
