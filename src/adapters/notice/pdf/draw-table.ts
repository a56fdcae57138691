import type { Block, Run } from '../../../model/notice/notice-document.ts';
import { columnWidths } from './column-widths.ts';
import type { Drawing, Place } from './drawing.ts';
import type { Owner } from './notice-pages.ts';
import { type SetLine, setLines } from './set-lines.ts';

const SIZE = 9.5;
const PAD = { x: 6, y: 3 };

type Table = Block & { type: 'table' };

/** Draws a table. Its head stands on every page that it goes on to; a row is parted only if no page could hold it. */
export function drawTable(table: Table, drawing: Drawing, place: Place): void {
  new TableDrawing(table, drawing, place).draw();
}

class TableDrawing {
  readonly #table: Table;
  readonly #drawing: Drawing;
  readonly #place: Place;
  readonly #widths: readonly number[];
  readonly #head: readonly (readonly SetLine[])[];

  constructor(table: Table, drawing: Drawing, place: Place) {
    this.#table = table;
    this.#drawing = drawing;
    this.#place = place;
    const setting = { ...drawing, size: SIZE };
    const rows = [table.head, ...table.rows];
    this.#widths = columnWidths(rows, place.width, 2 * PAD.x, setting);
    this.#head = table.head.map((cell, i) => this.#set(cell, i, true));
  }

  draw(): void {
    const { pages } = this.#drawing;
    const table = this.#added(this.#place.owner, 'Table');
    const rows = this.#table.rows.map((row) => row.map((cell, i) => this.#set(cell, i, false)));
    pages.need(
      this.#heightOf(this.#head) + Math.min(rows[0] ? this.#heightOf(rows[0]) : 0, pages.height / 3),
    );
    const head = this.#added(this.#added(table, 'THead'), 'TR');
    this.#drawSlice(
      this.#head,
      0,
      most(this.#head),
      this.#table.head.map(() => this.#added(head, 'TH', 'Column')),
    );
    const body = this.#added(table, 'TBody');
    for (const row of rows) this.#drawRow(row, this.#added(body, 'TR'));
  }

  #drawRow(cells: readonly (readonly SetLine[])[], owner: PDFKit.PDFStructureElement): void {
    const { pages } = this.#drawing;
    const owners = cells.map(() => this.#added(owner, 'TD'));
    const total = most(cells);
    const isWhole = this.#heightOf(cells) <= pages.height - this.#repeated();
    let done = 0;
    while (done < total) {
      const fits = Math.floor((pages.room - 2 * PAD.y) / this.#lineHeight);
      if (fits < 1 || (isWhole && fits < total)) {
        pages.newPage();
        if (this.#repeated() > 0) this.#drawSlice(this.#head, 0, most(this.#head), null);
        if (isWhole) {
          this.#drawSlice(cells, 0, total, owners);
          return;
        }
        continue;
      }
      const taken = Math.min(fits, total - done);
      this.#drawSlice(cells, done, done + taken, owners);
      done += taken;
    }
  }

  /** Height of the head where it stands again; a head of half a page stands only once. */
  #repeated(): number {
    const height = this.#heightOf(this.#head);
    return height > this.#drawing.pages.height / 2 ? 0 : height;
  }

  /** Draws some lines of a row's cells with their frame. Without owners it is the repeated head. */
  #drawSlice(
    cells: readonly (readonly SetLine[])[],
    from: number,
    to: number,
    owners: readonly PDFKit.PDFStructureElement[] | null,
  ): void {
    const { pages } = this.#drawing;
    const top = pages.y;
    const height = (to - from) * this.#lineHeight + 2 * PAD.y;
    const isHead = cells === this.#head;
    let x = this.#place.x;
    this.#widths.forEach((width, i) => {
      this.#drawFrame(x, top, width, height, isHead);
      const align = this.#table.align[i] ?? 'start';
      const measure = { x: x + PAD.x, width: width - 2 * PAD.x, size: SIZE, align, isJustified: false };
      const owner: Owner = owners?.[i] ?? null;
      (cells[i] ?? []).slice(from, to).forEach((line, n) => {
        pages.draw(line, measure, top + PAD.y + n * this.#lineHeight, owner);
      });
      x += width;
    });
    pages.advance(height);
  }

  #drawFrame(x: number, y: number, width: number, height: number, isHead: boolean): void {
    const { pages } = this.#drawing;
    pages.mark(null, () => {
      const box = pages.pdf.rect(x, y, width, height).lineWidth(0.6);
      if (isHead) box.fillAndStroke('#eef1f5', '#9a9a9a');
      else box.stroke('#9a9a9a');
      pages.pdf.fillColor('#111111');
    });
  }

  get #lineHeight(): number {
    return this.#drawing.pages.lineHeight(SIZE) * 0.9;
  }

  #heightOf(cells: readonly (readonly SetLine[])[]): number {
    return most(cells) * this.#lineHeight + 2 * PAD.y;
  }

  #set(cell: readonly Run[], column: number, isBold: boolean): SetLine[] {
    const width = this.#widths[column]! - 2 * PAD.x;
    return setLines(cell, width, { ...this.#drawing, size: SIZE, isBold });
  }

  #added(owner: PDFKit.PDFStructureElement, type: string, scope?: 'Column'): PDFKit.PDFStructureElement {
    const element = this.#drawing.pages.pdf.struct(type, scope === undefined ? {} : ({ scope } as object));
    owner.add(element);
    return element;
  }
}

function most(cells: readonly (readonly SetLine[])[]): number {
  return Math.max(1, ...cells.map((lines) => lines.length));
}
