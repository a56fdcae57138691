import { AlignmentType, type IStylesOptions, LevelFormat } from 'docx';
import type { Language } from '../../../model/language.ts';

/** Sizes are in half points, spaces in twentieths of a point. */
const BODY = 21;

/** On Windows and the Mac, Word has Yu Gothic; elsewhere a font for the language stands in. */
const FONT = {
  ja: { ascii: 'Yu Gothic', hAnsi: 'Yu Gothic', eastAsia: 'Yu Gothic', cs: 'Arial' },
  en: { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Yu Gothic', cs: 'Arial' },
} as const;

/** The styles that the parts of a notice have in Word. */
export function docxStyles(language: Language): IStylesOptions {
  const font = FONT[language];
  const lang = { value: language === 'ja' ? 'ja-JP' : 'en-GB', eastAsia: 'ja-JP' };
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: '1A1A1A', font },
    paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font, size: BODY, language: lang },
        paragraph: { spacing: { line: 340, after: 120 } },
      },
      title: {
        run: { size: 30, bold: true, font, color: '1A1A1A' },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 320 }, keepNext: true },
      },
      heading2: heading(25, 340),
      heading3: heading(22, 220),
      heading4: heading(BODY, 160),
      listParagraph: { paragraph: { spacing: { after: 40 } } },
    },
    paragraphStyles: [
      {
        id: 'TableText',
        name: 'Table Text',
        basedOn: 'Normal',
        run: { size: 19 },
        paragraph: { spacing: { line: 280, after: 0 } },
      },
      {
        id: 'Footer',
        name: 'footer',
        basedOn: 'Normal',
        run: { size: 16, color: '555555' },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 0 } },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        paragraph: { indent: { left: 420 } },
      },
    ],
  };
}

/** Nine levels of one list. */
export function docxNumbering(reference: string, isOrdered: boolean, language: Language) {
  const sign = language === 'ja' ? '・' : '•';
  return {
    reference,
    levels: Array.from({ length: 9 }, (_, level) => ({
      level,
      format: isOrdered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
      text: isOrdered ? `%${level + 1}.` : sign,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 400 * (level + 1), hanging: isOrdered ? 400 : 260 } } },
    })),
  };
}
