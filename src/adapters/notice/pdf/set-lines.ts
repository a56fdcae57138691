import type { Run } from '../../../model/notice/notice-document.ts';
import type { Glyphs, NoticeType } from './notice-type.ts';

/** A line as it is drawn. */
export interface SetLine {
  readonly glyphs: readonly Glyphs[];
  /** In points. */
  readonly width: number;
  /** The last of a paragraph, or before a break: never stretched. */
  readonly isLast: boolean;
  /** Drawn characters. */
  readonly count: number;
}

export interface Setting {
  readonly type: NoticeType;
  readonly size: number;
  readonly isBold?: boolean;
  /** Cuts a text into pieces that are never parted. */
  readonly pieces: (text: string) => string[];
}

/** Breaks runs into lines of at most `width` points. What is longer by itself is cut between characters. */
export function setLines(runs: readonly Run[], width: number, setting: Setting): SetLine[] {
  return hardLines(runs, setting.isBold ?? false).flatMap((line) => new LineSetter(width, setting).set(line));
}

interface Stretch {
  text: string;
  readonly isBold: boolean;
}

function hardLines(runs: readonly Run[], isBold: boolean): Stretch[][] {
  const lines: Stretch[][] = [[]];
  const gather = (some: readonly Run[], bold: boolean): void => {
    for (const run of some) {
      if (run.type === 'break') lines.push([]);
      else if (run.type === 'strong') gather(run.runs, true);
      else if (run.type === 'link') gather(run.runs, bold);
      else lines.at(-1)!.push({ text: run.text, isBold: bold });
    }
  };
  gather(runs, isBold);
  return lines;
}

class LineSetter {
  readonly #width: number;
  readonly #setting: Setting;
  readonly #lines: SetLine[] = [];
  #glyphs: Glyphs[] = [];
  #used = 0;

  constructor(width: number, setting: Setting) {
    this.#width = width;
    this.#setting = setting;
  }

  set(line: readonly Stretch[]): SetLine[] {
    let at = 0;
    for (const piece of this.#setting.pieces(line.map(({ text }) => text).join(''))) {
      this.#put(this.#styled(line, at, at + piece.length));
      at += piece.length;
    }
    this.#end(true);
    return this.#lines;
  }

  /** The stretches between two places of the line, in their fonts. */
  #styled(line: readonly Stretch[], from: number, to: number): Glyphs[] {
    const found: Glyphs[] = [];
    let start = 0;
    for (const { text, isBold } of line) {
      const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
      if (part !== '') found.push(...this.#setting.type.glyphsOf(part, isBold));
      start += text.length;
    }
    return found;
  }

  #put(piece: readonly Glyphs[]): void {
    const width = this.#widthOf(piece);
    const bare = this.#widthOf(trimmedEnd(piece));
    if (this.#used > 0 && this.#used + bare > this.#width) this.#end(false);
    if (bare > this.#width) {
      for (const glyphs of piece) this.#putCharacters(glyphs);
      return;
    }
    this.#add(piece, width);
  }

  #putCharacters({ text, font }: Glyphs): void {
    for (const character of text) {
      const one = { text: character, font };
      const width = this.#widthOf([one]);
      if (this.#used > 0 && this.#used + width > this.#width) this.#end(false);
      this.#add([one], width);
    }
  }

  #add(piece: readonly Glyphs[], width: number): void {
    for (const { text, font } of piece) {
      const last = this.#glyphs.at(-1);
      if (last?.font === font) this.#glyphs[this.#glyphs.length - 1] = { font, text: last.text + text };
      else this.#glyphs.push({ text, font });
    }
    this.#used += width;
  }

  #end(isLast: boolean): void {
    const glyphs = trimmedEnd(this.#glyphs);
    const count = glyphs.reduce((sum, { text }) => sum + [...text].length, 0);
    this.#lines.push({ glyphs, width: this.#widthOf(glyphs), isLast, count });
    this.#glyphs = [];
    this.#used = 0;
  }

  #widthOf(glyphs: readonly Glyphs[]): number {
    const { type, size } = this.#setting;
    return glyphs.reduce((sum, each) => sum + type.widthOf(each, size), 0);
  }
}

/** Without the space at the end of a line. */
function trimmedEnd(glyphs: readonly Glyphs[]): Glyphs[] {
  const last = glyphs.at(-1);
  if (last === undefined || !last.text.endsWith(' ')) return [...glyphs];
  const text = last.text.trimEnd();
  return [...glyphs.slice(0, -1), ...(text === '' ? [] : [{ ...last, text }])];
}
