/** How a spreadsheet recognises a formula, also behind blanks and quotes, and in full-width characters. */
const FORMULA = /^[\s"'\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212|%]|^[\t\r\n\u0000]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * One cell of a CSV file (RFC 4180). A text that a spreadsheet would compute gets an apostrophe in front, so
 * that it stays a text; plain numbers stay numbers.
 */
export function csvCell(text: string): string {
  const inert = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
