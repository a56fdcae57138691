import { undoLogEscapes } from '../decode/log-escapes.ts';
import { decodePercent } from '../decode/percent.ts';

/** No path begins so. */
const MARK = '*';

/**
 * Stands among wanted paths for all targets that name a file, in their path or their query.
 *
 * @param name each character one byte
 */
export function namedFile(name: string): string {
  return MARK + name.toLowerCase();
}

/** The names among wanted paths. */
export function namesOfFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => (path.startsWith(MARK) ? [path.slice(MARK.length)] : []));
}

/** Whether a target as logged holds one of the names, in whatever case. */
export function namesFile(target: string, names: readonly string[]): boolean {
  if (names.length === 0) return false;
  const isPlain = !target.includes('%') && !target.includes('\\');
  const text = (isPlain ? target : decodePercent(undoLogEscapes(target), true)).toLowerCase();
  return names.some((name) => text.includes(name));
}
