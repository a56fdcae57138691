import { displayWidth } from '../../text/display-width.ts';

/** Characters that must not begin a line of Japanese text (kinsoku), as far as sentences here use them. */
const NOT_FIRST = '、。,.)」』】々ー〜:;!?・)';
/** Characters that must not end a line. */
const NOT_LAST = '「『【((';

/** Numbers with their counters and dates, and words in katakana. */
const KEPT_TOGETHER = /^(?:[0-9][年月日件行回個か時分秒世ファつ]|[年月〜][0-9]|[ァ-ヶー][ァ-ヶー])$/;

/**
 * Breaks a text into lines of at most `width` columns: Latin text between words, Japanese text anywhere but
 * before a closing or after an opening sign; a word longer than a line is cut.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, width)) {
    if (line !== '' && displayWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** The smallest pieces that stay together. */
function* piecesOf(text: string, width: number): Generator<string> {
  let piece = '';
  for (const character of text) {
    if (piece !== '' && mayBreak(piece, character, width)) {
      yield piece;
      piece = '';
    }
    piece += character;
  }
  if (piece !== '') yield piece;
}

function mayBreak(piece: string, next: string, width: number): boolean {
  if (displayWidth(piece) + displayWidth(next) > width) return true;
  if (NOT_FIRST.includes(next) || next === ' ') return false;
  const last = piece[piece.length - 1] as string;
  if (NOT_LAST.includes(last) || KEPT_TOGETHER.test(last + next)) return false;
  return last === ' ' || displayWidth(next) === 2 || displayWidth(last) === 2;
}
