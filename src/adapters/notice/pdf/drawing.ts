import type { Language } from '../../../model/language.ts';
import type { NoticePages } from './notice-pages.ts';
import type { NoticeType } from './notice-type.ts';

/** What every part of a PDF is drawn with. */
export interface Drawing {
  readonly pages: NoticePages;
  readonly type: NoticeType;
  readonly language: Language;
  /** Cuts a text into pieces that are never parted. */
  readonly pieces: (text: string) => string[];
  /** As `pieces`, for titles and headings: phrases. */
  readonly titlePieces: (text: string) => string[];
}

/** Where blocks stand, in points, and the element of the tagged document that they belong to. */
export interface Place {
  readonly x: number;
  readonly width: number;
  readonly owner: PDFKit.PDFStructureElement;
}
