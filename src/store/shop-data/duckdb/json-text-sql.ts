import { quoteText } from './quote-text.ts';

/**
 * SQL for what lies under keys inside JSON text, outermost key first; a number also finds its place in a list. A text
 * that is no JSON is given whole: what is looked for may stand in it, and must not seem to be empty.
 */
export function jsonTextSql(text: string, keys: readonly string[]): string {
  const pointer = keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return `CASE WHEN json_valid(${text}) THEN json_extract_string(${text}, ${quoteText(pointer)}) ELSE ${text} END`;
}
