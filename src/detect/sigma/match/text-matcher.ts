import { isAnyText, type Wildcard, type WildcardPart } from '../rule/wildcard.ts';

/** Tells whether a text, folded already unless the pattern is `cased`, fits a pattern. */
export type TextMatcher = (text: string) => boolean;

/**
 * Compiles a Sigma string. Texts and pattern are compared as they are: fold both before when case does not matter.
 * Time grows with the text's length times the longest piece without `*`; there is no backtracking.
 */
export function compileTextMatcher(pattern: Wildcard): TextMatcher {
  const inner = pattern.filter((part) => !isAnyText(part));
  const [only] = inner;
  const free = { start: isAnyText(pattern[0]), end: isAnyText(pattern.at(-1)) };
  if (inner.length === 0) return pattern.length === 0 ? (text) => text === '' : () => true;
  if (inner.length === 1 && 'text' in only!) return literalMatcher(only.text, free);
  return piecesMatcher(splitPieces(pattern), free);
}

function literalMatcher(literal: string, free: { start: boolean; end: boolean }): TextMatcher {
  if (free.start && free.end) return (text) => text.includes(literal);
  if (free.start) return (text) => text.endsWith(literal);
  if (free.end) return (text) => text.startsWith(literal);
  return (text) => text === literal;
}

/** Parts of a fixed length, between two `*`. */
class Piece {
  /** Each character, a set of characters, or null for any. */
  readonly units: readonly (string | null)[];
  /** The longest run of plain characters, and where in the piece it begins. */
  readonly anchor: string;
  readonly anchorAt: number;

  constructor(parts: readonly WildcardPart[]) {
    this.units = parts.flatMap((part) => {
      if ('text' in part) return oneUnitEach(part.text).split('');
      return ['oneOf' in part ? part.oneOf : null];
    });
    let at = 0;
    let anchor = '';
    let anchorAt = 0;
    for (const part of parts) {
      const text = 'text' in part ? oneUnitEach(part.text) : null;
      if (text !== null && text.length > anchor.length) {
        anchor = text;
        anchorAt = at;
      }
      at += text?.length ?? 1;
    }
    this.anchor = anchor;
    this.anchorAt = anchorAt;
  }

  fits(text: string, at: number): boolean {
    if (at < 0 || at + this.units.length > text.length) return false;
    for (let index = 0; index < this.units.length; index++) {
      const unit = this.units[index];
      if (unit !== null && unit !== undefined && !unit.includes(text[at + index]!)) return false;
    }
    return true;
  }

  /** The first place from `from` on where the piece fits; -1 if there is none. */
  find(text: string, from: number): number {
    const last = text.length - this.units.length;
    if (this.anchor === '') {
      for (let at = from; at <= last; at++) if (this.fits(text, at)) return at;
      return -1;
    }
    let hit = text.indexOf(this.anchor, from + this.anchorAt);
    while (hit >= 0 && hit - this.anchorAt <= last) {
      if (this.fits(text, hit - this.anchorAt)) return hit - this.anchorAt;
      hit = text.indexOf(this.anchor, hit + 1);
    }
    return -1;
  }
}

function splitPieces(pattern: Wildcard): Piece[] {
  const groups: WildcardPart[][] = [[]];
  for (const part of pattern) {
    if (isAnyText(part)) groups.push([]);
    else groups.at(-1)!.push(part);
  }
  return groups.filter((group) => group.length > 0).map((group) => new Piece(group));
}

function piecesMatcher(pieces: readonly Piece[], free: { start: boolean; end: boolean }): TextMatcher {
  const floating = pieces.slice(free.start ? 0 : 1, free.end ? undefined : -1);
  const first = free.start ? undefined : pieces[0]!;
  const last = free.end ? undefined : pieces.at(-1)!;
  const whole = pieces.length === 1 && first !== undefined && last !== undefined;
  return (given) => {
    const text = oneUnitEach(given);
    if (whole) return text.length === first.units.length && first.fits(text, 0);
    let from = 0;
    if (first !== undefined) {
      if (!first.fits(text, 0)) return false;
      from = first.units.length;
    }
    for (const piece of floating) {
      const at = piece.find(text, from);
      if (at < 0) return false;
      from = at + piece.units.length;
    }
    if (last === undefined) return true;
    const end = text.length - last.units.length;
    return end >= from && last.fits(text, end);
  };
}

/** `?` is one character, also beyond the basic plane: there the first half of each pair is left out. */
function oneUnitEach(text: string): string {
  return /[\uD800-\uDBFF]/.test(text) ? text.replace(/[\uD800-\uDBFF](?=[\uDC00-\uDFFF])/g, '') : text;
}
