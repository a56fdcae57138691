import type { SetLine } from './set-lines.ts';

/** A4 in points, with margins of 22 mm beside and of 25 mm above and below. */
const PAGE = { width: 595.28, height: 841.89, side: 62, top: 66, bottom: 72 };
const LEADING = 1.75;
/** How far a line may be stretched to fill its width, in parts of an em a character. */
const MOST_STRETCH = 0.12;

/** Where lines stand between the margins. */
export interface Measure {
  readonly x: number;
  readonly width: number;
  readonly size: number;
  readonly align: 'start' | 'center' | 'end';
  /** Both edges even, as Japanese text is set. */
  readonly isJustified: boolean;
}

/** What a drawn line belongs to in the tagged document; null for what a screen reader passes over. */
export type Owner = PDFKit.PDFStructureElement | null;

/** The pages of a PDF, filled from top to bottom. */
export class NoticePages {
  readonly pdf: PDFKit.PDFDocument;
  #y = PAGE.top;
  #isFresh = true;

  constructor(pdf: PDFKit.PDFDocument) {
    this.pdf = pdf;
  }

  readonly left = PAGE.side;
  readonly width = PAGE.width - 2 * PAGE.side;
  readonly height = PAGE.height - PAGE.top - PAGE.bottom;

  get y(): number {
    return this.#y;
  }

  /** Points left on this page. */
  get room(): number {
    return PAGE.height - PAGE.bottom - this.#y;
  }

  lineHeight(size: number): number {
    return size * LEADING;
  }

  newPage(): void {
    this.pdf.addPage();
    this.#y = PAGE.top;
    this.#isFresh = true;
  }

  /** Goes to the next page unless `height` fits on this one. True if it did. */
  need(height: number): boolean {
    if (height <= this.room || this.#isFresh) return false;
    this.newPage();
    return true;
  }

  /** Space between blocks; none at the top of a page. */
  space(height: number): void {
    if (!this.#isFresh) this.#y += height;
  }

  /** Moves down over what was drawn. */
  advance(height: number): void {
    this.#y += height;
    this.#isFresh = false;
  }

  /** Draws lines of one block, never leaving one line alone at the end or the start of a page. */
  lines(lines: readonly SetLine[], measure: Measure, owner: Owner): void {
    const height = this.lineHeight(measure.size);
    lines.forEach((line, i) => {
      const isSecondLast = i === lines.length - 2;
      const isFirstOfMore = i === 0 && lines.length > 1;
      this.need(
        isSecondLast || isFirstOfMore
          ? height * Math.min(lines.length, 3 - (lines.length > 3 ? 1 : 0))
          : height,
      );
      this.draw(line, measure, this.#y, owner);
      this.advance(height);
    });
  }

  /** Draws one line at a height of the page. */
  draw(line: SetLine, measure: Measure, y: number, owner: Owner): void {
    const { size, width, align } = measure;
    const free = width - line.width;
    const stretch = measure.isJustified && !line.isLast ? stretchOf(line, free, size) : 0;
    let x = measure.x + (align === 'end' ? free : align === 'center' ? free / 2 : 0);
    const baseline = y + (this.lineHeight(size) - size) / 2 + size * 0.88;
    this.mark(owner, () => {
      for (const { text, font } of line.glyphs) {
        this.pdf.font(font).fontSize(size);
        const options = { lineBreak: false, baseline: 'alphabetic' as const, characterSpacing: stretch };
        this.pdf.text(text, x, baseline, options);
        x += this.pdf.widthOfString(text) + stretch * [...text].length;
      }
    });
  }

  /** A thin line of the design. */
  ruleLine(fromX: number, fromY: number, toX: number, toY: number, color = '#9a9a9a'): void {
    this.mark(null, () => this.pdf.moveTo(fromX, fromY).lineTo(toX, toY).lineWidth(0.6).stroke(color));
  }

  mark(owner: Owner, draw: () => void): void {
    if (owner === null) this.pdf.markContent('Artifact', { type: 'Layout' });
    const content = owner === null ? null : this.pdf.markStructureContent('Span');
    draw();
    this.pdf.endMarkedContent();
    if (content !== null) owner?.add(content);
  }
}

function stretchOf({ count }: SetLine, free: number, size: number): number {
  if (free <= 0 || count < 2) return 0;
  const each = free / (count - 1);
  return each > size * MOST_STRETCH ? 0 : each;
}
