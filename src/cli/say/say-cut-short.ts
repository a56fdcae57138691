import type { ShopTable } from '../../model/exposure.ts';
import type { Language } from '../../model/language.ts';
import { printable } from '../../request/redaction/printable.ts';

/**
 * Says of shop data that could not be read, or not to its end, why; each reason once.
 *
 * @returns whether there is any
 */
export function sayCutShort(
  sources: readonly ShopTable[],
  language: Language,
  stderr: NodeJS.WritableStream,
): boolean {
  const cut = sources.filter(({ isCutShort = false }) => isCutShort);
  const reasons = new Set(cut.flatMap(({ problems }) => problems.map((problem) => problem[language])));
  for (const reason of reasons) stderr.write(`hinomi: ${printable(reason)}\n`);
  return cut.length > 0;
}
