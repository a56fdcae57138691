const NAME = '(?:`[^`]{1,128}`|"[^"]{1,128}"|\\[[^\\]]{1,128}\\]|[\\w$\\u0080-\\uffff]{1,128})';
const COLUMN = new RegExp(`^\\s*(${NAME})(?:\\s|$)`);
const NO_COLUMN =
  /^\s*(?:PRIMARY|UNIQUE|KEY|INDEX|FULLTEXT|SPATIAL|CONSTRAINT|FOREIGN|CHECK|EXCLUDE|LIKE|PERIOD)\b/i;
/** A quoted text or name, a comment to the end of the line, or one character. */
const PART = /'(?:[^'\\]|\\.|'')*(?:'|$)|"[^"]*(?:"|$)|`[^`]*(?:`|$)|--[^\n]*|./gsy;

/** What stands in the parentheses of a CREATE TABLE. */
export interface TableDefinition {
  /** Names of columns, as they are written. */
  readonly columns: readonly string[];
  /** What follows the closing parenthesis. */
  readonly after: string;
}

/**
 * Reads the columns of a CREATE TABLE, on one line or on many.
 *
 * @param text what follows the opening parenthesis
 * @returns null while it is not closed
 */
export function tableDefinition(text: string): TableDefinition | null {
  const definitions = [''];
  let depth = 0;
  for (const { 0: part, index } of text.matchAll(PART)) {
    if (part === ')' && depth === 0) {
      return { columns: definitions.flatMap(columnOf), after: text.slice(index + 1) };
    }
    if (part === '(') depth++;
    else if (part === ')') depth--;
    if (part === ',' && depth === 0) definitions.push('');
    else if (!part.startsWith('--')) definitions[definitions.length - 1] += part;
  }
  return null;
}

function columnOf(definition: string): string[] {
  const name = NO_COLUMN.test(definition) ? undefined : COLUMN.exec(definition)?.[1];
  return name === undefined ? [] : [name];
}
