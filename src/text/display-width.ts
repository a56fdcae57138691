/**
 * Blocks of characters that take two columns in a terminal (East Asian Width W and F of UAX #11, and emoji).
 * Ambiguous ones count as one, as terminals do by default.
 */
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u25fd\u25fe\u2614\u2615\u2648-\u2653\u26a1\u26bd\u26be\u2705\u274c\u2753-\u2755\u2757\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes in a terminal or a mail. Combining marks take none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (character <= '\u007f') return 1;
  // Kana and kanji, asked most: no combining mark stands among them.
  if ((character >= '\u3041' && character <= '\u3096') || (character >= '\u30a1' && character <= '\u9fff')) {
    return 2;
  }
  if (/\p{Mn}|\p{Me}/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
