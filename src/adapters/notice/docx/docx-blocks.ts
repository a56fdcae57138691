import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  type INumberingOptions,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, NoticeDocument, Run } from '../../../model/notice/notice-document.ts';
import { plainRuns } from '../../../model/notice/plain-runs.ts';
import { fairWidths } from '../fair-widths.ts';
import { docxNumbering } from './docx-styles.ts';

/** Between the margins, in twentieths of a point. */
const WIDTH = 9412;
/** Twelve full-width characters of a table. */
const KEPT_WHOLE = 3000;
const SIDE = { start: AlignmentType.LEFT, center: AlignmentType.CENTER, end: AlignmentType.RIGHT } as const;
const LEVEL = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/** What lies around a block. */
interface Around {
  readonly indent: number;
  readonly list?: { readonly reference: string; readonly level: number };
  readonly isQuoted?: boolean;
}

/** A document's title and blocks as Word has them, and the numbering of its lists. */
export function docxBlocks(document: NoticeDocument): {
  children: (Paragraph | Table)[];
  numbering: INumberingOptions;
} {
  const title = new Paragraph({ heading: HeadingLevel.TITLE, children: childrenOf(document.title) });
  const blocks = new DocxBlocks(document.language);
  const children = [title, ...blocks.all(document.blocks, { indent: 0 })];
  return { children, numbering: { config: blocks.lists } };
}

class DocxBlocks {
  readonly #language: NoticeDocument['language'];
  readonly lists: ReturnType<typeof docxNumbering>[] = [];

  constructor(language: NoticeDocument['language']) {
    this.#language = language;
  }

  all(blocks: readonly Block[], around: Around): (Paragraph | Table)[] {
    return blocks.flatMap((block, i) => this.#one(block, around, blocks[i + 1]));
  }

  #one(block: Block, around: Around, next: Block | undefined): (Paragraph | Table)[] {
    switch (block.type) {
      case 'heading':
        return [new Paragraph({ heading: LEVEL[block.level], children: childrenOf(block.runs) })];
      case 'paragraph': {
        const isTogether = block.align === 'end' && next?.type === 'paragraph' && next.align === 'end';
        const options = { alignment: this.#alignment(block.align), children: childrenOf(block.runs) };
        return [
          new Paragraph({ ...placed(around), ...options, ...(isTogether && { spacing: { after: 0 } }) }),
        ];
      }
      case 'list':
        return this.#list(block, around);
      case 'table':
        // Word joins tables that touch, and needs a paragraph behind the last.
        return [tableOf(block, around), new Paragraph({ style: 'TableText', children: [] })];
      case 'quote':
        return this.all(block.blocks, { indent: around.indent + 420, isQuoted: true });
      case 'rule': {
        const line = { style: BorderStyle.SINGLE, size: 6, color: '9A9A9A', space: 1 };
        return [new Paragraph({ border: { bottom: line }, children: [] })];
      }
    }
  }

  #alignment(align: 'start' | 'center' | 'end') {
    return align === 'start' && this.#language === 'ja' ? AlignmentType.BOTH : SIDE[align];
  }

  /** The first paragraph of an item has the sign; what follows in the item stands under its text. */
  #list({ isOrdered, items }: Block & { type: 'list' }, around: Around): (Paragraph | Table)[] {
    const level = around.list === undefined ? 0 : Math.min(8, around.list.level + 1);
    const reference = `list-${this.lists.length + 1}`;
    this.lists.push(docxNumbering(reference, isOrdered, this.#language));
    const indent = 400 * (level + 1);
    return items.flatMap((item) =>
      item.flatMap((block, i) => {
        if (i === 0 && block.type === 'paragraph') {
          const numbering = { reference, level };
          return [new Paragraph({ style: 'ListParagraph', numbering, children: childrenOf(block.runs) })];
        }
        return this.#one(block, { indent, list: { reference, level } }, item[i + 1]);
      }),
    );
  }
}

function placed({ indent, isQuoted }: Around): IParagraphOptions {
  return { ...(indent > 0 && { indent: { left: indent } }), ...(isQuoted && { style: 'Quote' }) };
}

function tableOf({ head, rows, align }: Block & { type: 'table' }, { indent }: Around): Table {
  const widths = columnWidths([head, ...rows], WIDTH - indent);
  const border = { style: BorderStyle.SINGLE, size: 4, color: '9A9A9A' };
  const row = (cells: readonly (readonly Run[])[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: widths.map((width, i) => {
        const children = childrenOf(cells[i] ?? [], isHead);
        const alignment = SIDE[align[i] ?? 'start'];
        return new TableCell({
          width: { size: width, type: WidthType.DXA },
          ...(isHead && { shading: { type: ShadingType.CLEAR, fill: 'EEF1F5', color: 'auto' } }),
          children: [new Paragraph({ style: 'TableText', alignment, keepNext: isHead, children })],
        });
      }),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH - indent, type: WidthType.DXA },
    ...(indent > 0 && { indent: { size: indent, type: WidthType.DXA } }),
    columnWidths: widths,
    margins: { top: 50, bottom: 50, left: 110, right: 110 },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

/** In twentieths of a point. A figure, a date or a short name stands on one line. */
function columnWidths(rows: readonly (readonly (readonly Run[])[])[], width: number): number[] {
  const wished = rows[0]!.map((_, i) => Math.max(...rows.map((row) => naturalWidth(row[i] ?? []))));
  const most = Math.max(KEPT_WHOLE, width / wished.length / 2);
  return fairWidths(
    wished.map((each) => Math.min(each, most)),
    wished,
    width,
  ).map(Math.floor);
}

function naturalWidth(cell: readonly Run[]): number {
  return lengthOf(plainRuns(cell)) * 118 + 260;
}

/** In half-width characters, roughly. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u02ff' ? 2 : 1), 0);
}

function childrenOf(runs: readonly Run[], isBold = false): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    if (run.type === 'break') return [new TextRun({ break: 1 })];
    if (run.type === 'strong') return childrenOf(run.runs, true);
    if (run.type === 'link') return [linkOf(run, isBold)];
    return [new TextRun({ text: run.text, ...(isBold && { bold: true }) })];
  });
}

function linkOf({ url, runs }: Run & { type: 'link' }, isBold: boolean): ParagraphChild {
  const children = [
    new TextRun({ text: plainRuns(runs), ...(isBold && { bold: true }), style: 'Hyperlink' }),
  ];
  return new ExternalHyperlink({ link: url, children });
}
