import type { Block, NoticeDocument, Run } from '../../../model/notice/notice-document.ts';
import { drawTable } from './draw-table.ts';
import type { Drawing, Place } from './drawing.ts';
import type { Measure, NoticePages } from './notice-pages.ts';
import type { NoticeType } from './notice-type.ts';
import { type SetLine, type Setting, setLines } from './set-lines.ts';

const BODY = 10.5;
const TITLE = 15;
const HEADING = { 2: 12.5, 3: 11, 4: 10.5 } as const;

/** Draws a document below its title. */
export function drawNotice({ title, blocks }: NoticeDocument, drawing: Drawing, owner: Place['owner']): void {
  const { pages } = drawing;
  const place = { x: pages.left, width: pages.width, owner };
  const lines = balanced(title, place.width, titleSetting(drawing, TITLE));
  const measure = { ...place, size: TITLE, align: 'center' as const, isJustified: false };
  pages.lines(lines, measure, added(drawing, owner, 'H1'));
  pages.space(16);
  drawBlocks(blocks, drawing, place);
}

/** As few lines as fit, each about as long as the others. */
function balanced(runs: readonly Run[], width: number, setting: Setting): SetLine[] {
  let lines = setLines(runs, width, setting);
  for (let part = 0.95; part > 0.4; part -= 0.05) {
    const narrower = setLines(runs, width * part, setting);
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return lines;
}

function titleSetting({ type, titlePieces }: Drawing, size: number): Setting {
  return { type, size, isBold: true, pieces: titlePieces };
}

function drawBlocks(blocks: readonly Block[], drawing: Drawing, place: Place): void {
  blocks.forEach((block, i) => {
    const before = blocks[i - 1];
    if (before !== undefined) drawing.pages.space(spaceBetween(before, block));
    drawBlock(block, drawing, place, blocks[i + 1]);
  });
}

function spaceBetween(before: Block, block: Block): number {
  if (block.type === 'heading') return before.type === 'heading' ? 8 : HEADING[block.level] * 1.3;
  if (before.type === 'heading') return before.level === 2 ? 7 : 3;
  if (before.type === 'paragraph' && block.type === 'list') return 4;
  const isTogether =
    before.type === 'paragraph' && block.type === 'paragraph' && before.align === block.align;
  return isTogether && block.align === 'end' ? 0 : 8;
}

function drawBlock(block: Block, drawing: Drawing, place: Place, next: Block | undefined): void {
  if (block.type === 'heading') drawHeading(block, drawing, place, next);
  else if (block.type === 'paragraph') drawParagraph(block, drawing, place, next);
  else if (block.type === 'list') drawList(block, drawing, place);
  else if (block.type === 'table') drawTable(block, drawing, place);
  else if (block.type === 'quote') drawQuote(block.blocks, drawing, place);
  else drawRule(drawing.pages, place);
}

function drawRule(pages: NoticePages, { x, width }: Place): void {
  pages.need(8);
  pages.ruleLine(x, pages.y + 4, x + width, pages.y + 4);
  pages.advance(8);
}

/** A heading stays with the first lines of what it is over. */
function drawHeading(
  { level, runs }: Block & { type: 'heading' },
  drawing: Drawing,
  place: Place,
  next: Block | undefined,
): void {
  const { pages } = drawing;
  const size = HEADING[level];
  const lines = setLines(runs, place.width, titleSetting(drawing, size));
  const follows = next === undefined ? 0 : pages.lineHeight(BODY) * (next.type === 'table' ? 4 : 3);
  pages.need(lines.length * pages.lineHeight(size) + follows);
  if (level === 2)
    pages.pdf.outline.addItem(lines.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)).join(''));
  pages.lines(lines, measureOf(place, size, false), added(drawing, place.owner, `H${level}`));
  if (level === 2) pages.ruleLine(place.x, pages.y + 1, place.x + place.width, pages.y + 1, '#1f3a5f');
}

/** A short paragraph before a list or a table leads to it, and stays with its beginning. */
function drawParagraph(
  { runs, align }: Block & { type: 'paragraph' },
  drawing: Drawing,
  place: Place,
  next: Block | undefined,
): void {
  const { pages, language } = drawing;
  const lines = setLines(runs, place.width, { ...drawing, size: BODY });
  const leadsTo = next?.type === 'table' ? 4 : next?.type === 'list' ? 2 : 0;
  if (leadsTo > 0 && lines.length <= 3) pages.need((lines.length + leadsTo) * pages.lineHeight(BODY));
  const isJustified = align === 'start' && language === 'ja';
  pages.lines(lines, { ...measureOf(place, BODY, isJustified), align }, added(drawing, place.owner, 'P'));
}

function drawList({ isOrdered, items }: Block & { type: 'list' }, drawing: Drawing, place: Place): void {
  const { pages, type } = drawing;
  const list = added(drawing, place.owner, 'L');
  const signs = items.map((_, i) => (isOrdered ? `${i + 1}.` : drawing.language === 'ja' ? '・' : '•'));
  const indent = BODY * 0.6 + Math.max(...signs.map((sign) => signWidth(type, sign)));
  items.forEach((item, i) => {
    const entry = added(drawing, list, 'LI');
    // The last item does not stand alone on the next page.
    pages.need(pages.lineHeight(BODY) * (i === items.length - 2 ? 4 : 2));
    const sign = setLines([{ type: 'text', text: signs[i]! }], indent, { ...drawing, size: BODY });
    pages.draw(
      sign[0]!,
      measureOf({ ...place, width: indent }, BODY, false),
      pages.y,
      added(drawing, entry, 'Lbl'),
    );
    const body = added(drawing, entry, 'LBody');
    drawBlocks(item, drawing, { x: place.x + indent, width: place.width - indent, owner: body });
    if (i < items.length - 1) pages.space(2);
  });
}

function signWidth(type: NoticeType, sign: string): number {
  return type.glyphsOf(sign, false).reduce((sum, each) => sum + type.widthOf(each, BODY), 0);
}

function drawQuote(blocks: readonly Block[], drawing: Drawing, place: Place): void {
  const quote = added(drawing, place.owner, 'BlockQuote');
  drawBlocks(blocks, drawing, { x: place.x + 20, width: place.width - 28, owner: quote });
}

function measureOf({ x, width }: Pick<Place, 'x' | 'width'>, size: number, isJustified: boolean): Measure {
  return { x, width, size, align: 'start', isJustified };
}

function added({ pages }: Drawing, owner: Place['owner'], type: string): PDFKit.PDFStructureElement {
  const element = pages.pdf.struct(type);
  owner.add(element);
  return element;
}
