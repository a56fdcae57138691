/** Statements differ by their values; so much of one tells its shape. */
const LOOKED_AT = 500;

/**
 * A statement without its values: literals become `?`, lists of them one, blanks and case do not matter. Two runs of
 * the same line of a program have the same shape.
 */
export function statementShape(statement: string): string {
  return statement
    .slice(0, LOOKED_AT * 2)
    .toLowerCase()
    .replace(/'(?:[^'\\]|''|\\.)*'?|\b\d+(?:\.\d+)?\b|\$\d+/g, '?')
    .replace(/\?(?:\s*,\s*\?)+/g, '?')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LOOKED_AT);
}
