import { linePieces } from './line-pieces.ts';

/** A phrase ends behind a particle, an adnominal ending or a sign, where the next word begins. */
const PHRASE_END = /[\s、。」』)】はがをにへとでものやるたな]$/u;
const WORD_BEGIN = /^(?:[\p{Script=Han}\p{Script=Katakana}A-Za-z0-90-9「『(【]|お|ご)/u;

/** Cuts a title or a heading where a reader pauses, so that no word is parted at the end of a line. */
export function titlePieces(text: string): string[] {
  const phrases: string[] = [];
  for (const piece of linePieces(text)) {
    const before = phrases.at(-1);
    if (before === undefined || (PHRASE_END.test(before) && WORD_BEGIN.test(piece))) phrases.push(piece);
    else phrases[phrases.length - 1] = before + piece;
  }
  return phrases;
}
