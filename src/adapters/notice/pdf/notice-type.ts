import type PDFDocument from 'pdfkit';
import { type FontName, NOTICE_FONTS } from './notice-fonts.ts';

/** A stretch of text in one font. */
export interface Glyphs {
  readonly text: string;
  readonly font: FontName;
}

/** The part of a font (fontkit) that is asked here. */
interface AskedFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/**
 * The fonts of one PDF. A font is loaded when a character needs it; a character that none of them has is written as
 * its code (`[U+1F600]`), never as an empty box.
 */
export class NoticeType {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #fonts = new Map<FontName, AskedFont>();
  readonly #chosen = new Map<string, FontName | null>();
  readonly #widths = new Map<string, number>();

  constructor(pdf: InstanceType<typeof PDFDocument>) {
    this.#pdf = pdf;
  }

  /** Cuts a text where the font changes. */
  glyphsOf(text: string, isBold: boolean): Glyphs[] {
    const stretches: { text: string; font: FontName }[] = [];
    const plain: FontName = isBold ? 'bold' : 'regular';
    for (const sign of signs(text)) {
      const found = this.#fontFor(sign, isBold);
      const font = found ?? plain;
      const shown = found === null ? code(sign) : sign;
      const last = stretches.at(-1);
      if (last?.font === font) last.text += shown;
      else stretches.push({ text: shown, font });
    }
    return stretches;
  }

  /** In points. */
  widthOf({ text, font }: Glyphs, size: number): number {
    const key = `${font} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#load(font);
      width = this.#pdf.font(font).fontSize(1000).widthOfString(text) / 1000;
      this.#widths.set(key, width);
    }
    return width * size;
  }

  #fontFor(sign: string, isBold: boolean): FontName | null {
    const key = `${isBold ? 'b' : 'r'}${sign}`;
    const known = this.#chosen.get(key);
    if (known !== undefined) return known;
    const fonts: FontName[] = isBold ? ['bold', 'rare-bold'] : ['regular', 'rare-regular'];
    const found = fonts.find((font) => this.#has(font, sign)) ?? null;
    this.#chosen.set(key, found);
    return found;
  }

  /** Of a kanji with a variation selector, the kanji alone must be there: the form it asks for is a matter of taste. */
  #has(name: FontName, sign: string): boolean {
    const font = this.#load(name);
    return [...sign.replace(/[\u{e0100}-\u{e01ef}]/gu, '')].every((character) =>
      font.hasGlyphForCodePoint(character.codePointAt(0) as number),
    );
  }

  #load(name: FontName): AskedFont {
    let font = this.#fonts.get(name);
    if (font === undefined) {
      this.#pdf.registerFont(name, NOTICE_FONTS[name]());
      font = (this.#pdf.font(name) as unknown as { _font: { font: AskedFont } })._font.font;
      this.#fonts.set(name, font);
    }
    return font;
  }
}

/** Characters with the marks that belong to them. */
function signs(text: string): string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

function code(sign: string): string {
  return [...sign]
    .map((each) => `[U+${each.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`)
    .join('');
}
