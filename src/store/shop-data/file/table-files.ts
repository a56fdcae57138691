import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { loadOnce } from '../../../model/load-once.ts';

const tinyglobby = loadOnce<typeof import('tinyglobby')>('tinyglobby');

/** What tools leave beside the parts of a table: `_SUCCESS`, `.part-0.crc`. */
const NO_PART = /^[_.]/;

/**
 * The files of a table, sorted: one, all that a glob means, or all parts in a folder. Empty when there are none. A name
 * that exists is taken as it is, also when it looks like a glob.
 */
export async function tableFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() === true) {
    const names = await readdir(path, { withFileTypes: true });
    return names
      .filter((entry) => entry.isFile() && !NO_PART.test(entry.name))
      .map(({ name }) => join(path, name))
      .sort();
  }
  if (found !== null) return [path];
  const { glob, isDynamicPattern } = tinyglobby();
  if (!isDynamicPattern(path)) return [];
  const files = await glob(path, { absolute: path.startsWith('/'), dot: true, expandDirectories: false });
  return files.sort();
}
