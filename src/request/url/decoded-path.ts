import { undoLogEscapes } from '../decode/log-escapes.ts';
import { decodePercent } from '../decode/percent.ts';
import { pathOf } from './target-parts.ts';

/**
 * The path that a request target names, as a server sees it: the log's own escapes undone, percent-decoded
 * once, without the query. Each character is one byte; dot segments are kept.
 */
export function decodedPathOf(target: string): string {
  const path = pathOf(target);
  return path.includes('%') || path.includes('\\') ? decodePercent(undoLogEscapes(path), false) : path;
}
