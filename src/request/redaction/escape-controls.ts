/**
 * What is not shown but does something: controls with ESC and DEL, format characters (zero width, bidirectional
 * ones of UAX #9, tags), separators of lines and paragraphs, halves of surrogate pairs, private use; then
 * fillers, joiners and variation selectors, which are letters or marks to Unicode and nothing to the eye.
 */
const MISLEADING =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]|\u034f|[\u115f\u1160\u3164\uffa0]|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]|\p{NChar}/gu;

/** Writes characters that mislead as `\x1b`, `\u202e` or `\u{e0041}`, and leaves all others as they are. */
export function escapeControls(text: string): string {
  return text.replace(MISLEADING, (character) => {
    const code = character.codePointAt(0) as number;
    const hex = code.toString(16);
    if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
    return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
  });
}
