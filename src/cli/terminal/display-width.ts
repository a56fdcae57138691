/**
 * Blocks of characters that take two columns in a terminal (East Asian Width W and F of UAX #11, and emoji).
 * Ambiguous ones count as one, as terminals do by default.
 */
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u25fd\u25fe\u2614\u2615\u2648-\u2653\u26a1\u26bd\u26be\u2705\u274c\u2753-\u2755\u2757\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes in a terminal. Combining marks take none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (character <= '\u007f') return 1;
  if (/\p{Mn}|\p{Me}/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

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
  if (displayWidth(piece) + characterWidth(next) > width) return true;
  if (NOT_FIRST.includes(next) || next === ' ') return false;
  const last = piece[piece.length - 1] as string;
  if (NOT_LAST.includes(last) || KEPT_TOGETHER.test(last + next)) return false;
  return last === ' ' || characterWidth(next) === 2 || WIDE.test(last);
}
