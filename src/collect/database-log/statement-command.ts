const WORD = /[A-Za-z]+/y;
const VERSION_COMMENT = /\/\*M?!\d*/y;

/**
 * The command of an SQL statement in capitals: `SELECT`, `COPY`; '' when it begins with no word. Blanks, brackets
 * and comments before it are skipped; what stands in MySQL's version comments counts as text.
 */
export function statementCommand(statement: string): string {
  let at = 0;
  for (let rounds = 0; rounds < 100; rounds++) {
    const next = skipOne(statement, at);
    if (next === at) break;
    at = next;
  }
  WORD.lastIndex = at;
  return (WORD.exec(statement)?.[0] ?? '').slice(0, 32).toUpperCase();
}

function skipOne(text: string, at: number): number {
  const char = text.charAt(at);
  if (char !== '' && ' \t\r\n(;'.includes(char)) return at + 1;
  VERSION_COMMENT.lastIndex = at;
  const version = VERSION_COMMENT.exec(text)?.[0];
  if (version !== undefined) return at + version.length;
  const close = char === '#' || text.startsWith('--', at) ? '\n' : text.startsWith('/*', at) ? '*/' : '';
  if (close === '') return at;
  const end = text.indexOf(close, at + 2);
  return end < 0 ? text.length : end + close.length;
}
