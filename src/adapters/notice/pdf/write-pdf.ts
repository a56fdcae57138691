import PDFDocument from 'pdfkit';
import type { NoticeDocument } from '../../../model/notice/notice-document.ts';
import type { NoticeEdition } from '../../../model/notice/notice-format.ts';
import { plainRuns } from '../../../model/notice/plain-runs.ts';
import { drawNotice } from './draw-blocks.ts';
import type { Drawing } from './drawing.ts';
import { NoticePages } from './notice-pages.ts';
import { NoticeType } from './notice-type.ts';
import { setLines } from './set-lines.ts';

const FOOT = 8;

/**
 * A PDF for A4: Japanese type embedded in part, text that can be selected, tagged for screen readers (PDF/UA), with
 * title, language and page numbers. Nothing in it can be clicked but the outline.
 *
 * @param document legible, with its links spelled out
 * @param cut into pieces that no line parts: a text, and a title
 */
export async function writePdf(
  document: NoticeDocument,
  edition: NoticeEdition,
  cut: Pick<Drawing, 'pieces' | 'titlePieces'>,
): Promise<Uint8Array> {
  const title = plainRuns(document.title);
  const date = new Date(edition.generatedAt);
  const options = {
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: document.language === 'ja' ? 'ja-JP' : 'en',
    bufferPages: true,
    font: '',
    info: {
      Title: title,
      ...(edition.sender !== undefined && { Author: edition.sender }),
      Creator: 'Hinomi',
      Producer: 'Hinomi',
      CreationDate: date,
      ModDate: date,
    },
  } as const;
  const pdf = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
  const bytes = gathered(pdf);
  const type = new NoticeType(pdf);
  const pages = new NoticePages(pdf);
  pdf.fillColor('#111111');
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  drawNotice(document, { pages, type, language: document.language, ...cut }, root);
  drawFeet(pdf, pages, type, edition.sender ?? '');
  root.end();
  pdf.end();
  return bytes;
}

/** Who speaks, and which page of how many. */
function drawFeet(pdf: PDFKit.PDFDocument, pages: NoticePages, type: NoticeType, sender: string): void {
  const { count } = pdf.bufferedPageRange();
  const y = pdf.page.height - 48;
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    const foot = (text: string, align: 'start' | 'center') => {
      const setting = { type, size: FOOT, pieces: (all: string) => [all] };
      const [line] = setLines([{ type: 'text', text }], pages.width, setting);
      const measure = { x: pages.left, width: pages.width, size: FOOT, align, isJustified: false };
      if (line !== undefined) pages.draw(line, measure, y, null);
    };
    pdf.fillColor('#555555');
    foot(sender.slice(0, 60), 'start');
    foot(`${page + 1} / ${count}`, 'center');
  }
}

function gathered(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}
